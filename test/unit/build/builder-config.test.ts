import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { validateConfiguration } from 'app-builder-lib/out/util/config/config.js';
import { DebugLogger } from 'builder-util';
import { expect, test } from 'vitest';
import { builderConfig, type BuilderOptions } from '../../../build/package/builder-config.ts';
import { APP_ID } from '../../../electron/foundation/app-id.ts';

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const OPTIONS: BuilderOptions = {
  root,
  stage: '/stage',
  output: '/out',
  electronVersion: '1.2.3',
  updateUrl: 'https://updates.example.org/tern',
  notarize: true,
  electronDist: () => '/electron',
};

test.each([
  ['a release', OPTIONS],
  ['a trial', { ...OPTIONS, updateUrl: null, notarize: false, electronDist: null }],
])("electron-builder's own schema accepts the configuration of %s", async (_name, options) => {
  await validateConfiguration(builderConfig(options), new DebugLogger(false));
});

test('the schema is asked: a setting that does not exist is refused', async () => {
  const config = { ...builderConfig(OPTIONS), notThere: true };
  await expect(validateConfiguration(config, new DebugLogger(false))).rejects.toThrow(/notThere/);
});

test('Windows knows the installed app by the name that the running one gives itself', () => {
  expect(builderConfig(OPTIONS).appId).toBe(APP_ID);
});

test('installing on Windows asks for no admin right, and nothing there deletes data by itself', () => {
  const { nsis } = builderConfig(OPTIONS);
  expect(nsis).toMatchObject({ perMachine: false, allowElevation: false });
  expect(nsis?.deleteAppDataOnUninstall).toBe(false);
});

test('an address for updates comes from the build alone', () => {
  expect(builderConfig(OPTIONS).publish).toEqual({
    provider: 'generic',
    url: 'https://updates.example.org/tern',
  });
  expect(builderConfig({ ...OPTIONS, updateUrl: null }).publish).toBeNull();
});

test('files that the configuration names are there', () => {
  const { mac, nsis, deb } = builderConfig(OPTIONS);
  const fpm = deb?.fpm?.map((option) => option.replace(/^--[\w-]+=|=[^=]*$/, '')) ?? [];
  const files = [mac?.entitlements, nsis?.include, ...fpm];
  expect(files).toHaveLength(4);
  for (const file of files) expect(existsSync(join('/', String(file)))).toBe(true);
});
