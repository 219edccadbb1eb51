import { expect, test } from 'vitest';
import { expectAccessibleAndFitting } from './support/expect-fitting.ts';
import type { Problem } from '../../electron/contract/problems.ts';
import { FakeCallError } from '../fakes/fake-bridge.ts';
import { ago, sampleProblem } from '../fakes/sample-status.ts';
import { goTo, unfoldAll, useStage, type Shown } from './support/stage.ts';

const stage = useStage();
const CT = { aeTitle: 'CT-OLD', address: '192.168.1.44' };
const PROBLEMS: readonly Problem[] = [
  sampleProblem('device-not-allowed', { device: CT, count: 4, details: { calledAeTitle: 'TERN' } }),
  sampleProblem('object-refused', { device: CT, lastAt: ago(30), details: { status: 0xa700 } }),
  sampleProblem('disk-low', { isOngoing: true, firstAt: ago(7200), details: { bytes: 640 } }),
  sampleProblem('link-timed-out', { lastAt: ago(4000) }),
];

async function showProblems(options: object = {}): Promise<Shown> {
  const shown = await stage().show('online', { ...options, at: 'errors' });
  shown.agent.change({ problems: [...PROBLEMS] });
  await problem(shown, 'device-not-allowed').waitFor();
  return shown;
}

const problem = ({ page }: Shown, code: string) => page.locator(`[data-problem="${code}"]`);

test('says what happened, to whom, since when, how often and what to do', async () => {
  await using shown = await showProblems();
  const text = await problem(shown, 'device-not-allowed').textContent();
  expect(text).toContain('A machine was turned away.');
  expect(text).toContain('"CT-OLD" at 192.168.1.44 tried to send.');
  expect(text).toMatch(/4 minutes ago · 4 times, first 9 minutes ago/);
  expect(text).toContain('If it is yours, allow it');
  expect(await problem(shown, 'disk-low').textContent()).toContain('Began 2 hours ago, still so');
});

test('what lasts comes first, then the newest; the title stands there once', async () => {
  await using shown = await showProblems();
  const codes = await shown.page
    .locator('[data-problem]')
    .evaluateAll((items) => items.map((item) => item.getAttribute('data-problem')));
  expect(codes).toEqual(['disk-low', 'object-refused', 'device-not-allowed', 'link-timed-out']);
  expect(await shown.page.getByRole('heading', { name: 'Needs a look' }).count()).toBe(1);
});

test('hides its code behind details and can be dismissed, unless it lasts', async () => {
  await using shown = await showProblems();
  const refused = problem(shown, 'object-refused');
  expect(await refused.getByText('A700H').isVisible()).toBe(false);
  await refused.locator('summary').click();
  expect(await refused.getByText('A700H').isVisible()).toBe(true);
  await refused.getByRole('button', { name: 'Dismiss: The cloud refused an image.' }).click();
  await refused.waitFor({ state: 'detached' });
  expect(shown.agent.requests).toContainEqual({
    call: 'dismissProblem',
    args: { id: 'p-object-refused' },
  });
  const lasting = problem(shown, 'disk-low');
  expect(await lasting.getByRole('button', { name: /^Dismiss/ }).count()).toBe(0);
  await lasting.getByText('It leaves this list by itself once it is over.').waitFor();
});

test('says so when a problem cannot be dismissed', async () => {
  await using shown = await showProblems();
  shown.agent.answers.dismissProblem = () => Promise.reject(new FakeCallError('internal'));
  await problem(shown, 'link-timed-out')
    .getByRole('button', { name: /^Dismiss/ })
    .click();
  await shown.page.getByRole('alert').getByText('It could not be dismissed.').waitFor();
});

test('copies what support needs as plain text', async () => {
  await using shown = await showProblems({ permissions: ['clipboard-read', 'clipboard-write'] });
  shown.agent.change({ deviceNames: [{ ...CT, name: 'The room of Dr. Example' }] });
  await shown.page.getByText('The room of Dr. Example').first().waitFor();
  await problem(shown, 'object-refused')
    .getByRole('button', { name: 'Copy for support: The cloud refused an image.' })
    .click();
  await problem(shown, 'object-refused').getByText('Copied').waitFor();
  const { firstAt, lastAt } = PROBLEMS[1]!;
  const { startedAt } = shown.agent.status.agent;
  expect(await shown.page.evaluate(() => navigator.clipboard.readText())).toBe(
    [
      'The cloud refused an image.',
      'Code: object-refused',
      `First: ${firstAt}`,
      `Last: ${lastAt}`,
      'Count: 1',
      'Still so: no',
      'AE title: CT-OLD',
      'Address: 192.168.1.44',
      'status: A700H',
      'Tern: 0.1.0, win32, Node 24.21.0',
      `Started: ${startedAt}`,
      '',
    ].join('\n'),
  );
});

test.each([
  ['device-not-allowed', 'devices'],
  ['object-refused', 'transfers'],
  ['link-timed-out', 'help'],
] as const)('%s leads to the page %s', async (code, target) => {
  await using shown = await showProblems();
  await problem(shown, code).getByRole('link').click();
  await shown.page.locator(`main[data-page=${target}]`).waitFor();
});

test('Home shows the first three and the way to all of them', async () => {
  await using shown = await showProblems();
  const { page } = shown;
  await goTo(page, 'home');
  const card = page.getByRole('region', { name: 'Needs a look' });
  expect(await card.locator('[data-problem]').count()).toBe(3);
  await card.getByRole('link', { name: 'All 4' }).click();
  await page.locator('main[data-page=errors]').waitFor();
  shown.agent.change({ problems: PROBLEMS.slice(0, 3) });
  await goTo(page, 'home');
  expect(await card.locator('[data-problem]').count()).toBe(3);
  expect(await card.getByRole('link', { name: /^All/ }).count()).toBe(0);
});

test('says that there is nothing', async () => {
  await using shown = await stage().show('online', { at: 'errors' });
  await shown.page.getByText('Nothing needs a look.').waitFor();
});

test('is accessible and fits into every window with everything unfolded', async () => {
  await using shown = await showProblems();
  await unfoldAll(shown);
  await expectAccessibleAndFitting(shown.page);
});
