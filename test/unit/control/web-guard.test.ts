import { expect, test } from 'vitest';
import {
  bearerMatches,
  createWebToken,
  refuseHost,
} from '../../../electron/agent/control/web-guard.ts';

test('a token is 256 random bits, new each time', () => {
  const tokens = new Set(Array.from({ length: 100 }, createWebToken));
  expect(tokens.size).toBe(100);
  for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
});

test('only the exact token passes', () => {
  const token = createWebToken();
  expect(bearerMatches(`Bearer ${token}`, token)).toBe(true);
  for (const wrong of [
    undefined,
    '',
    'Bearer',
    'Bearer ',
    token,
    `bearer ${token}`,
    `Bearer ${token}x`,
    `Bearer ${token.slice(1)}`,
    `Basic ${token}`,
  ])
    expect(bearerMatches(wrong, token)).toBe(false);
});

test.each([
  ['127.0.0.1:8080', true],
  ['localhost:8080', true],
  ['LOCALHOST:8080', true],
  [undefined, false],
  ['', false],
  ['127.0.0.1', false],
  ['127.0.0.1:80', false],
  ['evil.example:8080', false],
  ['127.0.0.1.evil.example:8080', false],
  ['localhost:8080.evil.example', false],
  ['[::1]:8080', false],
  ['192.0.2.10:8080', false],
])('the Host %s is ours: %s', (host, isOurs) => {
  expect(refuseHost(host, 8080) === null).toBe(isOurs);
});
