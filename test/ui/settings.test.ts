import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { FakeBridge, FakeCallError } from '../fakes/fake-bridge.ts';
import { sampleStatus } from '../fakes/sample-status.ts';
import { sampleUpdate } from '../fakes/sample-update.ts';
import { testCertificates } from '../fakes/test-certificates.ts';
import { accessibilityFaults, sidewaysOverflow } from './support/browser.ts';
import { serveDashboard } from './support/dashboard-server.ts';
import { goTo, unfoldAll, useStage, WINDOWS, type Shown } from './support/stage.ts';

const stage = useStage();
const AT = { at: 'settings' } as const;

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const pair = (page: Page, group: string, name: string) =>
  page.getByRole('group', { name: group }).getByRole('textbox', { name });
/** The message of the setting that holds this input. */
const message = (page: Page, name: string) =>
  page.locator('.setting', { has: field(page, name) }).locator('.setting-message');
const saved = ({ agent }: Shown) =>
  agent.requests.filter(({ call }) => call === 'setConfig').map(({ args }) => args);

test('shows the settings that hold, in the units of people', async () => {
  await using shown = await stage().show('online');
  const { page, agent } = shown;
  agent.config.link.maxBytesPerSecond = 1_250_000;
  agent.config.link.limitHours = { from: '08:00', to: '18:30' };
  await goTo(page, 'settings');
  await field(page, 'AE title').waitFor();
  expect(await field(page, 'AE title').inputValue()).toBe('TERN');
  expect(await field(page, 'Port').first().inputValue()).toBe('11112');
  expect(await field(page, 'Upload limit').inputValue()).toBe('10');
  await page.getByText('Now: 1.3 MB/s.').waitFor();
  expect(await pair(page, 'Hours of the limit', 'Until').inputValue()).toBe('18:30');
  await unfoldAll(shown);
  expect(await field(page, 'Heartbeat').inputValue()).toBe('30');
  expect(await field(page, 'PDU length').inputValue()).toBe('128');
});

test('saves on Enter and on leaving the field, says so, and sends nothing that did not change', async () => {
  await using shown = await stage().show('online', AT);
  const { page, agent } = shown;
  const title = field(page, 'AE title');
  await title.fill(' CLINIC1 ');
  await title.press('Enter');
  await message(page, 'AE title').getByText('Saved').waitFor();
  expect(await title.inputValue()).toBe('CLINIC1');
  await field(page, 'Upload limit').fill('2,5');
  await field(page, 'Upload limit').press('Tab');
  await message(page, 'Upload limit').getByText('Saved').waitFor();
  await field(page, 'Upload limit').focus();
  await field(page, 'Upload limit').press('Tab');
  expect(saved(shown)).toEqual([
    { path: 'dicom.aeTitle', value: 'CLINIC1' },
    { path: 'link.maxBytesPerSecond', value: 312_500 },
  ]);
  expect(agent.config.dicom.aeTitle).toBe('CLINIC1');
});

test('checks while typing, keeps nothing that is wrong, and Escape or Undo bring back what holds', async () => {
  await using shown = await stage().show('online', AT);
  const { page } = shown;
  const port = field(page, 'Port').first();
  const words = page.locator('.setting').nth(2).locator('.setting-message');
  await port.fill('70000');
  await words.getByText('The largest number allowed here is 65535.').waitFor();
  expect(await port.getAttribute('aria-invalid')).toBe('true');
  await port.press('Enter');
  await port.press('Tab');
  expect(await port.inputValue()).toBe('70000');
  await page.getByRole('button', { name: 'Undo: Port' }).click();
  expect(await port.inputValue()).toBe('11112');
  await field(page, 'AE title').fill('ÜBER');
  await message(page, 'AE title').getByText('but no umlauts').waitFor();
  await field(page, 'AE title').press('Escape');
  expect(await field(page, 'AE title').inputValue()).toBe('TERN');
  expect(await message(page, 'AE title').textContent()).toBe('');
  await field(page, 'Upload limit').fill('0.01');
  await message(page, 'Upload limit').getByText('is 0.14.').waitFor();
  expect(saved(shown)).toEqual([]);
});

