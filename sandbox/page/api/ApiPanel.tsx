import { useEffect, useRef } from 'preact/hooks';
import type { Config, SettingView, WebhookView } from '../state/types.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Scroll } from '../ui/Panel.tsx';
import { ApiForm } from './ApiForm.tsx';

interface Props {
  config: Config;
  number: string;
  close: () => void;
}

/** The app's API to try, the webhooks to give to Twilio, and the settings at a glance. */
export function ApiPanel({ config, number, close }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { forms = [], webhooks = [], lineNumber } = config;
  return (
    <section class="panel panel-api" aria-labelledby="api-title">
      <header class="panel-head">
        <h2 id="api-title" ref={heading} tabIndex={-1}>
          API and settings
        </h2>
        <button type="button" class="quiet icon-only" aria-label="Close API and settings" onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <Scroll class="api" label="Forms and settings">
        {forms.map((form) => (
          <ApiForm key={form.name} form={form} number={number} />
        ))}
        {webhooks.length > 0 && <WebhookUrls webhooks={webhooks} lineNumber={lineNumber} />}
        <Glance config={config} />
      </Scroll>
    </section>
  );
}

/** What Twilio's console asks for. */
function WebhookUrls({ webhooks, lineNumber }: { webhooks: WebhookView[]; lineNumber: string | undefined }) {
  return (
    <section class="webhooks" aria-labelledby="webhooks-title">
      <h3 id="webhooks-title">Webhooks of {lineNumber || 'the line'}</h3>
      <p>
        The sandbox uses these already. For a real number give Twilio the same paths at the public address of
        your app, all with HTTP POST.
      </p>
      <dl>
        {webhooks.map(({ label, url }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <code>{url}</code>
              <CopyButton label="Copy" text={url} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The settings: what is set, and to what unless it is a secret. */
function Glance({ config }: { config: Config }) {
  const { settings = [], host, url, flow } = config;
  return (
    <section class="glance" aria-labelledby="glance-title">
      <h3 id="glance-title">Settings at a glance</h3>
      <p>
        {flow && <>The phone line is {flow.file}. </>}
        {host && <>The app runs in {host}. </>}
        {url && <>It answers at {url}. </>}
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

function shownValue({ state, value }: SettingView): string {
  if (state === 'not set') return 'not set';
  return value === location.origin ? `${value} (the sandbox)` : (value ?? 'set');
}
