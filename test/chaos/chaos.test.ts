import { expect, test } from 'vitest';
import { needsPrograms } from '../fixtures/programs.ts';
import { chaosRun } from './chaos-run.ts';

/** `npm run chaos` does it for minutes. */
const SECONDS = 15;

needsPrograms('storescu');

test('everything goes wrong in turns while eight machines send: what had success is in the cloud once, byte for byte', async () => {
  const figures = await chaosRun(SECONDS, Math.floor(Math.random() * 2 ** 32));
  const told = JSON.stringify(figures);
  expect(figures.acknowledged, told).toBeGreaterThan(0);
  expect(figures, told).toMatchObject({
    ...{ lost: 0, altered: 0, doubled: 0, unknown: 0, withoutProof: 0 },
    ...{ leftFiles: 0, ledgerFaults: 0 },
  });
}, 180_000);
