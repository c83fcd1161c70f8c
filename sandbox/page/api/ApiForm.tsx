import { useState } from 'preact/hooks';
import { type FormAnswer, isGood, postForm } from '../state/controls.ts';
import type { FieldView, FormView } from '../state/types.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import { Code } from '../wire/Code.tsx';
import { curlForJson } from '../wire/curl.ts';
import { prettyBody } from '../wire/pretty.ts';
import { initialValues, jsonOf } from './fields.ts';

/** A form for one function of the app's API, with its answer and the curl for it. */
export function ApiForm({ form, number }: { form: FormView; number: string }) {
  const { name, url, fields } = form;
  const [values, setValues] = useState(() => initialValues(form, number));
  const [answer, setAnswer] = useState<FormAnswer>();
  const [busy, setBusy] = useState(false);
  const json = jsonOf(fields, values);
  const run = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setAnswer(await postForm(name, json).catch((error: Error) => ({ status: 0, body: error.message })));
    setBusy(false);
  };
  return (
    <form class="api-form" onSubmit={run} noValidate aria-label={name}>
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
        <CopyButton label="Copy as curl" text={curlForJson(url, json)} />
      </div>
      <div role="status">{answer && <Answer name={name} answer={answer} />}</div>
    </form>
  );
}

function Answer({ name, answer }: { name: string; answer: FormAnswer }) {
  return (
    <>
      <p class={isGood(answer) ? 'answer good' : 'answer bad'}>
        {answer.status ? `Answer ${answer.status}` : 'No answer'}
      </p>
      <Code title={`Answer of ${name}`} text={prettyBody(answer.body)} />
    </>
  );
}

interface FieldProps {
  id: string;
  field: FieldView;
  value: string;
  change: (value: string) => void;
}

function FieldInput(props: FieldProps) {
  const { id, field } = props;
  if (field.kind === 'switch') return <Switch {...props} />;
  return (
    <label class={`field ${field.kind}`} for={id}>
      <code>{field.name}</code>
      <TextInput {...props} />
    </label>
  );
}

function Switch({ id, field, value, change }: FieldProps) {
  return (
    <label class="field switch" for={id} title={field.hint}>
      <input
        id={id}
        type="checkbox"
        checked={value === 'true'}
        onChange={({ currentTarget }) => change(currentTarget.checked ? 'true' : '')}
      />
      <code>{field.name}</code>
    </label>
  );
}

function TextInput({ id, field, value, change }: FieldProps) {
  const { kind, hint, choices = [] } = field;
  const onInput = ({ currentTarget }: { currentTarget: { value: string } }) => change(currentTarget.value);
  const common = { id, value, onInput };
  if (kind === 'long' || kind === 'list') return <textarea {...common} rows={2} placeholder={hint} />;
  if (kind !== 'choice') {
    return <input {...common} placeholder={hint} inputMode={kind === 'number' ? 'numeric' : undefined} />;
  }
  return (
    <select {...common} title={hint}>
      {['', ...choices.filter(Boolean)].map((choice) => (
        <option key={choice} value={choice}>
          {choice || '(not given)'}
        </option>
      ))}
    </select>
  );
}
