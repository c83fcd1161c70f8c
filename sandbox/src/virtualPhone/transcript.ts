import type { Call } from '../model.ts';

/** Reads along with what a phone hears: each thing found is behind it, and the next is looked for after that. */
export class Transcript {
  private entry = 0;
  private offset = 0;

  constructor(private readonly call: Call) {}

  /** True if the text (or a match of the pattern) has been heard since what was found last. */
  find(wanted: string | RegExp): boolean {
    for (let entry = this.entry; entry < this.call.heard.length; entry += 1) {
      const from = entry === this.entry ? this.offset : 0;
      const end = findIn(this.call.heard[entry]?.text ?? '', wanted, from);
      if (end === undefined) continue;
      this.entry = entry;
      this.offset = end;
      return true;
    }
    return false;
  }
}

function findIn(text: string, wanted: string | RegExp, from: number): number | undefined {
  if (typeof wanted === 'string') {
    const at = text.indexOf(wanted, from);
    return at < 0 ? undefined : at + wanted.length;
  }
  const match = new RegExp(wanted.source, wanted.flags.replace(/[gy]/g, '')).exec(text.slice(from));
  return match ? from + match.index + match[0].length : undefined;
}

/** An error that shows what the phone heard and what the call did: all that is needed to see why. */
export function callError(call: Call, message: string): Error {
  const heard = call.heard.map(({ text }) => `  ${text}`);
  const trace = call.trace.map(
    ({ verb, detail, problem }) => `  ${problem ? '! ' : ''}${verb}${detail ? `: ${detail}` : ''}`,
  );
  const parts = [message, 'Heard:', ...orNothing(heard), 'What the call did:', ...orNothing(trace)];
  return new Error(parts.join('\n'));
}

function orNothing(lines: string[]): string[] {
  return lines.length > 0 ? lines : ['  (nothing)'];
}
