import { type Context, Hono } from 'hono';
import type { Clock, ManualClock } from '../clock.ts';
import { manualOf, SwitchableClock } from '../switchableClock.ts';
import { ControlError } from './controlError.ts';
import { type Input, readInput } from './input.ts';

/** What POST clock is asked for. */
type Move = { mode: 'manual'; now: number | undefined } | { mode: 'real' } | { advance: number };

/**
 * `POST clock` stops the time, sets it, moves it on or lets it run again, and answers `{mode, now}` when all that fell due
 * is done. `clockStays` says why nothing of this may be done now.
 */
export function clockControls(clock: Clock, clockStays: () => string | undefined): Hono {
  const routes = new Hono();
  // One after another: two tests that advance at once both get all of their time.
  let before: Promise<unknown> = Promise.resolve();
  routes.post('/clock', async (context) => {
    const move = readMove(await readInput(context));
    const reason = clockStays();
    if (reason) throw new ControlError(409, reason);
    const done = before.then(() => make(move, clock));
    before = done.catch(() => undefined);
    await done;
    return answerTime(context, clock);
  });
  return routes;
}

function answerTime(context: Context, clock: Clock): Response {
  return context.json({
    mode: manualOf(clock) ? 'manual' : 'real',
    now: new Date(clock.now()).toISOString(),
  });
}

async function make(move: Move, clock: Clock): Promise<void> {
  if ('advance' in move) return advance(manualOf(clock), move.advance);
  if (clock instanceof SwitchableClock) {
    if (move.mode === 'real') clock.toReal();
    else await clock.toManual(move.now);
    return;
  }
  if (move.mode === 'real')
    throw new ControlError(409, 'This sandbox was started on a manual clock and stays on it', 'mode');
  if (move.now !== undefined) await manualOf(clock)?.set(move.now);
}

async function advance(clock: ManualClock | undefined, ms: number): Promise<void> {
  if (!clock) {
    const remedy = 'stop it first by POST /sandbox/clock {"mode": "manual"}';
    throw new ControlError(409, `The clock is real and moves by itself: ${remedy}`, 'advance');
  }
  if (clock.now() + ms > LATEST)
    throw new ControlError(400, '"advance" leads beyond the year 9999', 'advance');
  await clock.advance(ms);
}

const FIELDS = ['mode', 'now', 'advance'];
const EXAMPLE = '2026-12-25T10:00:00Z';
const LATEST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

function readMove(input: Input): Move {
  const unknown = Object.keys(input).find((field) => !FIELDS.includes(field));
  if (unknown !== undefined)
    throw new ControlError(400, `"${unknown}" is not known here: "mode", "now" and "advance" are`, unknown);
  if (input.advance !== undefined) return readAdvance(input);
  const { mode, now } = input;
  if (mode !== 'manual' && mode !== 'real') {
    throw new ControlError(400, '"mode" must be "manual" or "real", unless "advance" is given', 'mode');
  }
  if (mode === 'manual') return { mode, now: now === undefined ? undefined : readTime(now) };
  if (now === undefined) return { mode };
  throw new ControlError(400, '"now" is for the mode "manual": a real clock cannot be set', 'now');
}

function readAdvance({ advance, ...others }: Input): Move {
  const [other] = Object.keys(others);
  if (other !== undefined)
    throw new ControlError(400, `"${other}" cannot stand beside "advance": send it first, by itself`, other);
  if (typeof advance === 'number' && Number.isInteger(advance) && advance >= 0) return { advance };
  throw new ControlError(
    400,
    '"advance" must be a whole number of milliseconds from 0, such as 20000',
    'advance',
  );
}

const TIME_FORM = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/;

/** An ISO 8601 time that says its offset, from 1970 to 9999. */
function readTime(value: unknown): number {
  const [text, date] = (typeof value === 'string' && TIME_FORM.exec(value)) || [];
  const time = text === undefined ? Number.NaN : Date.parse(text);
  if (time >= 0 && time <= LATEST && isDay(date)) return time;
  throw new ControlError(
    400,
    `"now" must be a time such as "${EXAMPLE}" or "2026-12-25T11:00:00+01:00"`,
    'now',
  );
}

/** False for a day that no month has, which Date.parse takes for one of the next month. */
function isDay(date = ''): boolean {
  return new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
}
