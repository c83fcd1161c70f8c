import type { Finding } from '../state/types.ts';
import { Icon } from '../ui/Icon.tsx';

/** What the checker says about the phone line. */
export function Findings({ findings }: { findings: Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <ul class="findings scroll" aria-label="What the checker found">
      {findings.map(({ place, message, remedy, severity }) => (
        <li key={`${place} ${message}`} class={severity}>
          <Icon name="alert" />
          <p>
            <b>{severity === 'error' ? 'Error' : 'Warning'}</b> <code>{place}</code> {message}
            {remedy && <span class="remedy"> {remedy}</span>}
          </p>
        </li>
      ))}
    </ul>
  );
}
