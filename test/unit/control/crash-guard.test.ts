import { expect, test } from 'vitest';
import { crashReport } from '../../../electron/agent/crash-guard.ts';

test('a crash report says where, never what', () => {
  const error = new TypeError('Doe^John\n    at the desk of Doe^John');
  const report = crashReport(error);
  expect(report).toMatch(/^crash: TypeError\n\s+at .*crash-guard\.test\.ts/);
  expect(report).not.toContain('Doe');
  expect(crashReport('Doe^John')).toBe('crash of an unknown kind');
});
