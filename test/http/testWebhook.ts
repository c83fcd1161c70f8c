import { beforeEach } from 'vitest';
import { type WebhookTurn, webhook } from '../../src/http/webhook.ts';
import { authToken, goodSettings, invoke, useSettings } from '../support/functions.ts';
import { bodyHash, sign } from '../support/sign.ts';

export const url = 'https://app.example.com/api/voiceTwiml';
export const route = { route: 'voiceTwiml', methods: ['GET' as const, 'POST' as const] };

/** The last request that reached the webhook, if one has in this test. */
export const last: { turn?: WebhookTurn } = {};

/** A webhook that answers an empty document. */
export const handler = webhook('voiceTwiml', route, (turn) => {
  last.turn = turn;
  return '<Response/>';
});

/** Begins each test of a file with good settings, and with no request so far. */
export function beginAnew(): void {
  beforeEach(() => {
    useSettings(goodSettings);
    delete last.turn;
  });
}

export function get(called: string, signed = called, token = authToken) {
  return invoke('voiceTwiml', handler, called, { headers: { 'x-twilio-signature': sign(token, signed) } });
}

export function postJsonHook(body: string | Uint8Array, type = 'application/json') {
  const called = `${url}?bodySHA256=${bodyHash(body)}`;
  const headers = { 'content-type': type, 'x-twilio-signature': sign(authToken, called) };
  return invoke('voiceTwiml', handler, called, { method: 'POST', headers, body });
}
