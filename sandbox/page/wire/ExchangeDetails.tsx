import type { Exchange } from '../state/types.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Code } from './Code.tsx';
import { curlFor } from './curl.ts';
import { prettyBody } from './pretty.ts';
import { errorOf } from './verdict.ts';

/** Everything about one request and its answer. */
export function ExchangeDetails({ exchange }: { exchange: Exchange }) {
  const { requestHeaders, params, responseHeaders, responseBody, url, method } = exchange;
  return (
    <div class="details">
      <ErrorNote exchange={exchange} />
      <div class="details-head">
        <code>
          {method} {url}
        </code>
        <CopyButton label="Copy as curl" text={curlFor(exchange)} />
      </div>
      <Code title="Answer" text={prettyBody(responseBody)} />
      <Pairs title="Parameters" pairs={params} />
      <Pairs title="Request headers" pairs={Object.entries(requestHeaders)} />
      <Pairs title="Response headers" pairs={Object.entries(responseHeaders)} />
    </div>
  );
}

function ErrorNote({ exchange }: { exchange: Exchange }) {
  const trouble = errorOf(exchange);
  if (!trouble) return null;
  return (
    <div class="callout">
      <Icon name="alert" />
      <p>
        <strong>{trouble.error}</strong>
        {trouble.remedy && (
          <>
            <br />
            What to do: {trouble.remedy}
          </>
        )}
      </p>
    </div>
  );
}

function Pairs({ title, pairs }: { title: string; pairs: [string, string][] }) {
  if (pairs.length === 0) return null;
  return (
    <details open={title === 'Parameters'}>
      <summary>
        {title} ({pairs.length})
      </summary>
      <table>
        <tbody>
          {pairs.map(([name, value], index) => (
            <tr key={`${name} ${index}`}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
