import { expect, test } from 'vitest';
import type { WebAssets } from '../../../electron/foundation/web-assets.ts';
import { answerAppRequest, APP_URL } from '../../../electron/main/app-protocol.ts';
import { CallError } from '../../../electron/main/control-conversation.ts';
import { mayOpenOutside } from '../../../electron/main/external-links.ts';
import { agentEnvironment, runtimePaths } from '../../../electron/main/runtime-paths.ts';
import { answerCall, answerSetting } from '../../../electron/main/window-calls.ts';

const ASSETS: WebAssets = new Map([
  [
    '/index.html',
    { content: Buffer.from('<p>'), contentType: 'text/html', etag: '', cacheControl: '' },
  ],
]);

test('serves what was built under a policy that loads nothing else, and nothing beside it', async () => {
  const page = answerAppRequest(ASSETS, APP_URL);
  expect([page.status, await page.text()]).toEqual([200, '<p>']);
  const policy = page.headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/^default-src 'none';/);
  const sources = policy.split('; ').flatMap((directive) => directive.split(' ').slice(1));
  expect(new Set(sources)).toEqual(new Set(["'none'", "'self'", 'data:']));
  expect(policy).toContain("img-src 'self' data:");
  expect(policy.split('data:')).toHaveLength(2);
  for (const url of [
    'app://bundle/../package.json',
    'app://bundle/%2e%2e/agent.mjs',
    'app://other/index.html',
    'https://bundle/index.html',
  ])
    expect(answerAppRequest(ASSETS, url).status).toBe(404);
});

test('only https addresses of listed hosts leave the app', () => {
  expect(mayOpenOutside('https://github.com/x')).toBe(true);
  for (const url of [
    'http://github.com/',
    'https://github.com.evil.example/',
    'https://user:pass@github.com/',
    'https://github.com:8443/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://github.com/x',
    '',
  ])
    expect(mayOpenOutside(url)).toBe(false);
});

test('a call of the window is parsed before the agent sees it', async () => {
  const seen: unknown[] = [];
  const call = (name: string, args: unknown): Promise<unknown> => {
    seen.push([name, args]);
    return Promise.resolve({ entries: [] });
  };
  for (const raw of [
    null,
    { call: 'fly', args: {} },
    { call: 'getStatus', args: { extra: 1 } },
    { call: 'getStatus', args: {}, more: 1 },
    { call: '__proto__', args: {} },
  ])
    expect(await answerCall({ call }, raw)).toMatchObject({ error: { code: 'bad-arguments' } });
  expect(seen).toEqual([]);
  await answerCall({ call }, { call: 'listTransfers', args: {} });
  const defaults = {
    before: null,
    device: null,
    since: null,
    sopInstanceUid: null,
    states: null,
    until: null,
    associationId: null,
  };
  expect(seen).toEqual([['listTransfers', { limit: 100, ...defaults }]]);
});

test('a setting of the window is parsed before it is kept', async () => {
  const kept: unknown[] = [];
  const set = (change: unknown): Promise<void> => Promise.resolve(void kept.push(change));
  for (const raw of [
    null,
    {},
    { language: 'kli' },
    { startsAtLogin: 1 },
    { startsAtLogin: true, language: 'de' },
    { executable: '/bin/sh' },
  ])
    expect(await answerSetting({ set }, raw)).toMatchObject({ error: { code: 'bad-arguments' } });
  expect(kept).toEqual([]);
  expect(await answerSetting({ set }, { language: null })).toEqual({ result: null });
  expect(kept).toEqual([{ language: null }]);
});

test('a refusal keeps its code, anything else says nothing of itself', async () => {
  const raw = { call: 'echo', args: {} };
  const refused = new CallError('not-paired', 'Not paired.');
  expect(await answerCall({ call: () => Promise.reject(refused) }, raw)).toEqual({
    error: { code: 'not-paired', message: 'Not paired.' },
  });
  const fields = [
    { path: 'dicom.port', problem: 'too-big', limit: 65_535, message: 'is too big' },
  ] as const;
  const invalid = new CallError('config-invalid', 'Not valid.', fields);
  expect(await answerCall({ call: () => Promise.reject(invalid) }, raw)).toEqual({
    error: { code: 'config-invalid', message: 'Not valid.', fields },
  });
  const broken = await answerCall({ call: () => Promise.reject(new Error('secret')) }, raw);
  expect(JSON.stringify(broken)).not.toContain('secret');
});

test("the agent runs on the app's own Node, without what debuggers put into the environment", () => {
  const packaged = runtimePaths({ isPackaged: true, resourcesPath: '/r', bundleFolder: '/r/a' });
  expect(packaged.agentFile).toMatch(/agent.agent\.mjs$/);
  expect(packaged.runtime).toMatch(/runtime.node(\.exe)?$/);
  const env = agentEnvironment({
    PATH: '/bin',
    NODE_OPTIONS: '--inspect',
    ELECTRON_RUN_AS_NODE: '1',
    TERN_DATA: '/d',
  });
  expect(env).toEqual({ PATH: '/bin', TERN_DATA: '/d' });
});
