import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { PreSharedKey } from '../../../electron/agent/secrets/pre-shared-key.ts';

const HEX = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff';

test('prints nothing of the key in any of the usual ways', () => {
  const key = PreSharedKey.fromHex(HEX);
  const shown = [
    String(key),
    JSON.stringify({ key }),
    inspect(key, { showHidden: true, depth: 9 }),
    inspect({ nested: [key] }, { depth: 9 }),
    Object.entries(key).join(),
  ].join('\n');
  expect(shown).not.toMatch(/0011|2233|\b17\b|34/);
});

test('gives the TLS library a copy that cannot change the key', () => {
  const key = PreSharedKey.fromHex(HEX);
  key.toBytes().fill(0);
  expect(key.toBytes().toString('hex')).toBe(HEX);
});

test('shows the first 16 hex digits of SHA-256 over the key bytes, grouped', () => {
  // printf '00…' | xxd -r -p | sha256sum
  expect(PreSharedKey.fromHex('00'.repeat(32)).fingerprint).toBe('6668-7aad-f862-bd77');
});

test.each(['', 'abc', 'xy', '00 11'])('refuses %j without quoting it', (text) => {
  expect(() => PreSharedKey.fromHex(text)).toThrow('whole bytes in hex');
});
