import { expect, test } from 'vitest';
import { makePairingCode } from '../../electron/contract/pairing-code.ts';
import { needsPrograms } from '../fixtures/programs.ts';
import { Desktop } from './support/desktop.ts';
import { nameCloud, startCloud, typeCode } from './support/pairing.ts';

needsPrograms('chromium');

test('a wrong, a used and an expired code are each told apart, and a good one pairs', async () => {
  await using cloud = await startCloud();
  const { codes, uplinks } = cloud.cloud.registry;
  const used = codes.issue('Clinic').code;
  expect(codes.redeem(used, 'another PC').kind).toBe('paired');
  await using desktop = await Desktop.launch();
  await desktop.untilBothSay(/^Not paired yet\.$/, 'unpaired');
  const page = await desktop.window();
  await nameCloud(page, cloud);
  for (const [code, words] of [
    [makePairingCode(new Uint8Array(9).fill(1)), 'The cloud does not know this code.'],
    [used, 'This code has been used already.'],
    [codes.issue('Clinic', -1).code, 'This code has expired.'],
  ] as const) {
    await typeCode(page, code);
    await page.getByRole('alert').getByText(words).waitFor();
    await desktop.untilBothSay(/^Not paired yet\.$/, 'unpaired');
  }
  expect(uplinks.list()).toHaveLength(1);
  await typeCode(page, codes.issue('Clinic').code);
  await desktop.untilBothSay(/^Ready for the first image\.$/, 'ok');
  expect(uplinks.list()).toHaveLength(2);
  expect((await desktop.seen()).notified).toEqual([]);
});