test('what the agent refuses is said beside the field and stays as it was typed', async () => {
  await using shown = await stage().show('online', AT);
  const { page, agent } = shown;
  agent.answers.setConfig = () =>
    Promise.reject(
      new FakeCallError('port-in-use', undefined, [
        {
          path: 'dicom.port',
          problem: 'port-in-use',
          limit: null,
          holder: { port: 104, program: 'Orthanc' },
          message: 'is in use',
        },
      ]),
    );
  const port = field(page, 'Port').first();
  await port.fill('104');
  await port.press('Enter');
  await page.getByText('Port 104 is already in use by Orthanc.').waitFor();
  await port.press('Tab');
  expect(await port.inputValue()).toBe('104');
  expect(saved(shown)).toHaveLength(1);

  agent.answers.setConfig = () => Promise.reject(new FakeCallError('config-unwritable'));
  await port.press('Enter');
  await page.getByText('The settings could not be saved.').waitFor();
  delete agent.answers.setConfig;
  await port.press('Enter');
  await page.locator('.setting').nth(2).getByText('Saved').waitFor();
  expect(agent.config.dicom.port).toBe(104);
});

test('the sentence under the AE title says what becomes of other titles', async () => {
  await using shown = await stage().show('online', AT);
  const { page, agent } = shown;
  const titles = field(page, 'Further AE titles');
  await page.getByText('Images under other titles get through too').waitFor();
  expect(await titles.inputValue()).toBe('');
  await titles.fill('ARCHIVE, ÜBER');
  await message(page, 'Further AE titles').getByText('but no umlauts').waitFor();
  await titles.fill('ARCHIVE,  OLD PACS');
  await titles.press('Enter');
  await page.getByText('only the titles below get through').waitFor();
  expect(await titles.inputValue()).toBe('ARCHIVE, OLD PACS');
  expect(agent.config.dicom.calledAeTitles).toEqual(['ARCHIVE', 'OLD PACS']);
  await titles.fill('TERN');
  await titles.press('Enter');
  await page.getByText('Images under any other title are turned away.').waitFor();
  await titles.fill('');
  await titles.press('Enter');
  await page.getByText('Images under other titles get through too').waitFor();
  expect(agent.config.dicom.calledAeTitles).toBeNull();
});

test('two that belong together are kept when both are there, and emptied together', async () => {
  await using shown = await stage().show('online', AT);
  const { page, agent } = shown;
  const group = page.locator('.setting', { has: page.getByRole('group', { name: 'Proxy' }) });
  await pair(page, 'Proxy', 'Name or IP address').fill('proxy.clinic');
  await pair(page, 'Proxy', 'Name or IP address').press('Tab');
  expect(await group.locator('.setting-message').textContent()).toBe('');
  await pair(page, 'Proxy', 'Port').press('Shift+Tab');
  await pair(page, 'Proxy', 'Name or IP address').press('Shift+Tab');
  await group.getByText('Type a number.').waitFor();
  expect(saved(shown)).toEqual([]);
  await pair(page, 'Proxy', 'Port').fill('3128');
  await pair(page, 'Proxy', 'Port').press('Enter');
  await group.getByText('Saved').waitFor();
  expect(agent.config.link.proxy).toEqual({ host: 'proxy.clinic', port: 3128 });
  await pair(page, 'Proxy', 'Name or IP address').fill('');
  await pair(page, 'Proxy', 'Port').fill('');
  await pair(page, 'Proxy', 'Port').press('Enter');
  await group.getByText('Saved').waitFor();
  expect(agent.config.link.proxy).toBeNull();

  await pair(page, 'Hours of the limit', 'From').fill('7:30');
  await pair(page, 'Hours of the limit', 'Until').fill('18');
  await pair(page, 'Hours of the limit', 'Until').press('Enter');
  await page
    .locator('.setting', { has: page.getByRole('group', { name: 'Hours of the limit' }) })
    .getByText('Saved')
    .waitFor();
  expect(agent.config.link.limitHours).toEqual({ from: '07:30', to: '18:00' });
  await pair(page, 'Hours of the limit', 'Until').fill('07:30');
  await page.getByText('The two times have to differ.').waitFor();
});

