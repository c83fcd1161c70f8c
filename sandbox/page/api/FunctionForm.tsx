import { useState } from 'preact/hooks';
import { type FunctionAnswer, runFunction } from '../state/actions.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import { Code } from '../wire/Code.tsx';
import { curlForJson } from '../wire/curl.ts';
import { prettyBody } from '../wire/pretty.ts';
import { FieldInput } from './FieldInput.tsx';
import { type Field, jsonOf, type Values } from './fields.ts';

interface Props {
  name: 'makeCall' | 'sendSms';
  fields: Field[];
  initial: Values;
  functionsUrl: string;
}

/** A form for one function of the HTTP API, with its answer and the curl for it. */
export function FunctionForm({ name, fields, initial, functionsUrl }: Props) {
  const [values, setValues] = useState(initial);
  const [answer, setAnswer] = useState<FunctionAnswer>();
  const [busy, setBusy] = useState(false);
  const json = jsonOf(fields, values);
  const run = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setAnswer(await runFunction(name, json).catch((error: Error) => ({ status: 0, body: error.message })));
    setBusy(false);
  };
  return (
    <form class="function-form" onSubmit={run} noValidate aria-label={name}>
      <h3>
        <code>POST {name}</code>
      </h3>
      <div class="fields">
        {fields.map((field) => (
          <FieldInput
            key={field.name}
            id={`${name}-${field.name}`}
            field={field}
            value={values[field.name] ?? ''}
            change={(value) => setValues({ ...values, [field.name]: value })}
          />
        ))}
      </div>
      <div class="row">
        <button type="submit" class="plain" disabled={busy}>
          Run {name}
        </button>
        <CopyButton label="Copy as curl" text={curlForJson(`${functionsUrl}/${name}`, json)} />
      </div>
      <div role="status">
        {answer && (
          <p class={answer.status === 201 ? 'answer good' : 'answer bad'}>
            {answer.status ? `Answer ${answer.status}` : 'No answer'}
          </p>
        )}
        {answer && <Code title={`Answer of ${name}`} text={prettyBody(answer.body)} />}
      </div>
    </form>
  );
}
