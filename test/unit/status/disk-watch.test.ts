import { expect, test } from 'vitest';
import {
  DISK_FINE_BYTES,
  DISK_LOW_BYTES,
  lookAtDisk,
} from '../../../electron/agent/status/disk-watch.ts';
import { ProblemLog } from '../../../electron/agent/status/problem-log.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';

test('a disk that is nearly full is one problem that lasts until there is room again', async () => {
  const problems = new ProblemLog(new FakeClock(), () => undefined);
  const look = async (bytes: number | null): Promise<unknown[]> => {
    await lookAtDisk({ freeBytes: () => Promise.resolve(bytes), problems });
    return problems.list().map(({ code, isOngoing, count, details }) => ({
      ...{ code, isOngoing, count },
      ...details,
    }));
  };
  const low = { code: 'disk-low', isOngoing: true, count: 1 };
  expect(await look(DISK_LOW_BYTES)).toEqual([]);
  expect(await look(DISK_LOW_BYTES - 1)).toEqual([{ ...low, freeBytes: DISK_LOW_BYTES - 1 }]);
  // Between the two it neither ends nor begins, and not knowing changes nothing.
  expect(await look(DISK_LOW_BYTES + 1)).toHaveLength(1);
  expect(await look(null)).toHaveLength(1);
  expect(await look(DISK_FINE_BYTES)).toHaveLength(1);
  expect(await look(DISK_FINE_BYTES + 1)).toEqual([]);
  expect(await look(DISK_FINE_BYTES - 1)).toEqual([]);
});
