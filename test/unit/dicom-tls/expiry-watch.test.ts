import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { ExpiryWatch } from '../../../electron/agent/dicom-tls/expiry-watch.ts';
import { ProblemLog } from '../../../electron/agent/status/problem-log.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { makeDeviceCertificate } from '../../fakes/device-certificates.ts';

const DAY_MS = 86_400_000;

async function certificate(untilDays: number, now: Date): Promise<X509Certificate> {
  const { certificatePem } = await makeDeviceCertificate({ untilDays, now });
  return new X509Certificate(certificatePem);
}

test('an own certificate is told of 30, 7 and 1 days ahead, each time anew, and when it is over', async () => {
  const clock = new FakeClock();
  const problems = new ProblemLog(clock, () => undefined);
  const own = await certificate(31.5, clock.now());
  using watch = new ExpiryWatch({ clock, problems, own: () => own, trusted: () => [] });
  watch.start();
  expect(problems.list()).toEqual([]);
  const told: unknown[] = [];
  const ids = new Set<string>();
  for (let day = 1; day <= 33; day++) {
    await clock.advance(DAY_MS);
    const [problem] = problems.list();
    if (problem !== undefined && !ids.has(problem.id)) {
      ids.add(problem.id);
      told.push([problem.code, problem.details.days]);
    }
  }
  expect(told).toEqual([
    ['certificate-expiring', 30],
    ['certificate-expiring', 7],
    ['certificate-expiring', 1],
    ['certificate-expired', 0],
  ]);
});

test('of several trusted certificates the one that ends first is told, and how many more there are', async () => {
  const clock = new FakeClock();
  const problems = new ProblemLog(clock, () => undefined);
  let trusted = await Promise.all([20, 5, 90].map((days) => certificate(days, clock.now())));
  using watch = new ExpiryWatch({ clock, problems, own: () => null, trusted: () => trusted });
  watch.start();
  expect(problems.list()).toMatchObject([
    { code: 'trusted-certificate-expiring', details: { days: 5, others: 1 } },
  ]);
  trusted = trusted.filter((_, i) => i === 2);
  watch.check();
  expect(problems.list()).toEqual([]);
});
