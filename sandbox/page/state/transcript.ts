import { isOver } from './phoneState.ts';
import type { OwnAction, PhoneCall, TraceEntry } from './types.ts';

/** One line of a call's transcript. */
export interface Line {
  at: number;
  who: 'line' | 'me' | 'other' | 'note' | 'problem';
  text: string;
}

/** Keys pressed within this time (ms) of each other are one line. */
const ONE_LINE = 2500;

/** Notes on what the person cannot hear, but would want to know. */
const NOTES: Record<string, string> = {
  Dial: 'The line dials',
  Record: 'The line records',
  Sms: 'The line sends a text',
  Hangup: 'The line hangs up',
  Reject: 'The line turns the call away',
  Phone: 'At the phone',
  MachineDetection: 'Twilio takes who answered for',
};

/** Who said and did what in a call, oldest first. */
export function transcriptOf(call: PhoneCall, actions: OwnAction[]): Line[] {
  const own = actions.filter(({ callSid }) => callSid === call.sid);
  const lines = [...call.trace.flatMap(traceLine), ...heardLines(call), ...ownLines(own), ...endLine(call)];
  return lines
    .map((line, order) => ({ line, order }))
    .sort((a, b) => a.line.at - b.line.at || a.order - b.order)
    .map(({ line }) => line);
}

function heardLines(call: PhoneCall): Line[] {
  return call.heardDetail.map(({ at, text, by }) => {
    if (by === 'person') return { at, who: 'other', text };
    return { at, who: by === 'tone' ? 'note' : 'line', text };
  });
}

function traceLine({ verb, at, detail, problem }: TraceEntry): Line[] {
  if (problem) return [{ at, who: 'problem', text: detail ?? `${verb} could not be carried out` }];
  const note = NOTES[verb];
  return note ? [{ at, who: 'note', text: detail ? `${note}: ${detail}` : note }] : [];
}

function ownLines(actions: OwnAction[]): Line[] {
  const joined: OwnAction[] = [];
  for (const action of actions) {
    const last = joined.at(-1);
    if (last?.kind === 'keys' && action.kind === 'keys' && action.at - last.at < ONE_LINE) {
      joined[joined.length - 1] = { ...last, text: last.text + action.text };
    } else joined.push(action);
  }
  return joined.map(({ at, kind, text }) => ({
    at,
    who: 'me',
    text: kind === 'keys' ? `Pressed ${text}` : text,
  }));
}

function endLine(call: PhoneCall): Line[] {
  if (!isOver(call)) return [];
  return [{ at: call.endTime ?? Number.MAX_SAFE_INTEGER, who: 'note', text: `Call ended: ${call.status}` }];
}
