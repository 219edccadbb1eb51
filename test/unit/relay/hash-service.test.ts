import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { HashService } from '../../../electron/agent/relay/hash-service.ts';
import { JOB_BYTES, SLOTS } from '../../../electron/agent/relay/hash-jobs.ts';

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

test.each([
  0,
  1,
  1000,
  65_535,
  65_536,
  JOB_BYTES - 1,
  JOB_BYTES,
  JOB_BYTES + 1,
  3 * JOB_BYTES,
  SLOTS * JOB_BYTES * 2 + 77,
])('digests %i bytes as createHash does, whatever the pieces', async (length) => {
  await using hashes = new HashService();
  const bytes = randomBytes(length);
  for (const size of [length || 1, 65_536, 16_372, 999]) {
    const hash = hashes.begin();
    for (let at = 0; at < length; at += size) hash.update(bytes.subarray(at, at + size));
    expect(await hash.digest()).toBe(sha256(bytes));
  }
});

test('many streams at once do not mix', async () => {
  await using hashes = new HashService();
  const objects = Array.from({ length: 100 }, () =>
    randomBytes(200_000 + Math.floor(Math.random() * 400_000)),
  );
  const streams = objects.map(() => hashes.begin());
  for (let at = 0; at < 600_000; at += 50_000) {
    objects.forEach((bytes, i) => streams[i]!.update(bytes.subarray(at, at + 50_000)));
  }
  expect(await Promise.all(streams.map(async (stream) => stream.digest()))).toEqual(
    objects.map(sha256),
  );
});

test('a stream that is dropped halfway does not disturb the next', async () => {
  await using hashes = new HashService();
  const bytes = randomBytes(2_000_000);
  for (let i = 0; i < 20; i++) {
    const dropped = hashes.begin();
    dropped.update(bytes);
    dropped.drop();
    const hash = hashes.begin();
    hash.update(bytes);
    expect(await hash.digest()).toBe(sha256(bytes));
  }
});
