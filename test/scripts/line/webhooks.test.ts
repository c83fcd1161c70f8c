import { describe, expect, it } from 'vitest';
import { functionsBase, webhooksAt } from '../../../scripts/line/webhooks.ts';

describe('functionsBase', () => {
  it.each([
    ['https://app.azurewebsites.net', 'https://app.azurewebsites.net/api'],
    ['https://app.azurewebsites.net/', 'https://app.azurewebsites.net/api'],
    ['https://app.azurewebsites.net/api', 'https://app.azurewebsites.net/api'],
    ['https://app.azurewebsites.net/api/', 'https://app.azurewebsites.net/api'],
    ['https://edge.example/phone', 'https://edge.example/phone/api'],
    ['https://edge.example:8443/phone/api', 'https://edge.example:8443/phone/api'],
    ['https://APP.example', 'https://app.example/api'],
  ])('%s -> %s', (url, base) => {
    expect(functionsBase(url, false)).toBe(base);
  });

  it.each(['http://127.0.0.1:7071', 'http://localhost:7071/api', 'http://[::1]:7071'])(
    'takes %s for the sandbox only',
    (url) => {
      expect(functionsBase(url, true)).toMatch(/\/api$/);
      expect(() => functionsBase(url, false)).toThrow('cannot reach this machine');
    },
  );

  it.each([
    ['app.azurewebsites.net', 'not a URL'],
    ['http://app.azurewebsites.net', 'https://'],
    ['ftp://127.0.0.1', 'https://'],
    ['https://app.azurewebsites.net/api?code=key', 'address only'],
    ['https://user:word@app.azurewebsites.net', 'address only'],
    ['https://app.azurewebsites.net/#top', 'address only'],
    ['http://127.0.0.1.example', 'https://'],
  ])('refuses %s', (url, message) => {
    expect(() => functionsBase(url, true)).toThrow(message);
  });
});

it('names the three webhooks of a line', () => {
  expect(webhooksAt('https://a.example/api')).toEqual({
    voiceUrl: 'https://a.example/api/voiceTwiml',
    smsUrl: 'https://a.example/api/smsTwiml',
    statusCallback: 'https://a.example/api/callStatus',
  });
});
