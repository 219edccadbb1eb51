import { createCipheriv, createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SpoolMasterKey } from '../../../electron/agent/spool/spool-master-key.ts';
import { openWhole } from '../../fakes/sealed-object.ts';

const page = readFileSync(new URL('../../../docs/spool-format.md', import.meta.url), 'utf8');

function valueOf(name: string): string {
  const value = new RegExp(`^ {4}${name} +(.+)$`, 'm').exec(page)?.[1];
  if (value === undefined) throw new Error(`the page has no ${name}`);
  return value;
}
const bytesOf = (name: string): Buffer => Buffer.from(valueOf(name), 'hex');

test('the test vector of the page opens to what the page says', async () => {
  const id = valueOf('id');
  const header = bytesOf('header');
  const key = SpoolMasterKey.fromLine(bytesOf('master key').toString('base64'))!;
  expect(key.id).toBe(valueOf('key id'));
  const objectKey = key.objectKey(header.subarray(24, 56), id);
  expect(objectKey.toString('hex')).toBe(valueOf('object key'));
  // Sealed here and not by the code under test, as the page describes it.
  const cipher = createCipheriv('aes-256-gcm', objectKey, Buffer.alloc(12)).setAAD(header);
  const sealed = cipher.update(Buffer.from(valueOf('metadata').padEnd(4016, ' ')));
  cipher.final();
  const metadata = Buffer.concat([sealed, cipher.getAuthTag()]);
  const file = Buffer.concat([header, metadata, bytesOf('segments'), bytesOf('trailer')]);
  expect(createHash('sha256').update(file).digest('hex')).toBe(valueOf('file SHA-256'));
  const opened = await openWhole(file, id, key);
  expect(opened.plain.toString()).toBe(valueOf('dataset'));
  expect(opened.metadata).toEqual(JSON.parse(valueOf('metadata')));
  expect(opened.trailer.storedAtMs).toBe(Date.parse('2026-01-15T09:00:01.000Z'));
});
