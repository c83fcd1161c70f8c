import { describe, expect, test } from 'vitest';
import { fakeTwilio } from '../../support/fakeTwilio.ts';
import { number, token } from './support/account.ts';
import { runLine, settingsFor } from './support/runLine.ts';

describe('what Twilio refuses', () => {
  test.each([
    [
      { status: 401, body: { code: 20003, message: 'Authenticate', status: 401 } },
      'Twilio refused the credentials',
    ],
    [
      { status: 404, body: { code: 20404, message: 'Not found', status: 404 } },
      'Check that TWILIO_ACCOUNT_SID',
    ],
    [{ status: 429, body: { code: 20429, message: 'Too many', status: 429 } }, 'Wait a minute'],
    [{ status: 400, body: { code: 21999, message: 'Odd thing', status: 400 } }, 'Odd thing (error 21999)'],
    [{ status: 502, body: 'no shape' }, 'status 502'],
  ])('%j', async (failure, message) => {
    const twilio = await fakeTwilio(number());
    twilio.answerWith(failure.status, JSON.stringify(failure.body));
    const { code, out, err } = await runLine(['numbers'], settingsFor(twilio.url));
    expect(code).toBe(1);
    expect(err).toContain(message);
    expect(out + err).not.toContain(token);
  });

  test('names the network’s own code and no credentials when Twilio is not there', async () => {
    const { code, out, err } = await runLine(['numbers'], settingsFor('https://0.0.0.0:9'));
    expect(code).toBe(1);
    expect(err).toContain('ECONNREFUSED');
    expect(out + err).not.toContain(token);
    expect(out + err).not.toContain('Basic ');
  });
});

test('help is not an error', async () => {
  expect(await runLine(['--help'], {})).toMatchObject({ code: 0, err: '' });
  expect(await runLine(['dance'], {})).toMatchObject({ code: 2, out: '' });
});
