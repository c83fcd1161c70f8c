import { useState } from 'preact/hooks';
import { readable } from '../state/format.ts';
import { addressOf, DEFAULT_NUMBER, isCaller, tidyNumber } from '../state/identity.ts';
import type { Config } from '../state/types.ts';
import { Icon } from '../ui/Icon.tsx';

/** Which number this phone has, and the way to another phone. */
export function Identity({ number, config }: { number: string; config: Config }) {
  const { owner } = config;
  const isOwner = owner === number;
  const other = isOwner ? DEFAULT_NUMBER : owner;
  const [changing, setChanging] = useState(false);
  return (
    <div class="identity">
      <p>
        <span>{isOwner ? "The owner's phone" : 'This phone'}</span>
        <strong>{readable(number)}</strong>
      </p>
      <button type="button" class="link" aria-expanded={changing} onClick={() => setChanging(!changing)}>
        Change
      </button>
      {changing && <ChangeNumber number={number} />}
      {other && (
        <a class="other-phone" href={addressOf(other)} target={`ahoy ${other}`}>
          {isOwner ? "Open a caller's phone" : "Open the owner's phone"}
          <Icon name="open" />
        </a>
      )}
    </div>
  );
}

function ChangeNumber({ number }: { number: string }) {
  const [value, setValue] = useState(number);
  const [fault, setFault] = useState('');
  const change = (event: Event) => {
    event.preventDefault();
    const wanted = tidyNumber(value);
    if (isCaller(wanted)) location.search = addressOf(wanted);
    else
      setFault(
        'Write it in international form, such as +12025550143, or as “anonymous”, a short code or a name.',
      );
  };
  return (
    <form class="change-number" onSubmit={change} noValidate>
      <label>
        Number of this phone
        <input
          type="text"
          value={value}
          aria-invalid={fault !== ''}
          aria-describedby="number-fault"
          onInput={({ currentTarget }) => setValue(currentTarget.value)}
        />
      </label>
      <button type="submit" class="small">
        Use it
      </button>
      <p id="number-fault" class="fault">
        {fault}
      </p>
    </form>
  );
}
