import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connectControl } from '../../electron/agent/control/connect-control.ts';
import { until } from '../fixtures/poll.ts';
import { needsPrograms } from '../fixtures/programs.ts';
import { Desktop } from './support/desktop.ts';
import { openMachine } from './support/machine.ts';
import { pair, startCloud } from './support/pairing.ts';

if (process.env.TERN_TEST_ELECTRON === undefined) needsPrograms('chromium');

/** Damages the one sealed file of the data folder. */
async function damageSpool(dataDir: string): Promise<void> {
  const objects = join(dataDir, 'spool', 'objects');
  const names = await readdir(objects, { recursive: true, withFileTypes: true });
  const file = names.find((entry) => entry.isFile());
  if (file === undefined) throw new Error('nothing lies in the spool');
  await using handle = await open(join(file.parentPath, file.name), 'r+');
  await handle.write(Buffer.alloc(64, 0xff), 0, 64, 1000);
}

test('an image that cannot be sent is told of, leads to its page, and is given up there after two questions', async () => {
  await using cloud = await startCloud();
  await using desktop = await Desktop.launch();
  await desktop.untilBothSay(/^Not paired yet\.$/, 'unpaired');
  await pair(desktop, cloud);
  await desktop.untilBothSay(/^Ready for the first image\.$/, 'ok');
  await using agent = await connectControl(desktop.dataDir);
  const set = (path: string, value: unknown) => agent.setConfig({ path, value });
  await set('ackPolicy', 'spool');
  // All day but one minute, which is not now.
  const hour = new Date().getHours() < 12 ? 23 : 1;
  await set('spool.quietHours', {
    from: `${hour === 1 ? '01' : '23'}:01`,
    to: `${hour === 1 ? '01' : '23'}:00`,
  });
  {
    await using machine = await openMachine(desktop.dicomPort);
    expect(await machine.send()).toBe(0);
  }
  const waiting = await desktop.untilBothSay(/^One image is safe on this PC/, 'waiting');
  expect(waiting.menu.join('\n')).toContain('1 image safe on this PC');
  expect(waiting.notified).toEqual([]);

  await damageSpool(desktop.dataDir);
  await set('spool.quietHours', null);
  const told = await until('the notification', async () => {
    const seen = await desktop.seen();
    return seen.notified.length > 0 ? seen : null;
  });
  expect(told.notified).toEqual([
    {
      title: expect.stringMatching(/^(Images on this PC need|Two things need)/) as string,
      isUp: true,
    },
  ]);

  const page = await desktop.window();
  await desktop.clickNotification();
  await until('the page that tells of it', () => /#\/(transfers|errors)$/.test(page.url()));
  await page.locator('nav a[href="#/transfers"]').click();
  await page.getByText('Their files on this PC are damaged.').waitFor();
  await page.getByRole('button', { name: /^Give up: 1 / }).click();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('textbox', { name: 'type how many' }).fill('1');
  await page.getByRole('button', { name: 'Erase for good' }).click();
  await page.getByText('1 image was given up and erased.').waitFor();
  await until('it is taken back', async () =>
    (await desktop.seen()).notified.every(({ isUp }) => !isUp),
  );
  expect(await agent.listHeld({})).toEqual({ images: [], total: 0 });
  const { transfers } = await agent.listLedger({});
  expect(transfers.map(({ entry }) => entry.state)).toEqual(['discarded']);
});
