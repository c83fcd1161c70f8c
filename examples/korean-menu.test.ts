import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Line } from '#testing';
import { startExample } from './startExample.ts';

let line: Line;
beforeAll(async () => {
  line = await startExample('korean-menu');
});
afterAll(() => line.close());

test('speaks Korean with a Korean voice, and English with an English one', async () => {
  const call = await line.phone('+12025550143').call();
  await call.hears('한강 서점');
  await call.hears('For English');
  const spoken = line.sandbox.twilio.store.calls
    .get(call.sid)
    ?.heard.map(({ voice, language }) => [voice, language]);
  expect(spoken?.[0]).toEqual(['Polly.Seoyeon-Neural', 'ko-KR']);
  expect(spoken?.at(-1)).toEqual(['Polly.Joanna-Neural', 'en-US']);
  await call.hangsUp();
});

test('understands what is said, endings and all', async () => {
  const call = await line.phone('+12025550143').call();
  await call.says('영업시간이 어떻게 되나요?');
  await call.hears('평일 오전 열 시');
  await call.hears('상담원 연결은 1번');
  const ringing = line.phone('+12025550100').nextCall();
  await call.says('상담원을 바꿔 주세요');
  await (await ringing).declines();
  await call.hears('삐 소리가 난 뒤');
  await call.leaves({ seconds: 4 });
  await call.hears('감사합니다');
  expect(await call.ended()).toBe('completed');
});

test('asks again when two things were said at once', async () => {
  const call = await line.phone('+12025550143').call();
  await call.says('상담원 아니면 영업시간');
  await call.hears('다시 한번');
  await call.press('9');
  await call.hears('We are open');
  await call.hangsUp();
});

test('answers texts in Korean', async () => {
  const phone = line.phone('+12025550143');
  expect(await phone.text(' 영업시간 ')).toBe('평일 10:00-20:00');
  expect(await phone.text('안녕하세요')).toBe('문자 감사합니다. 곧 연락드리겠습니다.');
});
