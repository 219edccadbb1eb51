import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { bundle } from '../../build/bundle.ts';
import { publicKeyText } from '../../electron/main/update/update-signature.ts';
import { packageBytes, UpdateFeedServer } from '../fakes/update-feed-server.ts';
import { needsPrograms } from '../fixtures/programs.ts';
import { TempFolder } from '../fixtures/temp-folder.ts';
import { Desktop } from './support/desktop.ts';

needsPrograms('chromium');

const dist = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'dist');

/** An installed app that knows the feed and its key: as packages lay it out, with an AppImage that it runs from. */
async function install(folder: TempFolder, feed: UpdateFeedServer) {
  process.env.TERN_UPDATE_PUBLIC_KEYS = publicKeyText(feed.keys.publicKey);
  await bundle('main', folder.join('app'));
  delete process.env.TERN_UPDATE_PUBLIC_KEYS;
  for (const part of ['renderer', 'tray', 'preload.cjs'])
    await cp(join(dist, part), folder.join('app', part), { recursive: true });
  const resources = folder.join('resources');
  await mkdir(join(resources, 'runtime'), { recursive: true });
  await symlink(process.execPath, join(resources, 'runtime/node'));
  await symlink(dist, join(resources, 'agent'));
  await writeFile(join(resources, 'app-update.yml'), `provider: generic\nurl: ${feed.url}\n`);
  const appImage = folder.join('Tern.AppImage');
  await writeFile(appImage, packageBytes('0.1.0'), { mode: 0o755 });
  const env = {
    ...{ TERN_STAND_IN_RESOURCES: resources, APPIMAGE: appImage },
    ...{ XDG_CONFIG_HOME: folder.join('config'), XDG_CACHE_HOME: folder.join('cache') },
  };
  return { appImage, main: folder.join('app/main.mjs'), env };
}

test('an update is found, offered in window and tray, and installed when somebody says so', async (context) => {
  context.skip(
    process.platform !== 'linux' || Boolean(process.env.TERN_TEST_ELECTRON),
    'only the stand-in, on Linux, can be told that it is an installed AppImage',
  );
  await using folder = await TempFolder.create('tern-installed');
  const now = new Date();
  const signedAt = now.toISOString();
  const expires = new Date(now.getTime() + 86_400_000).toISOString();
  await using feed = await UpdateFeedServer.start();
  feed.offer({ version: '99.0.0', signedAt, expires });
  const { appImage, ...installed } = await install(folder, feed);
  // Outside the hours it is offered and waits.
  const hour = (ahead: number): string =>
    new Date(now.getTime() + ahead * 3_600_000).toTimeString().slice(0, 5);
  await using desktop = await Desktop.launch({}, installed);
  const seen = await desktop.untilBothSay(/^Not paired yet\.$/, 'unpaired');
  expect(seen.menu).not.toContain('Install now');
  const page = await desktop.window();
  await page.evaluate(() => (location.hash = '#/settings'));
  const card = page.locator('section[aria-labelledby=settings-updates]');
  await card.getByRole('textbox', { name: 'From' }).fill(hour(3));
  await card.getByRole('textbox', { name: 'Until' }).fill(hour(4));
  await card.getByRole('textbox', { name: 'Until' }).press('Enter');
  await card.getByText('Saved').waitFor();
  await card.getByRole('button', { name: 'Look for updates' }).click();
  await card.getByText('Tern 99.0.0 is ready to be installed. It is installed between').waitFor();
  expect((await desktop.seen()).menu).toContain('Install now');
  await desktop.clickMenu('Install now');
  await desktop.untilEnded();
  expect(await readFile(appImage, 'utf8')).toContain('Tern 99.0.0');
});
