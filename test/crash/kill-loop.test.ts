import { expect, test } from 'vitest';
import { needsPrograms } from '../fixtures/programs.ts';
import { killRun } from './kill-run.ts';

/** `node test/crash/kill-loop.ts` does it with five hundred. */
const KILLS = 20;

needsPrograms('storescu');

test('agent and cloud are killed twenty times while machines send: what had success is in the cloud once, byte for byte', async () => {
  const figures = await killRun(KILLS, Math.floor(Math.random() * 2 ** 32));
  const told = JSON.stringify(figures);
  expect(figures.agentKills + figures.cloudKills, told).toBe(KILLS);
  expect(figures.acknowledged, told).toBeGreaterThan(KILLS);
  expect(figures, told).toMatchObject({
    ...{ lost: 0, altered: 0, doubled: 0, unknown: 0, withoutProof: 0 },
    ...{ leftFiles: 0, ledgerFaults: 0 },
  });
});
