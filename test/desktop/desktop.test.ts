import { expect, test } from 'vitest';
import { deviceRequest, openDevice } from '../fakes/test-device.ts';
import { until } from '../fixtures/poll.ts';
import { needsPrograms } from '../fixtures/programs.ts';
import { agentPids } from './support/agent-pids.ts';
import { Desktop } from './support/desktop.ts';
import { openMachine } from './support/machine.ts';
import { pair, startCloud } from './support/pairing.ts';

// The stand-in opens its windows in Chromium; the real Electron brings its own.
if (process.env.TERN_TEST_ELECTRON === undefined) needsPrograms('chromium');

test('launches with a closed window: no Node, no other page, no pop-up', async () => {
  await using desktop = await Desktop.launch();
  const seen = await desktop.untilBothSay(/^Not paired yet\.$/, 'unpaired');
  expect(seen.menu).toContain('Copy address for a machine');
  expect(seen.notified).toEqual([]);
  const page = await desktop.window();
  const globals = await page.evaluate(() =>
    ['require', 'process', 'module', 'electron'].filter((name) => name in globalThis),
  );
  expect(globals).toEqual([]);
  const permissions = await page.evaluate(async () => {
    const states = ['geolocation', 'notifications', 'camera', 'clipboard-read'].map(
      async (name) => {
        const { state } = await navigator.permissions.query({ name: name as PermissionName });
        return state;
      },
    );
    return await Promise.all(states);
  });
  expect(permissions).toEqual(['denied', 'denied', 'denied', 'denied']);
  const ranText = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.ranInline = true';
    document.body.append(script);
    return 'ranInline' in globalThis;
  });
  expect(ranText).toBe(false);
  const wentOut = await page.evaluate(() =>
    fetch('https://example.com/').then(
      () => true,
      () => false,
    ),
  );
  expect(wentOut).toBe(false);
  const address = page.url();
  await page.evaluate(() => {
    location.assign('https://example.com/');
    window.open('https://example.com/');
  });
  await desktop.untilBothSay(/^Not paired yet\.$/, 'unpaired');
  expect(page.url()).toBe(address);
  await until('the pop-up to be gone', () => desktop.app.windows().length === 1);
});

test('pair by typing the code, send an image, cut the link and restore it: all agree', async () => {
  await using cloud = await startCloud();
  await using desktop = await Desktop.launch();
  await desktop.untilBothSay(/^Not paired yet\.$/, 'unpaired');
  await pair(desktop, cloud);
  await desktop.untilBothSay(/^Ready for the first image\.$/, 'ok');
  {
    await using machine = await openMachine(desktop.dicomPort);
    expect(await machine.send()).toBe(0);
    await desktop.untilBothSay(/^One machine is (sending|connected)\.$/, 'moving');
  }
  const delivered = await desktop.untilBothSay(/^Every image is in the cloud\.$/, 'ok');
  expect(delivered.menu.join()).toMatch(/Last image delivered: \d\d:\d\d/);
  expect(delivered.notified).toEqual([]);

  await desktop.clickMenu('Pause');
  await desktop.untilBothSay(/^Tern is paused\.$/, 'paused');
  await desktop.clickMenu('Resume');
  await desktop.untilBothSay(/^Every image is in the cloud\.$/, 'ok');

  await cloud.stop();
  const cut = /^The (way to the cloud is closed|cloud does not answer)\.$/;
  await desktop.untilBothSay(cut, 'offline');
  const told = await until('the notification', async () => {
    const seen = await desktop.seen();
    return seen.notified.length > 0 ? seen : null;
  });
  expect(told.notified).toEqual([{ title: expect.stringMatching(cut) as string, isUp: true }]);

  await cloud.restart();
  await desktop.untilBothSay(/^Every image is in the cloud\.$/, 'ok');
  const { notified } = await desktop.seen();
  expect(notified.map(({ isUp }) => isUp)).toEqual([false]);
});

test('a click on a notification opens its page, in the open window and in a new one', async () => {
  await using desktop = await Desktop.launch({ allowedDevices: [{ aeTitle: 'US-ROOM2' }] });
  await desktop.untilBothSay(/^Not paired yet\.$/, 'unpaired');
  await openDevice(desktop.dicomPort, deviceRequest({ callingAeTitle: 'CT-OLD' })).catch(
    () => null,
  );
  await until('the notification', async () => (await desktop.seen()).notified.length === 1);
  expect((await desktop.seen()).notified[0]?.title).toBe('A machine was turned away.');
  const page = await desktop.window();
  await desktop.clickNotification();
  await until('the page of machines', () => page.url().endsWith('#/devices'));
  await desktop.closeWindow();
  const reopened = desktop.app.waitForEvent('window');
  await desktop.clickNotification();
  const other = await reopened;
  await until('the page of machines', () => other.url().endsWith('#/devices'));
});

