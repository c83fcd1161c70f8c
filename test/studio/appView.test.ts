import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AppReport } from '../../studio/index.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const APP = { host: 'a host', settings: [{ name: 'ALLOWED_COUNTRIES', state: 'not set' as const }] };
const URL_OF_APP = 'http://127.0.0.1:7071/api';
const LINE = {
  voice: { documents: { start: [{ say: 'Hello' }], later: [{ hangup: true }] }, outgoing: ['later'] },
};

async function reportOf(line: unknown): Promise<AppReport> {
  const file = join(await temporaryFolder(), 'line.json');
  await writeFile(file, JSON.stringify(line));
  return new AppReport(file, APP);
}

test('the page is told where the app is, its settings, its API and the line as a graph', async () => {
  const report = await reportOf(LINE);
  await report.refresh(true);
  const view = report.view(URL_OF_APP);
  expect(view).toMatchObject({ ...APP, url: URL_OF_APP });
  expect(view.webhooks).toContainEqual({ label: 'A call comes in', url: `${URL_OF_APP}/voiceTwiml` });
  expect(view.flow).toMatchObject({ file: report.file, version: 1, inUse: true, findings: [] });
  expect(view.flow?.nodes.map(({ title }) => title)).toEqual(['Incoming call', 'makeCall', 'start', 'later']);
});

test('makeCall can call the phone, and offers the line’s documents', async () => {
  const report = await reportOf(LINE);
  await report.refresh(true);
  const [makeCall, sendSms] = report.view(URL_OF_APP).forms ?? [];
  expect(makeCall).toMatchObject({ name: 'makeCall', url: `${URL_OF_APP}/makeCall`, calls: 'to' });
  expect(makeCall?.fields.find(({ name }) => name === 'document')).toMatchObject({
    kind: 'choice',
    choices: ['', 'start', 'later'],
  });
  expect(makeCall?.fields.find(({ name }) => name === 'machine')).toMatchObject({ choices: ['', 'later'] });
  expect(sendSms).toMatchObject({ name: 'sendSms', url: `${URL_OF_APP}/sendSms` });
  expect(sendSms).not.toHaveProperty('calls');
});

test('the numbers of the settings are known as they were pasted', async () => {
  const file = join(await temporaryFolder(), 'line.json');
  await writeFile(file, JSON.stringify({ voice: { documents: { start: [{ dial: '+12025550100' }] } } }));
  const pasted = '\u202a+1 202 555 0100\u202c';
  const settings = [{ name: 'TWILIO_PHONE_NUMBER', state: 'set' as const, value: pasted }];
  const report = new AppReport(file, { host: 'a host', settings, owner: pasted });
  await report.refresh(true);
  const { owner, flow } = report.view(URL_OF_APP);
  expect([owner, flow?.findings.map(({ message }) => message).join()]).toEqual([
    '+12025550100',
    expect.stringContaining('the number of the line itself'),
  ]);
});

test('a change is told with what the checker says of it', async () => {
  const report = await reportOf({ voice: { documents: { start: [{ redirect: 'nosuch' }] } } });
  let changes = 0;
  report.onChange = () => {
    changes++;
  };
  await report.refresh(true);
  await report.refresh(false);
  expect(changes).toBe(2);
  const { flow } = report.view();
  expect(flow).toMatchObject({ version: 2, inUse: false });
  expect(flow?.findings).toMatchObject([
    {
      place: expect.stringMatching(/line\.json:1:45 voice\.documents\.start\[0\]\.redirect$/),
      severity: 'error',
    },
  ]);
  expect(flow?.nodes.at(-1)).toMatchObject({ kind: 'missing', title: 'nosuch' });
});

test('the checker knows the numbers among the settings', async () => {
  const file = join(await temporaryFolder(), 'line.json');
  await writeFile(file, JSON.stringify({ voice: { documents: { start: [{ dial: '+12025550100' }] } } }));
  const settings = [{ name: 'TWILIO_PHONE_NUMBER', state: 'set' as const, value: '+12025550100' }];
  const report = new AppReport(file, { ...APP, settings });
  await report.refresh(true);
  expect(report.view().flow?.findings).toMatchObject([
    { message: expect.stringContaining('is the number of the line itself'), severity: 'error' },
  ]);
});

test('as long as nobody knows where the app is, it has no forms', async () => {
  const report = await reportOf(LINE);
  expect(report.view()).toEqual({ ...APP, flow: expect.objectContaining({ version: 0 }) });
});
