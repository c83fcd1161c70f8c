import { expect, test } from 'vitest';
import { startLine } from '#testing';
import { button, hears, region, setStage } from './page.ts';

test('the page survives a restart of the server, and catches up', async () => {
  const stage = await setStage();
  const page = await stage.open();
  await button(page, 'Call the line').click();
  await hears(page, 'Press 1 or 2.');
  const port = Number(new URL(stage.line.origin).port);
  await stage.line.close();
  await page.getByText('Reconnecting…').waitFor();

  const second = await startLine({ line: stage.report.file, sandboxPort: port });
  await page.getByText('Connected', { exact: true }).waitFor();
  second.sandbox.twilio.messages.receive({
    from: '+12025550143',
    to: second.lineNumber,
    body: 'Still there?',
  });
  await region(page, 'Messages').getByText('You said Still there?').waitFor();
  await button(page, 'Call the line').click();
  await hears(page, 'Press 1 or 2.');
  expect(await region(page, 'Transcript').getByText('Press 1 or 2.').count()).toBe(1);
  await second.close();
  await stage.close();
});
