import { checkHealth, checkKey, checkSigned, checkUnsigned, type Verdict } from './endpoints.ts';
import { type Webhooks, webhooksAt } from './functionsUrl.ts';
import { LineError } from './lineError.ts';
import { type AccountNumber, findNumber, overrides } from './numbers.ts';
import type { TwilioClient } from './twilioClient.ts';

export interface CheckRequest {
  /** Where the functions are, e.g. https://my-app.azurewebsites.net/api */
  base: string;
  accountSid: string;
  /** The token that Twilio signs with. */
  token: string;
  /** The line's number, E.164. */
  phoneNumber: string;
}

/** Looks at the functions first, then at Twilio, and returns all that was found, in that order. */
export async function checkLine(client: TwilioClient, request: CheckRequest): Promise<Verdict[]> {
  const { base, accountSid, token } = request;
  const health = await checkHealth(base);
  // The other questions would only repeat that nothing answers.
  const answers = health.unreachable
    ? []
    : [
        await checkUnsigned(base, accountSid),
        ...(await checkSigned(base, accountSid, token)),
        await checkKey(base),
      ];
  const found = answers.filter((verdict) => verdict !== undefined);
  return [health, ...found, ...(await checkNumber(client, request))];
}

/** Verdicts as lines of text, with what to do under those that are not well. */
export function report(verdicts: Verdict[]): string[] {
  const lines = verdicts.flatMap(({ name, ok, detail, remedy }) => [
    `${ok ? 'ok     ' : 'WRONG  '}${name} (${detail})`,
    ...(remedy === undefined ? [] : [`       ${remedy}`]),
  ]);
  const wrong = verdicts.filter(({ ok }) => !ok).length;
  return [...lines, '', wrong === 0 ? 'All is well.' : `${wrong} of ${verdicts.length} are wrong.`];
}

async function checkNumber(client: TwilioClient, request: CheckRequest): Promise<Verdict[]> {
  const name = 'The number points at these functions';
  try {
    const number = await findNumber(client, request.phoneNumber);
    return [judgeWebhooks(name, number, request.base), ...judgeOverrides(number)];
  } catch (error) {
    if (!(error instanceof LineError)) throw error;
    return [{ name, ok: false, detail: 'not known', remedy: error.message }];
  }
}

function judgeWebhooks(name: string, number: AccountNumber, base: string): Verdict {
  const wrong = differences(number, webhooksAt(base));
  if (wrong.length === 0) return { name, ok: true, detail: number.phoneNumber };
  const remedy = `Run: npm run line -- connect ${base}`;
  return { name, ok: false, detail: wrong.join('; '), remedy };
}

function differences(number: AccountNumber, wanted: Webhooks): string[] {
  const rows: [label: string, url: string, method: string, wanted: string][] = [
    ['voice', number.voiceUrl, number.voiceMethod, wanted.voiceUrl],
    ['text', number.smsUrl, number.smsMethod, wanted.smsUrl],
    ['status', number.statusCallback, number.statusCallbackMethod, wanted.statusCallback],
  ];
  return rows
    .filter(([, url, method, expected]) => url !== expected || method === 'GET')
    .map(([label, url, method]) => `${label} is ${url ? `${method} ${url}` : 'not set'}`);
}

function judgeOverrides(number: AccountNumber): Verdict[] {
  return overrides(number).map((text) => ({
    name: 'Twilio uses the number\u2019s own webhooks',
    ok: false,
    detail: text,
    remedy: 'Remove it from the number in the Twilio console.',
  }));
}
