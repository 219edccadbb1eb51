import { chmod, copyFile, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { agentConfigSchema, type AgentConfig } from '../../../electron/contract/agent-config.ts';
import { openConfigStore } from '../../../electron/agent/config/config-store.ts';
import { ConfigError } from '../../../electron/agent/config/config-error.ts';
import { certificateSummary } from '../../../electron/foundation/certificates.ts';
import { makeTempFolder } from '../../fakes/temp-folder.ts';
import { testCertificates } from '../../fakes/test-certificates.ts';

async function withFile(content?: string): Promise<AsyncDisposable & { readonly file: string }> {
  const folder = await makeTempFolder();
  const file = join(folder.path, 'config.json');
  if (content !== undefined) await writeFile(file, content);
  return { file, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

test('a missing default file means defaults, and is not created', async () => {
  await using at = await withFile();
  const store = await openConfigStore({ file: at.file, mustExist: false });
  expect(store.get()).toEqual(agentConfigSchema.parse({}));
  await expect(stat(at.file)).rejects.toThrow('ENOENT');
});

test('a file that somebody named has to exist', async () => {
  await using at = await withFile();
  await expect(openConfigStore({ file: at.file, mustExist: true })).rejects.toMatchObject({
    code: 'config-invalid',
    message: `The settings file ${at.file} does not exist.`,
  });
});

test('reads the fixture of version 1 unchanged', async () => {
  await using at = await withFile();
  const fixture = new URL('../../fixtures/config/v1.json', import.meta.url);
  await copyFile(fixture, at.file);
  const store = await openConfigStore({ file: at.file, mustExist: true });
  expect(store.get()).toMatchObject(JSON.parse(await readFile(fixture, 'utf8')));
});

test.each([
  ['{"dicom":{"prot":104}}', 'there is no setting "dicom.prot"'],
  ['{"constructor":1}', 'there is no setting "constructor"'],
  ['{"__proto__":{"x":1}}', '"__proto__"'],
  ['{"dicom":{"port":"104"}}', '"dicom.port" has to be a number'],
  ['{"dicom":{"port":70000}}', '"dicom.port" has to be at most 65535'],
  ['{"dicom":{"maxPduBytes":1}}', '"dicom.maxPduBytes" has to be at least 16384'],
  ['{"ackPolicy":"hope"}', '"ackPolicy" has to be "relay"'],
  ['{"dicom":{"aeTitle":"SEVENTEEN_LETTERS"}}', 'an AE title has at most 16 characters'],
  ['{"dicom":{"aeTitle":"A\\\\B"}}', 'no backslash'],
  ['{"dicom":{"allowedDevices":[{"adress":"x"}]}}', 'dicom.allowedDevices.0.adress'],
  ['[]', 'one JSON object'],
  ['{"dicom":', 'is not valid JSON'],
  ['{"version":2}', 'was written by a newer Tern (settings version 2'],
  ['{"version":"1"}', '"version" has to be a whole number'],
])('refuses %s, naming the file and the setting', async (content, words) => {
  await using at = await withFile(content);
  const error: unknown = await openConfigStore({ file: at.file, mustExist: false }).catch(
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({ code: 'config-invalid' });
  expect((error as Error).message).toContain(words);
  expect((error as Error).message).toContain(at.file);
});

test('reads a file that begins with a byte order mark', async () => {
  await using at = await withFile('\uFEFF{"dicom":{"port":104}}');
  const store = await openConfigStore({ file: at.file, mustExist: true });
  expect(store.get().dicom.port).toBe(104);
});

test('options win over the file and are never written to it', async () => {
  await using at = await withFile('{"dicom":{"port":104,"aeTitle":"FILE"}}');
  const overrides = { dicom: { port: 2104, host: undefined }, web: { port: 0 } };
  const store = await openConfigStore({ file: at.file, mustExist: true, overrides });
  expect(store.get().dicom).toMatchObject({ port: 2104, aeTitle: 'FILE', host: '0.0.0.0' });
  await store.set('link.heartbeatIntervalMs', 5000);
  expect(JSON.parse(await readFile(at.file, 'utf8'))).toEqual({
    version: 1,
    dicom: { port: 104, aeTitle: 'FILE' },
    link: { heartbeatIntervalMs: 5000 },
  });
  expect(store.get().dicom.port).toBe(2104);
});

test('a wrong option is told as an option, not as a fault of the file', async () => {
  await using at = await withFile('{}');
  const overrides = { dicom: { aeTitle: 'A\\B' } };
  await expect(openConfigStore({ file: at.file, mustExist: true, overrides })).rejects.toThrow(
    /^The options and TERN_… variables given at start: "dicom.aeTitle"/,
  );
});

test('a change is validated as a whole, written for its owner only, and told to subscribers', async () => {
  await using at = await withFile();
  const store = await openConfigStore({ file: at.file, mustExist: false });
  const told: AgentConfig[] = [];
  using _subscription = store.subscribe((config) => told.push(config));
  const change = await store.set('dicom.allowedDevices', [{ aeTitle: 'CT1' }]);
  expect(change.needsRestart).toBe(false);
  expect(told).toEqual([store.get()]);
  expect(store.get().dicom.allowedDevices).toEqual([{ aeTitle: 'CT1', address: null }]);
  expect((await stat(at.file)).mode & 0o777).toBe(0o600);
});

test.each(['dicom.prot', 'dicom', 'dicom.port.x', '__proto__.polluted', 'version', '', 'a..b'])(
  'refuses to set "%s" to a wrong value and keeps everything as it was',
  async (path) => {
    await using at = await withFile('{"dicom":{"port":104}}');
    const store = await openConfigStore({ file: at.file, mustExist: true });
    const before = store.get();
    await expect(store.set(path, 'x')).rejects.toMatchObject({ code: 'config-invalid' });
    expect(store.get()).toBe(before);
    expect(await readFile(at.file, 'utf8')).toBe('{"dicom":{"port":104}}');
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  },
);

test('says that a restart is needed for as long as the agent runs with the older value', async () => {
  await using at = await withFile();
  const store = await openConfigStore({ file: at.file, mustExist: false });
  expect((await store.set('web.port', 8080)).needsRestart).toBe(true);
  expect((await store.set('ledger.keepDays', 90)).needsRestart).toBe(true);
  expect((await store.set('web.port', 0)).needsRestart).toBe(false);
  expect((await store.set('dicom.port', 104)).needsRestart).toBe(false);
});

test('keeps what somebody edited by hand in the meantime', async () => {
  await using at = await withFile('{}');
  const store = await openConfigStore({ file: at.file, mustExist: true });
  await writeFile(at.file, '{"dicom":{"aeTitle":"BYHAND"}}');
  await store.set('dicom.port', 104);
  expect(store.get().dicom).toMatchObject({ aeTitle: 'BYHAND', port: 104 });
});

test('changes made at the same time are all kept', async () => {
  await using at = await withFile();
  const store = await openConfigStore({ file: at.file, mustExist: false });
  await Promise.all([
    store.set('dicom.port', 104),
    store.set('dicom.prot', 1).catch(() => undefined),
    store.set('dicom.aeTitle', 'BOTH'),
    store.set('ledger.keepDays', 30),
  ]);
  const reopened = await openConfigStore({ file: at.file, mustExist: true });
  expect(reopened.get()).toEqual(store.get());
  expect(store.get()).toMatchObject({
    dicom: { port: 104, aeTitle: 'BOTH' },
    ledger: { keepDays: 30 },
  });
});

test('a folder that cannot be written is told, and the setting stays as it was', async () => {
  await using at = await withFile();
  const store = await openConfigStore({ file: join(at.file, 'no-folder'), mustExist: false });
  await expect(store.set('dicom.port', 104)).rejects.toMatchObject({ code: 'config-unwritable' });
  expect(store.get().dicom.port).toBe(11112);
});

test('a settings file of absurd size is not read', async () => {
  await using at = await withFile(`{"x":"${'x'.repeat(1024 * 1024)}"}`);
  await chmod(at.file, 0o600);
  await expect(openConfigStore({ file: at.file, mustExist: true })).rejects.toThrow('too large');
});

test.each<[string, unknown, ...object[]]>([
  ['dicom.port', 70_000, { path: 'dicom.port', problem: 'too-big', limit: 65_535 }],
  ['dicom.port', '104', { path: 'dicom.port', problem: 'not-a-number', limit: null }],
  ['dicom.port', 104.5, { path: 'dicom.port', problem: 'not-a-whole-number', limit: null }],
  ['dicom.host', 7, { path: 'dicom.host', problem: 'wrong-type', limit: null }],
  ['ackPolicy', 'never', { path: 'ackPolicy', problem: 'not-a-choice', limit: null }],
  [
    'link.maxBytesPerSecond',
    1024,
    { path: 'link.maxBytesPerSecond', problem: 'too-small', limit: 16_384 },
  ],
  [
    'link.limitHours',
    { from: '7:30', to: '24:00' },
    { path: 'link.limitHours.from', problem: 'invalid', limit: null },
    { path: 'link.limitHours.to', problem: 'invalid', limit: null },
  ],
  [
    'link.limitHours',
    { from: '07:30', to: '07:30' },
    { path: 'link.limitHours.to', problem: 'same', limit: null },
  ],
  [
    'link.proxy',
    { host: 'http://proxy', port: 0 },
    { path: 'link.proxy.host', problem: 'invalid', limit: null },
    { path: 'link.proxy.port', problem: 'too-small', limit: 1 },
  ],
  ['dicom.aeTitle', 'A\\B', { path: 'dicom.aeTitle', problem: 'invalid', limit: null }],
  ['dicom.aeTitle', '', { path: 'dicom.aeTitle', problem: 'too-short', limit: 1 }],
  ['dicom.prot', 104, { path: 'dicom.prot', problem: 'unknown', limit: null }],
  [
    'dicom.allowedDevices',
    [{ aeTitle: 'CT1' }, { aeTitle: 'SEVENTEEN_LETTERS' }],
    { path: 'dicom.allowedDevices.1.aeTitle', problem: 'too-long', limit: 16 },
  ],
])('%s set to %j is refused with the field that is wrong', async (path, value, ...fields) => {
  await using at = await withFile();
  const store = await openConfigStore({ file: at.file, mustExist: false });
  await expect(store.set(path, value)).rejects.toMatchObject({
    code: 'config-invalid',
    fields,
  });
});

test('certificates of a CA are kept; garbage and keys are refused without being repeated', async () => {
  await using at = await withFile();
  const store = await openConfigStore({ file: at.file, mustExist: false });
  const { caPem, certPem, keyPem } = testCertificates();
  const refusal = async (value: string): Promise<ConfigError> => {
    const error = await store.set('link.caPem', value).catch((thrown: unknown) => thrown);
    if (!(error instanceof ConfigError)) throw new Error('was not refused');
    return error;
  };
  for (const [value, problem] of [
    ['garbage-marker', 'not-a-certificate'],
    [
      `${caPem}-----BEGIN CERTIFICATE-----\nbWFya2Vy\n-----END CERTIFICATE-----`,
      'not-a-certificate',
    ],
    [`${caPem}-----BEGIN X509 CRL-----\nbWFya2Vy\n-----END X509 CRL-----`, 'not-a-certificate'],
    [certPem + keyPem, 'private-key'],
    ['x'.repeat(65_537), 'too-long'],
  ] as const) {
    const error = await refusal(value);
    expect(error.fields).toMatchObject([{ path: 'link.caPem', problem }]);
    expect(JSON.stringify([error.message, error.fields])).not.toMatch(/marker|bWFya|BEGIN/);
  }
  expect(store.get().link.caPem).toBeNull();
  const both = `# Clinic CA\n${caPem}${certPem}`;
  expect((await store.set('link.caPem', both)).config.link.caPem).toBe(both);
  expect(certificateSummary(both)).toMatch(
    /^CN=Test-CA \(SHA-256 [0-9A-F:]{95}\); CN=localhost \(SHA-256 [0-9A-F:]{95}\)$/,
  );
});
