import { expect, test } from 'vitest';
import { functionsBase } from '../../src/http/base.ts';

test.each([
  ['https://app.example.com/api/makeCall?code=x', undefined, 'https://app.example.com/api'],
  ['https://app.example.com/makeCall', undefined, 'https://app.example.com'],
  ['https://app.example.com/API/MAKECALL', undefined, 'https://app.example.com/API'],
  ['https://app.example.com/phone/api/makeCall/makeCall', undefined, 'https://app.example.com/phone/api'],
  ['http://10.0.0.1/api/makeCall', 'https://phone.example.com/line', 'https://phone.example.com/line/api'],
  ['https://app.example.com/elsewhere', undefined, 'https://app.example.com'],
])('%s (public: %s) has its functions at %s', (url, publicBase, base) => {
  expect(functionsBase(url, 'makeCall', publicBase)).toBe(base);
});
