import { describe, expect, test } from 'vitest';
import { functionsUrl, webhooksAt } from '../../../scripts/line/functionsUrl.ts';

describe('functionsUrl', () => {
  test.each([
    ['https://app.azurewebsites.net', 'https://app.azurewebsites.net/api'],
    ['https://app.azurewebsites.net/', 'https://app.azurewebsites.net/api'],
    ['https://app.azurewebsites.net/api', 'https://app.azurewebsites.net/api'],
    ['https://app.azurewebsites.net/api/', 'https://app.azurewebsites.net/api'],
    ['https://edge.example/phone', 'https://edge.example/phone/api'],
    ['https://edge.example:8443/phone/api', 'https://edge.example:8443/phone/api'],
    ['https://APP.example', 'https://app.example/api'],
  ])('%s -> %s', (url, base) => {
    expect(functionsUrl(url, false)).toBe(base);
  });

  test.each(['http://127.0.0.1:7071', 'http://localhost:7071/api', 'http://[::1]:7071'])(
    'takes %s for the sandbox only',
    (url) => {
      expect(functionsUrl(url, true)).toMatch(/\/api$/);
      expect(() => functionsUrl(url, false)).toThrow('cannot reach this machine');
    },
  );

  test.each([
    ['app.azurewebsites.net', 'not a URL'],
    ['http://app.azurewebsites.net', 'https://'],
    ['ftp://127.0.0.1', 'https://'],
    ['https://app.azurewebsites.net/api?code=key', 'address only'],
    ['https://user:word@app.azurewebsites.net', 'address only'],
    ['https://app.azurewebsites.net/#top', 'address only'],
    ['http://127.0.0.1.example', 'https://'],
  ])('refuses %s', (url, message) => {
    expect(() => functionsUrl(url, true)).toThrow(message);
  });
});

test('names the three webhooks of a line', () => {
  expect(webhooksAt('https://a.example/api')).toEqual({
    voiceUrl: 'https://a.example/api/voiceTwiml',
    smsUrl: 'https://a.example/api/smsTwiml',
    statusCallback: 'https://a.example/api/callStatus',
  });
});