test('an agent that is killed is started again; meanwhile nothing stale is shown', async () => {
  await using desktop = await Desktop.launch();
  await desktop.untilBothSay(/^Not paired yet\.$/, 'unpaired');
  const [pid] = agentPids(desktop.dataDir);
  if (pid === undefined) throw new Error('no agent runs');
  process.kill(pid, 'SIGKILL');
  await desktop.untilBothSay(/^Tern is not running on this PC\.$/, 'gone');
  await desktop.untilBothSay(/^Not paired yet\.$/, 'unpaired');
  expect(agentPids(desktop.dataDir)).not.toContain(pid);
  expect((await desktop.seen()).notified).toEqual([]);
});

test('an agent that cannot start is told of in the window, and is started again from there', async () => {
  await using desktop = await Desktop.launch();
  await desktop.untilBothSay(/^Not paired yet\.$/, 'unpaired');
  await desktop.writeConfig({ port: 'none' });
  const [pid] = agentPids(desktop.dataDir);
  if (pid === undefined) throw new Error('no agent runs');
  process.kill(pid, 'SIGKILL');
  await until('the notification', async () => (await desktop.seen()).notified.length > 0);
  const seen = await desktop.untilBothSay(/^Tern is not running on this PC\.$/, 'gone');
  expect(seen.menu).toContain('Start it again');
  expect(seen.notified).toEqual([{ title: 'Tern is not running on this PC.', isUp: true }]);
  const page = await desktop.window();
  await page.getByText(/Until it runs again, no machine can send\.$/).waitFor();
  await desktop.writeConfig({});
  await page.getByRole('button', { name: 'Start it again' }).click();
  await desktop.untilBothSay(/^Not paired yet\.$/, 'unpaired');
  expect((await desktop.seen()).notified.map(({ isUp }) => isUp)).toEqual([false]);
});

test('the language that is chosen in the window is kept by the app and wins when it starts again', async () => {
  await using desktop = await Desktop.launch();
  await desktop.untilBothSay(/^Not paired yet\.$/, 'unpaired');
  await (await desktop.window()).getByLabel('Language').selectOption('de');
  const words = /^Noch nicht gekoppelt\.$/;
  await (await desktop.window()).getByText(words).waitFor();
  await desktop.closeWindow();
  const reopened = desktop.app.waitForEvent('window');
  await desktop.launchAgain();
  await (await reopened).getByText(words).waitFor();
});

test('a closed window leaves the tray; a second instance opens it again and ends', async () => {
  await using desktop = await Desktop.launch();
  await desktop.untilBothSay(/^Not paired yet\.$/, 'unpaired');
  await desktop.closeWindow();
  const reopened = desktop.app.waitForEvent('window');
  expect(await desktop.launchAgain()).toBe(0);
  await (await reopened).getByText('Not paired yet.').waitFor();
  expect(agentPids(desktop.dataDir)).toHaveLength(1);
});

test('quitting asks while a machine is sending, and waits for it when told to', async () => {
  await using cloud = await startCloud();
  await using desktop = await Desktop.launch();
  await desktop.untilBothSay(/^Not paired yet\.$/, 'unpaired');
  await pair(desktop, cloud);
  await desktop.untilBothSay(/^Ready for the first image\.$/, 'ok');
  {
    await using machine = await openMachine(desktop.dicomPort);
    await machine.send();
    await desktop.untilBothSay(/^One machine is (sending|connected)\.$/, 'moving');
    await desktop.clickMenu('Quit Tern');
    const question = async (): Promise<readonly string[]> => (await desktop.seen()).asked;
    await until('the question', async () => (await question()).length === 1);
    expect(await question()).toEqual(['One machine is sending images.']);
    await desktop.answer(0);
    expect(await machine.send()).toBe(0);
    expect(desktop.process.exitCode).toBeNull();
  }
  await desktop.untilEnded();
  await until('the agent to end', () => agentPids(desktop.dataDir).length === 0);
});
