import { Hono } from 'hono';
import type { TwilioContext } from '../context.ts';
import { LONGEST_BODY } from '../messages/segments.ts';
import { ControlError, limitBody } from './controlError.ts';
import { callerField, type Input, ownNumberField, readInput, textField, urlsField } from './input.ts';

const LARGEST_RECORDING = 10 * 1024 * 1024;

/** What a person with a phone can do: call, act in a call, text. */
export function phoneControls(twilio: TwilioContext): Hono {
  const routes = new Hono();
  routes.post('/calls', async (context) => {
    const sid = call(twilio, await readInput(context));
    return context.json({ sid }, 201);
  });
  routes.post('/messages', async (context) => {
    const sid = sendText(twilio, await readInput(context));
    return context.json({ sid }, 201);
  });
  addMoves(routes, twilio);
  addSounds(routes, twilio);
  return routes;
}

function call({ calls, store }: TwilioContext, input: Input): string {
  const from = callerField(input, 'from');
  const to = ownNumberField(input, store);
  if (from === to) throw new ControlError(400, 'The line cannot call itself', 'from');
  const callerName = input.callerName === undefined ? undefined : textField(input, 'callerName');
  const forwardedFrom = input.forwardedFrom === undefined ? undefined : forwarder(input, to);
  return calls.receive({ from, to, callerName, forwardedFrom }).sid;
}

/** The phone that forwards the call to `to`. */
function forwarder(input: Input, to: string): string {
  textField(input, 'forwardedFrom');
  const phone = callerField(input, 'forwardedFrom');
  if (phone === to) throw new ControlError(400, 'A number cannot forward to itself', 'forwardedFrom');
  return phone;
}

/** The answer comes by itself, as a message of its own. */
function sendText({ messages, store }: TwilioContext, input: Input): string {
  const from = callerField(input, 'from');
  const to = ownNumberField(input, store);
  const mediaUrls = urlsField(input, 'mediaUrl');
  const { body = '' } = input;
  if (typeof body !== 'string' || body.length > LONGEST_BODY) {
    throw new ControlError(400, `"body" must be a text of up to ${LONGEST_BODY} characters`, 'body');
  }
  if (body === '' && mediaUrls.length === 0) {
    throw new ControlError(400, 'A message needs a "body" or a "mediaUrl"', 'body');
  }
  return messages.receive({ from, to, body, mediaUrls }).sid;
}

/** What takes nothing but the call's SID. */
function addMoves(routes: Hono, { calls }: TwilioContext): void {
  const moves = {
    answer: (sid: string) => calls.answer(sid),
    decline: (sid: string) => calls.decline(sid),
    talking: (sid: string) => calls.talking(sid),
    hangup: (sid: string) => calls.hangUp(sid),
  };
  for (const [path, move] of Object.entries(moves)) {
    routes.post(`/calls/:sid/${path}`, (context) => {
      const sid = context.req.param('sid');
      move(sid);
      return context.json({ sid });
    });
  }
}

/** Keys, speech and a recording. */
function addSounds(routes: Hono, { calls }: TwilioContext): void {
  routes.post('/calls/:sid/digits', async (context) => {
    const sid = context.req.param('sid');
    calls.press(sid, readDigits(await readInput(context)));
    return context.json({ sid });
  });
  routes.post('/calls/:sid/speech', async (context) => {
    const sid = context.req.param('sid');
    calls.speak(sid, textField(await readInput(context), 'text'));
    return context.json({ sid });
  });
  routes.post('/calls/:sid/recording', limitBody(LARGEST_RECORDING), async (context) => {
    const sid = context.req.param('sid');
    calls.leaveRecording(sid, readWav(await context.req.arrayBuffer()));
    return context.json({ sid });
  });
}

function readDigits(input: Input): string {
  const digits = textField(input, 'digits');
  if (!/^[0-9A-D*#wW]{1,1000}$/.test(digits)) {
    throw new ControlError(400, '"digits" may hold 0-9, A-D, *, #, and w or W for a pause', 'digits');
  }
  return digits;
}

function readWav(body: ArrayBuffer): Uint8Array {
  const bytes = new Uint8Array(body);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 12));
  if (!/^RIFF.{4}WAVE$/s.test(head)) throw new ControlError(400, 'The body must be a WAV file');
  return bytes;
}
