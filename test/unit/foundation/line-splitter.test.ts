import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineSplitter, LineTooLongError } from '../../../electron/foundation/line-splitter.ts';

test('the same lines come out wherever the stream is cut', () => {
  const lines = fc.array(fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\n', ' ')));
  fc.assert(
    fc.property(lines, fc.array(fc.nat(200)), (expected, cuts) => {
      const bytes = Buffer.from(expected.map((line) => `${line}\n`).join(''));
      const splitter = new LineSplitter(10_000);
      const got: string[] = [];
      let start = 0;
      for (const cut of [...cuts, bytes.length]) {
        got.push(...splitter.push(bytes.subarray(start, start + cut)));
        start += cut;
      }
      expect(got).toEqual(expected);
    }),
  );
});

test('a line of exactly the ceiling passes, one byte more does not, whole or in pieces', () => {
  const line = (bytes: number): Buffer => Buffer.from(`${'x'.repeat(bytes)}\n`);
  expect([...new LineSplitter(10).push(line(10))]).toEqual(['x'.repeat(10)]);
  expect(() => [...new LineSplitter(10).push(line(11))]).toThrow(LineTooLongError);
  const splitter = new LineSplitter(10);
  expect([...splitter.push(Buffer.from('xxxxx'))]).toEqual([]);
  expect(() => [...splitter.push(Buffer.from('xxxxxx'))]).toThrow(LineTooLongError);
});

test('copies each byte a bounded number of times, also when they come one by one', () => {
  const total = 1_000_000;
  const splitter = new LineSplitter(total);
  const one = Buffer.from('x');
  let copied = 0;
  let lines = 0;
  const prototype = Buffer.prototype as Buffer;
  const copy = Reflect.get<Buffer, 'copy'>(prototype, 'copy');
  prototype.copy = function (this: Buffer, ...args: Parameters<Buffer['copy']>) {
    const bytes = copy.apply(this, args);
    copied += bytes;
    return bytes;
  };
  try {
    for (let i = 0; i < total; i++) lines += [...splitter.push(one)].length;
  } finally {
    prototype.copy = copy;
  }
  expect(lines).toBe(0);
  expect(copied).toBeLessThan(3 * total);
  expect([...splitter.push(Buffer.from('\n'))][0]).toHaveLength(total);
});
