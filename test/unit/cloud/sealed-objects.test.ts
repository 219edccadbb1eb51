import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { MasterKey } from '../../../cloud/storage/master-key.ts';
import { ObjectFiles } from '../../../cloud/storage/object-files.ts';
import {
  HEADER_BYTES,
  SEGMENT_BYTES,
  TAG_BYTES,
  TRAILER_BYTES,
} from '../../../cloud/storage/sealed-file.ts';
import { TempFolder } from '../../fixtures/temp-folder.ts';

const ID = 'a'.repeat(32);
const SEALED_SEGMENT = SEGMENT_BYTES + TAG_BYTES;

async function sealed(plain: Buffer, pieceBytes = 100_000) {
  const temp = await TempFolder.create();
  const files = new ObjectFiles([temp.path], new MasterKey(randomBytes(32)));
  files.prepare();
  const writer = files.begin(ID);
  for (let at = 0; at < plain.length; at += pieceBytes)
    await writer.write(plain.subarray(at, at + pieceBytes));
  await writer.finish(randomBytes(32));
  await writer.publish(files.paths(ID));
  const [path] = files.paths(ID);
  return {
    path: path!,
    files,
    async read(): Promise<Buffer> {
      const parts: Buffer[] = [];
      for await (const part of files.read(ID)) parts.push(part);
      return Buffer.concat(parts);
    },
    [Symbol.asyncDispose]: () => temp[Symbol.asyncDispose](),
  };
}

test.each([
  0,
  1,
  SEGMENT_BYTES - 1,
  SEGMENT_BYTES,
  SEGMENT_BYTES + 1,
  3 * SEGMENT_BYTES,
  3 * SEGMENT_BYTES + 77,
])('%i bytes are sealed and come back', async (bytes) => {
  const plain = randomBytes(bytes);
  await using object = await sealed(plain);
  expect((await object.read()).equals(plain)).toBe(true);
});

test('pieces of one byte cost no more memory than large ones', async () => {
  const plain = randomBytes(300_000);
  await using object = await sealed(plain, 1);
  expect((await object.read()).equals(plain)).toBe(true);
});

describe('notices', () => {
  const plain = randomBytes(3 * SEGMENT_BYTES + 500);
  const segment = (file: Buffer, n: number): Buffer =>
    file.subarray(HEADER_BYTES + n * SEALED_SEGMENT, HEADER_BYTES + (n + 1) * SEALED_SEGMENT);
  const tail = (file: Buffer): Buffer => file.subarray(HEADER_BYTES + 3 * SEALED_SEGMENT);
  const head = (file: Buffer): Buffer => file.subarray(0, HEADER_BYTES);
  const flipped = (file: Buffer, at: number): Buffer => {
    const copy = Buffer.from(file);
    copy[at]! ^= 1;
    return copy;
  };

  test.each<readonly [string, (file: Buffer) => Buffer]>([
    ['a bit in the header', (file) => flipped(file, 20)],
    ['a bit in a segment', (file) => flipped(file, HEADER_BYTES + 5)],
    ['a bit in a tag', (file) => flipped(file, HEADER_BYTES + SEALED_SEGMENT - 1)],
    ['a bit in the trailer', (file) => flipped(file, file.length - 20)],
    ['a missing byte', (file) => file.subarray(0, file.length - 1)],
    ['a missing trailer', (file) => file.subarray(0, file.length - TRAILER_BYTES)],
    [
      'a missing segment',
      (file) => Buffer.concat([head(file), segment(file, 0), segment(file, 2), tail(file)]),
    ],
    [
      'swapped segments',
      (file) =>
        Buffer.concat([
          ...[head(file), segment(file, 1), segment(file, 0), segment(file, 2), tail(file)],
        ]),
    ],
    ['bytes at the end', (file) => Buffer.concat([file, Buffer.alloc(10)])],
    ['an empty file', () => Buffer.alloc(0)],
  ])('%s', async (_name, change) => {
    await using object = await sealed(plain);
    await writeFile(object.path, change(await readFile(object.path)));
    await expect(object.read()).rejects.toMatchObject({ code: 'object-damaged' });
  });
});

test('a sealed record opens only as what it is, and a master key never prints itself', () => {
  const key = new MasterKey(randomBytes(32));
  const record = key.seal('psk', 'uplink-1', Buffer.from('secret'));
  expect(key.unseal('psk', 'uplink-1', record).toString()).toBe('secret');
  expect(() => key.unseal('psk', 'uplink-2', record)).toThrow();
  expect(() => key.unseal('worklist', 'uplink-1', record)).toThrow();
  expect(() => new MasterKey(randomBytes(32)).unseal('psk', 'uplink-1', record)).toThrow();
  expect(`${String(key)} ${JSON.stringify({ key })}`).toBe('[master key] {"key":"[master key]"}');
});
