import type { Config, Setting } from '../state/types.ts';

/** The settings: what is set, and to what unless it is a secret. */
export function Glance({ config }: { config: Config }) {
  const { settings = [], host, phoneLine } = config;
  return (
    <section class="glance" aria-labelledby="glance-title">
      <h3 id="glance-title">Settings at a glance</h3>
      <p>
        {phoneLine && <>The phone line is {phoneLine.file}. </>}
        {host && <>Functions: {host}. </>}
        Secrets are not shown.
      </p>
      <table>
        <tbody>
          {settings.map((setting) => (
            <tr key={setting.name}>
              <th scope="row">
                <code>{setting.name}</code>
              </th>
              <td class={setting.state === 'set' ? undefined : 'unset'}>{shownValue(setting)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function shownValue({ name, state, value }: Setting): string {
  if (state === 'not set') return 'not set';
  if (name === 'TWILIO_API_BASE_URL') return `${value ?? ''} (the sandbox)`;
  return value ?? 'set';
}
