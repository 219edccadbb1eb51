// eslint: no-restricted-syntax
import { expect, test } from 'vitest';

test.only('an exclusive test', () => {
  expect(1).toBe(1);
});
