import type { Field } from './fields.ts';

interface Props {
  id: string;
  field: Field;
  value: string;
  change: (value: string) => void;
}

export function FieldInput({ id, field, value, change }: Props) {
  const onInput = ({ currentTarget }: { currentTarget: { value: string } }) => change(currentTarget.value);
  const { label, kind, hint, choices = [] } = field;
  if (kind === 'switch') {
    return (
      <label class="field switch" for={id}>
        <input
          id={id}
          type="checkbox"
          checked={value === 'true'}
          onChange={({ currentTarget }) => change(currentTarget.checked ? 'true' : '')}
        />
        <code>{label}</code>
      </label>
    );
  }
  return (
    <label class={`field ${kind}`} for={id}>
      <code>{label}</code>
      {kind === 'choice' && (
        <select id={id} value={value} onChange={onInput}>
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice || '(not given)'}
            </option>
          ))}
        </select>
      )}
      {kind === 'long' && <textarea id={id} rows={2} value={value} placeholder={hint} onInput={onInput} />}
      {(kind === 'text' || kind === 'number') && (
        <input
          id={id}
          value={value}
          placeholder={hint}
          inputMode={kind === 'number' ? 'numeric' : undefined}
          onInput={onInput}
        />
      )}
    </label>
  );
}
