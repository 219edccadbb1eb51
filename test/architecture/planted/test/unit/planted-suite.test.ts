// eslint: no-restricted-syntax
import { describe, expect, test } from 'vitest';

describe.only('an exclusive suite', () => {
  test('of one', () => {
    expect(1).toBe(1);
  });
});
