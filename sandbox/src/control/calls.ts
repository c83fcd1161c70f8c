import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { TwilioContext } from '../context.ts';
import { ControlError } from './errors.ts';
import { phoneField, readInput, textField } from './input.ts';
import { lineNumber, ownNumber } from './line.ts';

const LARGEST_RECORDING = 10 * 1024 * 1024;

/** What a person with a phone can do in a call. */
export function callControls(twilio: TwilioContext): Hono {
  const routes = new Hono();
  routes.post('/calls', async (context) => {
    const input = await readInput(context);
    const from = phoneField(input, 'from');
    const to = ownNumber(twilio, phoneField(input, 'to', lineNumber(twilio)));
    if (from === to) throw new ControlError(400, 'The line cannot call itself', 'from');
    const callerName = input.callerName === undefined ? undefined : textField(input, 'callerName');
    return context.json({ sid: twilio.calls.receive({ from, to, callerName }).sid }, 201);
  });
  for (const [path, act] of Object.entries({
    answer: (sid: string) => twilio.calls.answer(sid),
    decline: (sid: string) => twilio.calls.decline(sid),
    talking: (sid: string) => twilio.calls.talking(sid),
    hangup: (sid: string) => twilio.calls.hangUp(sid),
  })) {
    routes.post(`/calls/:sid/${path}`, (context) => {
      act(context.req.param('sid'));
      return context.json({ sid: context.req.param('sid') });
    });
  }
  routes.post('/calls/:sid/digits', async (context) => {
    const digits = textField(await readInput(context), 'digits');
    if (!/^[0-9A-D*#wW]{1,1000}$/.test(digits)) {
      throw new ControlError(400, '"digits" may hold 0-9, A-D, *, #, and w or W for a pause', 'digits');
    }
    twilio.calls.press(context.req.param('sid'), digits);
    return context.json({ sid: context.req.param('sid') });
  });
  routes.post('/calls/:sid/speech', async (context) => {
    twilio.calls.speak(context.req.param('sid'), textField(await readInput(context), 'text'));
    return context.json({ sid: context.req.param('sid') });
  });
  routes.post('/calls/:sid/recording', limit(LARGEST_RECORDING), async (context) => {
    twilio.calls.leaveRecording(context.req.param('sid'), readWav(await context.req.arrayBuffer()));
    return context.json({ sid: context.req.param('sid') });
  });
  return routes;
}

/** Refuses larger bodies (bytes) with 413. */
export function limit(maxSize: number) {
  const onError = () => {
    throw new ControlError(413, `The body may have at most ${maxSize} bytes`);
  };
  return bodyLimit({ maxSize, onError });
}

function readWav(body: ArrayBuffer): Uint8Array {
  const bytes = new Uint8Array(body);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 12));
  if (!/^RIFF.{4}WAVE$/s.test(head)) throw new ControlError(400, 'The body must be a WAV file');
  return bytes;
}
