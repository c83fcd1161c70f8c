import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LINE, PERSON, startTestSandbox, type TestSandbox } from '../support.ts';

const OWNER = '+12025550177';
const OTHER = '+12025550188';
const PATH = `/phones/${encodeURIComponent(OWNER)}`;

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await startTestSandbox();
  sandbox.app.on('/voice', `<Dial timeout="30">${OWNER}</Dial>`);
});
afterEach(() => sandbox.close());

const calls = async () => (await sandbox.ask('GET', '/state')).json.calls;
const phones = async () => (await sandbox.ask('GET', '/phones')).json;

/** Somebody calls the line, which dials the owner; resolves to the leg at the owner after so many seconds. */
async function legAfter(seconds: number) {
  await sandbox.ask('POST', '/calls', { from: PERSON });
  await sandbox.clock.advance(seconds * 1000);
  return (await calls()).find(({ to }: { to: string }) => to === OWNER);
}

describe('PUT /sandbox/phones/{number}', () => {
  test('holds the phone: it rings until somebody answers', async () => {
    expect(await sandbox.ask('PUT', PATH)).toMatchObject({
      status: 200,
      json: { number: OWNER, held: true },
    });
    const leg = await legAfter(25);
    expect(leg.status).toBe('ringing');
    expect((await sandbox.ask('POST', `/calls/${leg.sid}/answer`)).status).toBe(200);
    await sandbox.clock.advance(60_000);
    expect((await calls())[1]).toMatchObject({ status: 'in-progress' });
  });

  test('makes the phone forward, and GET shows it', async () => {
    const body = { forwardsTo: LINE, after: 10, silent: true };
    expect(await sandbox.ask('PUT', PATH, body)).toMatchObject({
      status: 200,
      json: { held: true, ...body },
    });
    expect(await phones()).toEqual({ phones: [{ number: OWNER, held: true, ...body }] });
    expect(await legAfter(15)).toMatchObject({ status: 'in-progress', forwardedTo: LINE });
  });

  test('says what it takes where nothing else is said', async () => {
    await sandbox.ask('PUT', PATH, { forwardsTo: OTHER });
    expect((await phones()).phones).toMatchObject([{ forwardsTo: OTHER, after: 20, silent: false }]);
  });

  test('a second time replaces the first, and one DELETE ends both', async () => {
    await sandbox.ask('PUT', PATH, { forwardsTo: OTHER });
    await sandbox.ask('PUT', PATH);
    expect(await phones()).toEqual({ phones: [{ number: OWNER, held: true }] });
    await sandbox.ask('PUT', PATH, { forwardsTo: OTHER, after: 5 });
    await sandbox.ask('DELETE', PATH);
    expect(await phones()).toEqual({ phones: [] });
  });

  test.each(['client:front_desk', 'sip:alice@example.com'])('holds %s as well', async (number) => {
    const path = `/phones/${encodeURIComponent(number)}`;
    expect(await sandbox.ask('PUT', path)).toMatchObject({ status: 200, json: { number, held: true } });
  });

  test.each<[string, string, unknown, string | undefined]>([
    ['a national number', '/phones/2025550177', {}, 'number'],
    ['nobody', '/phones/anonymous', {}, 'number'],
    ['digits that spell a word', '/phones/%2B266696687', {}, 'number'],
    ['a broken escape', '/phones/%', {}, 'number'],
    ['the line itself', `/phones/${encodeURIComponent(LINE)}`, {}, 'number'],
    ['no JSON', PATH, '{', undefined],
    ['a list', PATH, '[]', undefined],
    ['forwarding to itself', PATH, { forwardsTo: OWNER }, 'forwardsTo'],
    ['forwarding to null', PATH, { forwardsTo: null }, 'forwardsTo'],
    ['forwarding to no number', PATH, { forwardsTo: 'SUPPORT' }, 'forwardsTo'],
    ['forwarding to digits that spell a word', PATH, { forwardsTo: '+266696687' }, 'forwardsTo'],
    ['a time below 0', PATH, { forwardsTo: OTHER, after: -1 }, 'after'],
    ['a part of a second', PATH, { forwardsTo: OTHER, after: 1.5 }, 'after'],
    ['a time as a text', PATH, { forwardsTo: OTHER, after: '20' }, 'after'],
    ['a time of null', PATH, { forwardsTo: OTHER, after: null }, 'after'],
    ['a time too long for a number', PATH, { forwardsTo: OTHER, after: 1e300 }, 'after'],
    ['a time without a number', PATH, { after: 20 }, 'after'],
    ['silence without a number', PATH, { silent: true }, 'silent'],
    ['silence as a text', PATH, { forwardsTo: OTHER, silent: 'yes' }, 'silent'],
  ])('refuses %s', async (_what, path, body, field) => {
    const { status, json } = await sandbox.ask('PUT', path, body);
    expect({ status, field: json.field }).toEqual({ status: 400, field });
    expect(json.error).toMatch(/\w{3}/);
    expect(await phones()).toEqual({ phones: [] });
  });

  test('that is refused changes nothing of an earlier one', async () => {
    await sandbox.ask('PUT', PATH, { forwardsTo: OTHER });
    await sandbox.ask('PUT', PATH, { forwardsTo: OWNER });
    expect((await phones()).phones).toMatchObject([{ number: OWNER, forwardsTo: OTHER }]);
  });
});

describe('DELETE /sandbox/phones/{number}', () => {
  test('lets go: the phone answers by itself again', async () => {
    await sandbox.ask('PUT', PATH);
    expect(await sandbox.ask('DELETE', PATH)).toMatchObject({
      status: 200,
      json: { number: OWNER, held: false },
    });
    expect(await legAfter(3)).toMatchObject({ status: 'in-progress' });
  });

  test('leaves the phone to others that hold it', async () => {
    const letGo = sandbox.twilio.heldPhones.hold(OWNER);
    await sandbox.ask('PUT', PATH);
    expect((await sandbox.ask('DELETE', PATH)).json).toEqual({ number: OWNER, held: true });
    letGo();
    expect(await phones()).toEqual({ phones: [] });
  });

  test.each([
    ['a phone that no PUT holds', PATH, 404],
    ['what is no phone', '/phones/anonymous', 400],
  ])('refuses %s', async (_what, path, status) => {
    expect(await sandbox.ask('DELETE', path)).toMatchObject({ status, json: { field: 'number' } });
  });
});
