import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BODY_AT,
  HEADER_BYTES,
  sealedBytes,
  SEALED_TRAILER_BYTES,
  TAG_BYTES,
} from '../../../electron/agent/spool/sealed-format.ts';
import { SpoolMasterKey } from '../../../electron/agent/spool/spool-master-key.ts';
import { openWhole, SAMPLE_FACTS, sealObject } from '../../fakes/sealed-object.ts';

const ID = 'ab'.repeat(16);
const SEGMENT = 1024;
const SEALED_SEGMENT = SEGMENT + TAG_BYTES;
const key = SpoolMasterKey.random();
const seal = (plain: Buffer, id = ID, pieceBytes = 700): Buffer =>
  sealObject(plain, { key, id, segmentBytes: SEGMENT, pieceBytes });

test.each([0, 1, SEGMENT - 1, SEGMENT, SEGMENT + 1, 3 * SEGMENT, 3 * SEGMENT + 77])(
  '%i bytes are sealed and come back, with their facts, digest and length',
  async (bytes) => {
    const plain = randomBytes(bytes);
    const sealed = seal(plain);
    const opened = await openWhole(sealed, ID, key);
    expect(opened.plain.equals(plain)).toBe(true);
    expect(opened.metadata).toEqual({ ...SAMPLE_FACTS, startedAt: '2026-01-15T09:00:00.000Z' });
    expect(opened.trailer).toMatchObject({
      bytes,
      sha256: createHash('sha256').update(plain).digest('hex'),
    });
    expect(sealed).toHaveLength(sealedBytes(bytes, SEGMENT));
  },
);

test('the same dataset in pieces of any size is the same dataset', async () => {
  const plain = randomBytes(5000);
  for (const pieceBytes of [1, 13, SEGMENT, 4999, 10_000])
    expect((await openWhole(seal(plain, ID, pieceBytes), ID, key)).plain.equals(plain)).toBe(true);
});

test('nothing of dataset or facts is readable in the sealed file', () => {
  const sealed = seal(Buffer.from('PATIENT^NAME'.repeat(100)));
  for (const text of ['PATIENT', 'CT-1', 'CLOUD', '1.2.840', '10.0.0.7'])
    expect(sealed.includes(text)).toBe(false);
});

test('two objects share neither salt nor key nor ciphertext', () => {
  const plain = Buffer.alloc(2000);
  const [one, other] = [seal(plain), seal(plain)];
  const parts = (file: Buffer) => [file.subarray(24, 56), file.subarray(BODY_AT, BODY_AT + 500)];
  for (const [i, part] of parts(one).entries()) expect(parts(other)[i]?.equals(part)).toBe(false);
});

describe('any single change is noticed', () => {
  const plain = randomBytes(3 * SEGMENT + 500);
  const sealed = seal(plain);
  const refused = async (file: Buffer, id = ID, using = key): Promise<void> => {
    await expect(openWhole(file, id, using)).rejects.toMatchObject({ code: 'damaged' });
  };

  test('of any byte', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(sealed.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, change) => {
          const file = Buffer.from(sealed);
          file[at]! ^= change;
          await refused(file);
        },
      ),
      { numRuns: 500 },
    );
    // The places where kinds of bytes meet, each of them.
    for (const edge of [0, 8, 24, 56, 60, HEADER_BYTES, BODY_AT, BODY_AT + SEALED_SEGMENT])
      for (const at of [edge, Math.max(0, edge - 1)]) {
        const file = Buffer.from(sealed);
        file[at]! ^= 1;
        await refused(file);
      }
  });

  test('of its length, at any place', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), (bytes) => refused(sealed.subarray(0, bytes))),
      { numRuns: 300 },
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 3000 }), (more) =>
        refused(Buffer.concat([sealed, more])),
      ),
      { numRuns: 100 },
    );
  });

  const head = sealed.subarray(0, BODY_AT);
  const tail = sealed.subarray(-SEALED_TRAILER_BYTES);
  const segments = Array.from({ length: 4 }, (_, n) =>
    sealed.subarray(
      BODY_AT + n * SEALED_SEGMENT,
      Math.min(BODY_AT + (n + 1) * SEALED_SEGMENT, sealed.length - SEALED_TRAILER_BYTES),
    ),
  );

  test('of the order, number or presence of segments', async () => {
    const all = fc.array(fc.nat(3), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(all, async (order) => {
        fc.pre(order.join() !== '0,1,2,3');
        const body = order.map((n) => segments[n] ?? Buffer.alloc(0));
        await refused(Buffer.concat([head, ...body, tail]));
        await refused(Buffer.concat([head, ...body]));
      }),
      { numRuns: 300 },
    );
  });

  test('a part of another object, the whole of another object, another key', async () => {
    const otherId = 'cd'.repeat(16);
    const other = seal(randomBytes(3 * SEGMENT + 500), otherId);
    await refused(sealed, otherId);
    await refused(sealed, ID, SpoolMasterKey.random());
    const cuts = [
      HEADER_BYTES,
      BODY_AT,
      BODY_AT + SEALED_SEGMENT,
      sealed.length - SEALED_TRAILER_BYTES,
    ];
    for (const at of cuts) {
      await refused(Buffer.concat([sealed.subarray(0, at), other.subarray(at)]));
      await refused(Buffer.concat([other.subarray(0, at), sealed.subarray(at)]), otherId);
    }
    // The same object sealed twice: its parts do not fit each other either.
    const again = seal(plain);
    for (const at of cuts)
      await refused(Buffer.concat([sealed.subarray(0, at), again.subarray(at)]));
  });
});

test('a master key never prints itself, and its line is the one way in and out', () => {
  expect(`${String(key)} ${JSON.stringify({ key })}`).toBe('[key] {"key":"[key]"}');
  expect(SpoolMasterKey.fromLine(key.toLine())?.id).toBe(key.id);
  for (const line of ['', 'AAAA', key.toLine().slice(1), `${key.toLine()}\n`, 'A'.repeat(44)])
    expect(SpoolMasterKey.fromLine(line)).toBeNull();
});
