import { expect, test } from 'vitest';
import { EXIT_CODES } from '../../electron/agent/control/exit-codes.ts';
import { sampleHeld } from '../fakes/fake-held-images.ts';
import { startFakeAgent } from '../fakes/tern-with-fake-agent.ts';

test('sends held images again, one UID or all, and says how many', async () => {
  await using agent = await startFakeAgent();
  const { heldImages } = agent.backend;
  heldImages.held = ['1.2.3', '1.2.3', '1.2.4', '1.2.5'].map((uid) => sampleHeld(uid));
  expect((await agent.tern(['transfers', 'retry', '1.2.3'])).stdout).toBe(
    '2 images are sent again.\n',
  );
  const all = await agent.tern(['transfers', 'retry', '--all', '--json']);
  expect(JSON.parse(all.stdout)).toEqual({ images: 2 });
  expect((await agent.tern(['transfers', 'retry', '1.2.3'])).stdout).toBe(
    'Nothing is held that fits.\n',
  );
  expect(heldImages.calls).toEqual(['retry 1.2.3', 'retry all', 'retry 1.2.3']);
  for (const wrong of [['retry'], ['retry', '1.2.3', '--all']])
    expect((await agent.tern(['transfers', ...wrong])).code).toBe(EXIT_CODES['bad-arguments']);
});

test('gives an image up only when asked twice', async () => {
  await using agent = await startFakeAgent();
  const { heldImages } = agent.backend;
  heldImages.held = [sampleHeld('1.2.3')];
  for (const once of [[], ['--yes'], ['--erase']]) {
    const refused = await agent.tern(['transfers', 'discard', '1.2.3', ...once]);
    expect(refused.code).toBe(EXIT_CODES['bad-arguments']);
    expect(refused.stderr).toContain('give both --yes and --erase');
  }
  expect(heldImages.calls).toEqual([]);
  const done = await agent.tern(['transfers', 'discard', '1.2.3', '--yes', '--erase']);
  expect(done.stdout).toBe('1 image was given up and erased from this PC.\n');
  expect(heldImages.calls).toEqual(['discard 1.2.3 by terminal']);
});

test('the list of transfers takes its own options as before', async () => {
  await using agent = await startFakeAgent();
  const listed = await agent.tern(['transfers', '--limit', '1', '--json']);
  expect(JSON.parse(listed.stdout)).toHaveLength(1);
});