test('what the cloud has set is shown and cannot be changed here', async () => {
  await using shown = await stage().show('online');
  const { page, agent } = shown;
  agent.cloudConfig = {
    revision: 3,
    heartbeatIntervalMs: 15_000,
    allowedDevices: null,
    ackPolicy: null,
    maxBytesPerSecond: 2_500_000,
    limitHours: null,
    updateChannel: null,
    updateHours: null,
    quietHours: null,
  };
  await goTo(page, 'settings');
  await message(page, 'Upload limit').getByText('Set by the cloud.').waitFor();
  expect(await field(page, 'Upload limit').inputValue()).toBe('20');
  expect(await field(page, 'Upload limit').isDisabled()).toBe(true);
  expect(await pair(page, 'Hours of the limit', 'From').isDisabled()).toBe(false);
  await unfoldAll(shown);
  expect(await field(page, 'Heartbeat').inputValue()).toBe('15');
  expect(await field(page, 'Heartbeat').isDisabled()).toBe(true);
});

test('a value given at the start of Tern wins, and the page says so', async () => {
  await using shown = await stage().show('online', AT);
  const { page, agent } = shown;
  agent.answers.setConfig = () => Promise.resolve({ config: agent.config, needsRestart: false });
  await field(page, 'AE title').fill('OTHER');
  await field(page, 'AE title').press('Enter');
  await message(page, 'AE title').getByText('started with another value').waitFor();
  expect(await field(page, 'AE title').inputValue()).toBe('TERN');
});

test('what was changed elsewhere shows when the page is opened again', async () => {
  await using shown = await stage().show('online', AT);
  const { page, agent } = shown;
  await field(page, 'AE title').waitFor();
  agent.config.dicom.aeTitle = 'FROMCLI';
  await goTo(page, 'home');
  await goTo(page, 'settings');
  await field(page, 'AE title').waitFor();
  expect(await field(page, 'AE title').inputValue()).toBe('FROMCLI');
});

test('a certificate is added with its consequence stated, counted, and removed', async () => {
  await using shown = await stage().show('unpaired', AT);
  const { page, agent } = shown;
  const { caPem } = testCertificates();
  const row = page.locator('.setting', { hasText: 'Extra certificate' });
  await row.getByText('None is set.').waitFor();
  await row.getByRole('button', { name: 'Add a certificate …' }).click();
  await row.getByText('pair this PC outside of the inspection').waitFor();
  const trust = row.getByRole('button', { name: 'Trust it' });
  expect(await trust.isDisabled()).toBe(true);
  const text = row.getByRole('textbox', { name: 'Certificate of your network (PEM)' });
  await text.fill('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----');
  await trust.click();
  await row.getByText('This is not a certificate in PEM form.').waitFor();
  await text.fill(`${caPem}\n${caPem}`);
  await trust.click();
  await row.getByText('2 certificates are set.').waitFor();
  expect(await page.content()).not.toContain('BEGIN CERTIFICATE');
  await row.getByRole('button', { name: 'Remove' }).click();
  await row.getByText('None is set.').waitFor();
  expect(agent.config.link.caPem).toBeNull();
});

