import { CopyButton } from '../ui/CopyButton.tsx';

const WEBHOOKS = [
  ['A call comes in', 'voiceTwiml'],
  ['A message comes in', 'smsTwiml'],
  ['Call status changes', 'callStatus'],
];

/** What Twilio's console asks for. Twilio needs the deployed app or a tunnel; the sandbox calls the functions as they are. */
export function WebhookUrls({ functionsUrl, lineNumber }: { functionsUrl: string; lineNumber: string }) {
  return (
    <section class="webhooks" aria-labelledby="webhooks-title">
      <h3 id="webhooks-title">Webhooks of {lineNumber || 'the line'}</h3>
      <p>
        The sandbox uses these already. For a real number give Twilio the same paths at the address of your
        app, all with HTTP POST, or let <code>npm run line -- connect https://your-app</code> do it.
      </p>
      <dl>
        {WEBHOOKS.map(([what, path]) => (
          <div key={path}>
            <dt>{what}</dt>
            <dd>
              <code>{`${functionsUrl}/${path}`}</code>
              <CopyButton label="Copy" text={`${functionsUrl}/${path}`} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
