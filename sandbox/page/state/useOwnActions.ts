import { useCallback, useState } from 'preact/hooks';
import type { OwnAction } from './types.ts';

const KEY = 'ahoy.actions';
const KEPT = 200;

/** What the person did on this phone, kept through a reload of the tab. */
export function useOwnActions(): [OwnAction[], (action: Omit<OwnAction, 'at'>) => void] {
  const [actions, setActions] = useState(restore);
  const add = useCallback((action: Omit<OwnAction, 'at'>) => {
    setActions((before) => keep([...before, { ...action, at: Date.now() }].slice(-KEPT)));
  }, []);
  return [actions, add];
}

function restore(): OwnAction[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

function keep(actions: OwnAction[]): OwnAction[] {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(actions));
  } catch {
    // Without storage the transcript merely forgets them on reload.
  }
  return actions;
}
