import type { Forwarding } from '../context.ts';
import type { Call } from '../model.ts';
import { meetOutcome } from './automaton.ts';
import { endCall } from './lifecycle.ts';
import { receiveCall } from './receiving.ts';
import type { CallSession, RingResult } from './session.ts';

/** How often in a row a call may come back to the line or be forwarded; more is a loop. Twilio has no such limit. */
const MAX_HOPS = 5;

/** No call rings longer, in seconds: Twilio's longest timeout, and what a Dial adds to it. */
const LONGEST_RING = 605;

type Done = (result: RingResult) => void;

/** Where a call goes on, on a way that is not the dialled one alone. */
interface Hop {
  to: string;
  /** How many there were so far, with this one. */
  count: number;
  /** The phone that forwarded the call, where its carrier says so. */
  forwardedFrom?: string | undefined;
  /** What the trace says where the hop is one too many. */
  tooMany: string;
}

/** Who is called at last: the number dialled, or the one that it was forwarded to. */
export function calleeOf({ to, forwardedTo }: Call): string {
  return forwardedTo ?? to;
}

/**
 * Reaches whoever is called: the line itself, a phone that somebody holds, or one that answers by itself. Returns what ends
 * the attempt.
 */
export function reach(call: CallSession, done: Done): () => void {
  const { to } = call.record;
  if (!call.engine.twilio.store.numberFor(to)) return ringPhone(call, to, call.hops, done);
  const tooMany = `the line has called itself ${MAX_HOPS} times in a chain: busy. What to do: do not dial the line's own number`;
  return hop(call, { to, count: call.hops + 1, tooMany }, done);
}

/** Rings a phone. The carrier forwards the call if that phone forwards what it does not answer. */
function ringPhone(call: CallSession, phone: string, hops: number, done: Done): () => void {
  const { clock, forwardingPhones, heldPhones, outcomes } = call.engine.twilio;
  const rule = forwardingPhones.of(phone);
  const outcome = outcomes.take(phone);
  const forwards = rule && outcome?.call === 'no-answer';
  if (outcome && outcome.call !== 'human' && !forwards) return meetOutcome(call, outcome, done);
  if (!rule && heldPhones.has(phone)) return () => undefined;
  if (!rule) return clock.after(call.engine.timing.ring, () => done('answered'));
  const wait = Math.min(rule.after, LONGEST_RING) * 1000;
  let cancel = clock.after(wait, () => {
    // Who has let go of the phone meanwhile lets it ring on.
    const current = forwardingPhones.of(phone);
    if (current) cancel = forward(call, phone, current, hops, done);
  });
  return () => cancel();
}

function forward(
  call: CallSession,
  phone: string,
  { to, silent }: Forwarding,
  hops: number,
  done: Done,
): () => void {
  const detail = `nobody answers ${phone}: its carrier forwards the call to ${to}`;
  call.record.forwardedTo = to;
  call.trace({ verb: 'Forward', detail: silent ? `${detail} and does not say so` : detail });
  const tooMany = `the call came back and was forwarded ${MAX_HOPS} times in a chain: busy. On a real line this circle does not end, and each round is paid. What to do: do not dial a phone that forwards to the line`;
  return hop(call, { to, count: hops + 1, forwardedFrom: silent ? undefined : phone, tooMany }, done);
}

function hop(call: CallSession, { to, count, forwardedFrom, tooMany }: Hop, done: Done): () => void {
  if (count > MAX_HOPS) {
    call.trace({ verb: 'Dial', problem: true, detail: tooMany });
    done('busy');
  } else if (!call.engine.twilio.store.numberFor(to)) return ringPhone(call, to, count, done);
  else comeIn(call, { from: call.record.from, to, forwardedFrom }, count, done);
  return () => undefined;
}

/** The call comes in at one of the account's numbers as a call of its own; both are answered and end together. */
function comeIn(
  call: CallSession,
  asked: { from: string; to: string; forwardedFrom: string | undefined },
  hops: number,
  done: Done,
): void {
  // It rings at no phone any more, so that nobody can answer it there.
  call.moves.pickUp = undefined;
  const attended = call.attended || call.peer?.attended === true;
  const incoming = receiveCall(call.engine, asked, { attended, hops, onAnswered: () => done('answered') });
  const end = () => {
    const unanswered = incoming.record.status === 'busy' ? 'busy' : 'no-answer';
    done(unanswered);
    endCall(call, unanswered);
  };
  // A number without a voice URL has refused the call already.
  if (incoming.isOver) end();
  else {
    incoming.onEnd(end);
    call.onEnd(() => endCall(incoming, 'no-answer'));
  }
}
