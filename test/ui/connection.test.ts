import { expect, test } from 'vitest';
import { sampleStatus } from '../fakes/sample-status.ts';
import { FakeBridge } from '../fakes/fake-bridge.ts';
import { accessibilityFaults, openPage } from './support/browser.ts';
import { serveDashboard } from './support/dashboard-server.ts';
import { goTo, useStage } from './support/stage.ts';

const stage = useStage();

const colourOf = (element: Element): string => getComputedStyle(element).color;

test.each(['light', 'dark'] as const)(
  'when the agent is gone nothing stale stays green (%s)',
  async (colorScheme) => {
    await using shown = await stage().show('online', { colorScheme });
    const { page, server } = shown;
    const mark = page.locator('.deliveries .result-ok').first();
    await mark.waitFor();
    const green = await mark.evaluate(colourOf);
    await server[Symbol.asyncDispose]();
    await page.getByText('Tern is not running on this PC.').waitFor();
    expect(await page.getByText('Every image is in the cloud.').count()).toBe(0);
    await page.getByText('What follows was true').waitFor();
    expect(await page.locator('.link-state strong').textContent()).toBe('Unknown');
    expect(await mark.evaluate(colourOf)).not.toBe(green);
    expect(await accessibilityFaults(page)).toEqual([]);
    for (const [at, name] of [
      ['help', 'Check'],
      ['settings', 'Unpair this PC …'],
    ] as const) {
      await goTo(page, at);
      const button = page.getByRole('button', { name }).first();
      expect(await button.isEnabled(), name).toBe(false);
      expect(await page.getByRole('status').first().textContent()).toContain(
        'Tern is not running on this PC.',
      );
    }
  },
);

test('goes on by itself when the agent is back', async () => {
  await using shown = await stage().show('online');
  const { page, server } = shown;
  const port = Number(new URL(server.origin).port);
  await server[Symbol.asyncDispose]();
  await page.getByText('Tern is not running on this PC.').waitFor();
  const restarted = new FakeBridge(
    sampleStatus({ link: { kind: 'connecting', since: new Date().toISOString() } }),
  );
  await using _again = await serveDashboard(restarted, stage().files, { port });
  await page.getByText('Connecting to the cloud.').waitFor();
});

test('an agent restarted with a new token locks the page, and its new address opens it again', async () => {
  await using shown = await stage().show('online');
  const { page, server } = shown;
  const port = Number(new URL(server.origin).port);
  await server[Symbol.asyncDispose]();
  const restarted = new FakeBridge(sampleStatus());
  await using again = await serveDashboard(restarted, stage().files, { port, token: 'another' });
  await page.getByRole('heading', { name: 'This page is locked.' }).waitFor();
  // The same address but for its fragment: the browser loads nothing anew.
  await page.evaluate((hash) => (window.location.hash = hash), new URL(again.address).hash);
  await page.getByText('Every image is in the cloud.').waitFor();
  expect(page.url()).toBe(`${again.origin}/`);
});

test.each([
  ['without a token', ''],
  ['with a wrong token', '#token=wrong'],
])('%s it says which address to open', async (_how, fragment) => {
  const agent = new FakeBridge(sampleStatus());
  await using server = await serveDashboard(agent, stage().files);
  for (const colorScheme of ['light', 'dark'] as const) {
    await using opened = await openPage(stage().browser, `${server.origin}/${fragment}`, {
      colorScheme,
    });
    await opened.page.getByRole('heading', { name: 'This page is locked.' }).waitFor();
    expect(await opened.page.getByText('Copy the whole address that it printed').count()).toBe(1);
    expect(await accessibilityFaults(opened.page)).toEqual([]);
    expect(opened.complaints).toEqual([]);
  }
});

test('a reload needs no token in the address', async () => {
  await using shown = await stage().show('online');
  await shown.page.reload();
  await shown.page.getByText('Every image is in the cloud.').waitFor();
});
