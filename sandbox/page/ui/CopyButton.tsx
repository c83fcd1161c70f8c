import { useEffect, useState } from 'preact/hooks';
import { Icon } from './Icon.tsx';

/** Copies a text, and says so for a moment. */
export function CopyButton({ label, text }: { label: string; text: string }) {
  const [result, setResult] = useState<'copied' | 'failed'>();
  useEffect(() => {
    const timer = setTimeout(() => setResult(undefined), 2000);
    return () => clearTimeout(timer);
  }, [result]);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setResult('copied'),
      () => setResult('failed'),
    );
  return (
    <button type="button" class="small" onClick={copy}>
      <Icon name="copy" />
      <span>{result === 'copied' ? 'Copied' : result === 'failed' ? 'Not allowed' : label}</span>
    </button>
  );
}
