import { expect, test } from 'vitest';
import type { UpdateStatus } from '../../electron/contract/updates.ts';
import { sampleUpdate } from '../fakes/sample-update.ts';
import { accessibilityFaults, sidewaysOverflow } from './support/browser.ts';
import { useStage, WINDOWS, type Shown } from './support/stage.ts';

const stage = useStage();
const AT = { at: 'settings' } as const;
const ROLLED_BACK: UpdateStatus = sampleUpdate({
  hours: { from: '20:00', to: '06:00' },
  state: { kind: 'waiting', version: '1.2.0', hold: 'hours' },
  mishap: {
    kind: 'rolled-back',
    version: '1.1.0',
    why: 'link-lost',
    at: '2026-01-15T09:00:00.000Z',
  },
});

function card({ page }: Shown) {
  return page.locator('section[aria-labelledby=settings-updates]');
}

test('the settings page says how it stands with updates, and channel and hours can be chosen', async () => {
  await using shown = await stage().show('online', AT);
  const { agent } = shown;
  expect(await card(shown).count()).toBe(0);
  agent.change({ update: ROLLED_BACK });
  await card(shown)
    .getByText('Tern 1.2.0 is ready to be installed. It is installed between 20:00 and 06:00.')
    .waitFor();
  await card(shown).getByText('Tern went back to version 1.0.0.').waitFor();
  // Whoever looks from a browser cannot press what belongs to the app.
  expect(await card(shown).getByRole('button', { name: 'Install now' }).count()).toBe(0);
  await card(shown).getByRole('combobox', { name: 'Which versions' }).selectOption('beta');
  await expect.poll(() => agent.config.updates.channel).toBe('beta');
  const hours = card(shown).getByRole('group', { name: 'Hours for updates' });
  await hours.getByRole('textbox', { name: 'From' }).fill('21:00');
  await hours.getByRole('textbox', { name: 'Until' }).fill('05:30');
  await hours.getByRole('textbox', { name: 'Until' }).press('Enter');
  await expect.poll(() => agent.config.updates.hours).toEqual({ from: '21:00', to: '05:30' });
});

test('what the cloud has set cannot be changed here', async () => {
  await using shown = await stage().show('online');
  const { agent, page } = shown;
  const nothing = { heartbeatIntervalMs: null, allowedDevices: null, ackPolicy: null };
  agent.cloudConfig = {
    ...{ ...nothing, revision: 2, maxBytesPerSecond: null, limitHours: null },
    ...{ updateChannel: 'beta', updateHours: null, quietHours: null },
  };
  agent.change({ update: sampleUpdate() });
  await page.locator('nav a[href="#/settings"]').click();
  const channel = card(shown).getByRole('combobox', { name: 'Which versions' });
  await card(shown).getByText('Set by the cloud.').waitFor();
  expect(await channel.isDisabled()).toBe(true);
  expect(await channel.inputValue()).toBe('beta');
});

test.each(['en-GB', 'de-DE', 'es-ES', 'fr-FR'])(
  'every state of updates fits and reads well, narrow as well, in %s',
  async (locale) => {
    await using shown = await stage().show('online', { ...AT, locale });
    const { page, agent } = shown;
    const states: readonly UpdateStatus[] = [
      ROLLED_BACK,
      sampleUpdate({ state: { kind: 'downloading', version: '1.2.0', percent: 42 } }),
      sampleUpdate({
        state: { kind: 'failed', fault: 'expired', since: '2026-01-15T09:00:00.000Z' },
      }),
      sampleUpdate({ state: { kind: 'off', why: 'no-key' }, checkedAt: null }),
    ];
    for (const update of states) {
      agent.change({ update });
      await card(shown).waitFor();
      for (const [width, height] of WINDOWS) {
        await page.setViewportSize({ width, height });
        expect(await sidewaysOverflow(page), `${update.state.kind} at ${width}`).toBe(0);
      }
    }
    agent.change({ update: ROLLED_BACK });
    await page.setViewportSize({ width: 800, height: 600 });
    expect(await accessibilityFaults(page)).toEqual([]);
  },
);