test('can be set before pairing, without an account and without machines', async () => {
  await using shown = await stage().show('unpaired', AT);
  const { page, agent } = shown;
  await pair(page, 'Proxy', 'Name or IP address').fill('10.0.0.8');
  await pair(page, 'Proxy', 'Port').fill('8080');
  await pair(page, 'Proxy', 'Port').press('Enter');
  await page.locator('.setting', { hasText: 'password' }).getByText('Saved').waitFor();
  expect(agent.config.link.proxy).toEqual({ host: '10.0.0.8', port: 8080 });
  expect(await page.getByRole('button', { name: 'Unpair this PC …' }).count()).toBe(0);
  expect(await page.getByText('Start at login').count()).toBe(0);
});

test('the language is changed here as well', async () => {
  await using shown = await stage().show('online', AT);
  const { page } = shown;
  await page.locator('main').getByRole('combobox', { name: 'Language' }).selectOption('Deutsch');
  await page.getByRole('heading', { name: 'Einstellungen' }).waitFor();
});

test('asks before unpairing, with the harmless answer first', async () => {
  await using shown = await stage().show('online', AT);
  const { page, agent } = shown;
  await page.getByRole('button', { name: 'Unpair this PC …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Unpair this PC?' });
  expect(await dialog.getByRole('button', { name: 'Keep it paired' }).evaluate(hasFocus)).toBe(
    true,
  );
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(agent.requests.map(({ call }) => call)).not.toContain('unpair');

  agent.answers.unpair = () => {
    agent.change({ pairing: { kind: 'unpaired' }, link: { kind: 'unpaired' } });
    return Promise.resolve({ cloudWasTold: false });
  };
  await page.getByRole('button', { name: 'Unpair this PC …' }).click();
  await dialog.getByRole('button', { name: 'Unpair', exact: true }).click();
  await page.getByText('Not paired yet.').waitFor();
  await page.getByText('but the cloud could not be told').waitFor();
});

test('a lost agent takes no changes, and is asked again when it is back', async () => {
  await using shown = await stage().show('online');
  const { page, agent } = shown;
  agent.answers.getConfig = () => Promise.reject(new FakeCallError('internal'));
  await goTo(page, 'settings');
  await page.getByRole('alert').getByText('Something went wrong inside Tern.').waitFor();
  delete agent.answers.getConfig;
  await goTo(page, 'home');
  await goTo(page, 'settings');
  await field(page, 'AE title').waitFor();
  await shown.server[Symbol.asyncDispose]();
  await page.locator('.app.is-stale').waitFor();
  expect(await field(page, 'AE title').isDisabled()).toBe(true);
});

describe.each(['online', 'unpaired'] as const)('%s', (scene) => {
  test('is accessible, light and dark, with everything unfolded and something wrong', async () => {
    await using shown = await stage().show(scene, AT);
    await troubled(shown);
    for (const colorScheme of ['light', 'dark'] as const) {
      await shown.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await accessibilityFaults(shown.page)).toEqual([]);
    }
    expect(shown.complaints).toEqual([]);
  });
});

test.each(['en-GB', 'de-DE', 'es-ES', 'fr-FR'])(
  'fits without scrolling sideways into 800 x 600, also zoomed to 200 %: %s',
  async (locale) => {
    await using shown = await stage().show('online', { ...AT, locale });
    await troubled(shown);
    for (const [width, height] of WINDOWS) {
      await shown.page.setViewportSize({ width, height });
      expect(await sidewaysOverflow(shown.page), `${width} x ${height}`).toBe(0);
    }
  },
);

test('the desktop app starts at login and follows the language of the PC, as it is set here', async () => {
  await using server = await serveDashboard(new FakeBridge(), stage().files);
  await using desktop = await openDesktop(server.origin, true);
  const { page, changes } = desktop;
  const login = page.getByRole('switch', { name: 'Start at login' });
  await login.uncheck();
  await page.getByRole('combobox', { name: 'Language' }).first().selectOption('Like this PC');
  expect(await login.isChecked()).toBe(false);
  expect(changes).toEqual([{ startsAtLogin: false }, { language: null }]);
  await using cannot = await openDesktop(server.origin, null);
  await cannot.page.getByRole('combobox', { name: 'Language' }).first().waitFor();
  expect(await cannot.page.getByText('Start at login').count()).toBe(0);
});

