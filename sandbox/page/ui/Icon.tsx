const PATHS = {
  call: 'M6.6 3.6 9 3l2 4.6-2 1.6a12 12 0 0 0 5.8 5.8l1.6-2 4.6 2-.6 2.4c-.4 1.6-1.8 2.6-3.4 2.4C10.600 19 5 13.400 4.200 7c-.2-1.600.8-3 2.400-3.400z',
  hangUp: 'M3 13.500c5.500-5 12.500-5 18 0l-1.700 3-4.300-1.500v-2.700a12 12 0 0 0-6 0V15l-4.300 1.500z',
  sound: 'M4 9.500v5h3.500L12 18.500v-13L7.500 9.500zM15 8.500a5 5 0 0 1 0 7M17.500 6a8.500 8.500 0 0 1 0 12',
  mute: 'M4 9.500v5h3.500L12 18.500v-13L7.500 9.500zM15.500 9.500l5 5M20.500 9.500l-5 5',
  microphone:
    'M12 4a2.500 2.500 0 0 0-2.500 2.500v5a2.500 2.500 0 0 0 5 0v-5A2.500 2.500 0 0 0 12 4zM6.500 11.500a5.500 5.500 0 0 0 11 0M12 17v3.500',
  stop: 'M7 7h10v10H7z',
  copy: 'M9 9h10v11H9zM15 9V4.500H5V16h4',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.500v5M9 14.500v5',
  close: 'M6 6l12 12M18 6 6 18',
  toApp: 'M4 12h15M13 6l6 6-6 6',
  toTwilio: 'M20 12H5M11 6l-6 6 6 6',
  alert: 'M12 4 21 19.500H3zM12 10v4.500M12 17v.3',
  open: 'M9 5H5v14h14v-4M13 5h6v6M19 5l-9 9',
  chevron: 'M9 6l6 6-6 6',
};

export type IconName = keyof typeof PATHS;

/** A drawing beside words that say the same. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