/** The dashboard in a window with a preload that holds the desktop app's settings; the agent answers nothing. */
async function openDesktop(origin: string, startsAtLogin: boolean | null) {
  const context = await stage().browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  const changes: unknown[] = [];
  await page.exposeFunction('changed', (change: unknown) => void changes.push(change));
  await page.addInitScript(installPreload, {
    process: { kind: 'running', bond: 'own' },
    status: sampleStatus(),
    update: sampleUpdate(),
    settings: { startsAtLogin, language: 'en' },
    locale: { language: 'en', tag: 'en-GB' },
  });
  await page.goto(`${origin}/#/settings`);
  return { page, changes, [Symbol.asyncDispose]: () => context.close() };
}

/** Runs in the page. */
function installPreload(state: { settings: object }): void {
  const error = { code: 'agent-not-running', message: 'none' };
  const listeners = new Set<(next: unknown) => void>();
  let now = state;
  const preload = {
    call: () => Promise.resolve({ error }),
    startAgent: () => Promise.resolve({ result: null }),
    setSettings: async (change: object) => {
      await (window as unknown as { changed: (change: object) => Promise<void> }).changed(change);
      now = { ...now, settings: { ...now.settings, ...change } };
      for (const listener of listeners) listener(now);
      return { result: null };
    },
    onState: (listener: (next: unknown) => void) => {
      listeners.add(listener);
      listener(now);
      return () => listeners.delete(listener);
    },
  };
  Object.assign(window, { ternDesktop: preload });
}

/** Everything unfolded, one field saved, one wrong, a certificate being added. */
async function troubled(shown: Shown): Promise<void> {
  const { page } = shown;
  await page.locator('.advanced').waitFor();
  await unfoldAll(shown);
  const inputs = page.locator('.setting input[type=text]');
  await inputs.nth(0).fill('CLINIC1');
  await inputs.nth(2).fill('70000');
  await inputs.nth(3).fill('');
  await page.locator('.setting .setting-message[data-kind=saved]').waitFor();
  await page.locator('.certificate-state + .buttons button').first().click();
  await page.locator('.certificate-adding').waitFor();
}

function hasFocus(element: Element): boolean {
  return element === document.activeElement;
}

describe('when a machine is told "success"', () => {
  const choice = (page: Page, name: string) => page.getByRole('radio', { name });

  test('is chosen here and holds at once', async () => {
    await using shown = await stage().show('online', AT);
    const { page, agent } = shown;
    expect(await choice(page, 'Safe in the cloud').isChecked()).toBe(true);
    await page.getByText('Nothing of an image is kept on this PC.').waitFor();
    await page.getByText('Safe on this PC').click();
    await expect.poll(() => saved(shown)).toEqual([{ path: 'ackPolicy', value: 'spool' }]);
    agent.change({ ackPolicy: 'spool' });
    await page.getByText('Machines are free at once').waitFor();
    expect(await choice(page, 'Safe on this PC').isChecked()).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('cannot be changed where the cloud has set it', async () => {
    await using shown = await stage().show('online');
    const { page, agent } = shown;
    agent.cloudConfig = {
      revision: 3,
      heartbeatIntervalMs: null,
      allowedDevices: null,
      ackPolicy: 'cloud-first',
      maxBytesPerSecond: null,
      limitHours: null,
      updateChannel: null,
      updateHours: null,
      quietHours: null,
    };
    agent.change({ ackPolicy: 'cloud-first' });
    await goTo(page, 'settings');
    await page.getByText('The cloud has set this.').waitFor();
    expect(await choice(page, 'Cloud first').isChecked()).toBe(true);
    expect(await choice(page, 'Safe on this PC').isDisabled()).toBe(true);
  });
});
