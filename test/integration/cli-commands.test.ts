import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EXIT_CODES } from '../../electron/agent/control/exit-codes.ts';
import { agentConfigSchema } from '../../electron/contract/agent-config.ts';
import { agentStatusSchema, type AgentStatus } from '../../electron/contract/agent-status.ts';
import { eventually } from '../fakes/eventually.ts';
import { GOOD_CODE, makeLedgerEntry } from '../fakes/fake-control-backend.ts';
import { makeTempFolder } from '../fakes/temp-folder.ts';
import { errorCode, startFakeAgent } from '../fakes/tern-with-fake-agent.ts';
import { runTern, TernProcess } from '../fakes/tern-process.ts';
import { testCertificates } from '../fakes/test-certificates.ts';

test('pairs with the code as argument or from standard input, and unpairs', async () => {
  await using agent = await startFakeAgent();
  const cloud = ['--cloud', 'cloud.example'];
  const wrong = await agent.tern(['pair', '7K3M-9QTX-2H', ...cloud]);
  expect(wrong.code).toBe(EXIT_CODES['pairing-code-malformed']);
  expect(wrong.stderr).toContain('That is not a pairing code.');
  const unknown = await agent.tern(['pair', '0000-0000-00', ...cloud, '--json']);
  expect([unknown.code, errorCode(unknown), unknown.stderr]).toEqual([
    EXIT_CODES['pairing-code-wrong'],
    'pairing-code-wrong',
    '',
  ]);
  const paired = await agent.tern(['pair', '-', ...cloud, '--json'], `${GOOD_CODE}\n`);
  expect([paired.code, JSON.parse(paired.stdout)]).toEqual([
    0,
    { uplinkId: 'u-1', clinic: 'North Clinic', keyFingerprint: '0123 4567 89ab cdef' },
  ]);
  expect(agent.backend.current().pairing).toMatchObject({ cloudUrl: 'https://cloud.example' });
  const echo = await agent.tern(['echo']);
  expect(echo.stdout).toBe('The cloud answered after 13 ms (DHE-PSK-AES256-GCM-SHA384).\n');
  const sample = await agent.tern(['sample', '--images', '1']);
  expect(sample.stdout).toMatch(/^Sent 1 test image; the far end has taken it\./);
  const unpaired = await agent.tern(['unpair']);
  expect([unpaired.code, unpaired.stdout]).toEqual([
    0,
    'Unpaired. The cloud knows and takes nothing from this PC any more.\n',
  ]);
  expect((await agent.tern(['unpair'])).code).toBe(EXIT_CODES['not-paired']);
});

test.each([
  [['pair', GOOD_CODE], '--cloud'],
  [['pair', GOOD_CODE, '--cloud', 'http://cloud.example'], 'https://cloud.example'],
  [['pair', GOOD_CODE, '--cloud', 'https://c', '--ca', '/nonexistent.pem'], '/nonexistent.pem'],
  [['pair', '--cloud', 'https://c'], "'code'"],
  [['frobnicate'], 'frobnicate'],
  [['status', '--jason'], '--jason'],
  [['status', 'extra'], 'too many arguments'],
  [['transfers', '--limit', '0'], '1 to 1000'],
  [['devices'], 'list, set, name, allow, allow-called, merge, forget, expect, echo or commitment'],
  [['devices', 'expect', 'CT1', '0'], 'hours from 1 to 8760'],
  [['devices', 'echo', 'CT1', '--port', '0'], '1 to 65535'],
  [['devices', 'forget', 'CT1'], 'the number that stands in the list'],
  [['devices', 'allow', '192.0.2.1', '--address', '192.0.2.2'], 'AE title first'],
  [['support', '--out', 'report.zip'], 'ends in .json'],
  [['sample', '--images', '21'], '1 to 20'],
  [['transfers', '--state', 'lost'], 'delivered'],
  [['transfers', '--since', 'once'], '45m, 2h, 7d'],
  [['run', '--dicom-port', '99999'], '0 to 65535'],
  [['run', '--secret-store', 'paper'], 'keychain, file'],
  [['run', '--far-end', 'archive:2762'], '--psk-file'],
  [['run', '--psk-file', 'key'], '--far-end'],
  [['run', '--far-end', 'archive'], 'archive.example:2762'],
])('%j is refused with exit code 2 and says what is wrong', async (args, words) => {
  const [plain, json] = await Promise.all([runTern(args), runTern([...args, '--json'])]);
  expect([plain.code, plain.stdout]).toEqual([2, '']);
  expect(plain.stderr.toLowerCase()).toContain(words.toLowerCase());
  expect([json.code, errorCode(json), json.stderr]).toEqual([2, 'bad-arguments', '']);
});

test('status in words and as JSON, transfers, doctor', async () => {
  await using agent = await startFakeAgent();
  const [words, json, transfers, transfersJson, doctor, doctorJson] = await Promise.all([
    agent.tern(['status']),
    agent.tern(['status', '--json']),
    agent.tern(['transfers']),
    agent.tern(['transfers', '--json', '--limit', '1']),
    agent.tern(['doctor']),
    agent.tern(['doctor', '--json']),
  ]);
  expect(words.stdout).toContain('Not paired yet.');
  expect(words.stdout).toContain('send to 192.0.2.10, port 11112, AE title TERN');
  expect(agentStatusSchema.parse(JSON.parse(json.stdout))).toEqual(agent.backend.current());
  expect(transfers.stdout).toContain('CT1');
  expect(transfers.stdout).toContain('in the cloud, receipt matches');
  expect(JSON.parse(transfersJson.stdout)).toEqual(agent.backend.ledger);
  expect([doctor.code, doctor.stdout]).toEqual([
    40,
    'ok      The machines on the list can send to port 11112.\nFAILED  This PC is not paired. Ask for a pairing code and type it in.\n',
  ]);
  expect(JSON.parse(doctorJson.stdout)).toMatchObject({ steps: [{ result: 'ok' }, {}] });
});

test('transfers of one machine, in one state, since a time', async () => {
  await using agent = await startFakeAgent();
  const us = { aeTitle: 'US 2', address: '192.0.2.21' };
  agent.backend.ledger = [
    makeLedgerEntry({ id: 3, state: 'mismatch', finishedAt: '2026-02-01T00:00:00.000Z' }),
    makeLedgerEntry({ id: 2, device: us }),
    makeLedgerEntry({ id: 1 }),
  ];
  const ids = async (...args: string[]): Promise<unknown> =>
    (
      JSON.parse((await agent.tern(['transfers', '--json', ...args])).stdout) as { id: number }[]
    ).map(({ id }) => id);
  expect(await ids('--device', 'US 2')).toEqual([2]);
  expect(await ids('--device', '192.0.2.20')).toEqual([3, 1]);
  expect(await ids('--state', 'failed')).toEqual([3]);
  expect(await ids('--since', '2026-01-20', '--limit', '5')).toEqual([3]);
  expect((await agent.tern(['transfers', '--device', 'MR'])).stdout).toBe(
    'Nothing that was sent fits that.\n',
  );
});

test('what support needs is printed, or saved as a folder or as one file', async () => {
  await using agent = await startFakeAgent();
  expect((await agent.tern(['support'])).stdout).toBe(
    '===== versions.json =====\n{}\n\n===== log.txt =====\none\ntwo\n',
  );
  const out = join(agent.dataDir, 'report');
  const saved = await agent.tern(['support', '--out', out]);
  expect([saved.code, saved.stdout]).toEqual([
    0,
    `Saved to ${out}: versions.json, log.txt. Look through it before you send it; it holds no keys and no patient data.\n`,
  ]);
  expect(await readFile(join(out, 'log.txt'), 'utf8')).toBe('one\ntwo\n');
  await agent.tern(['support', '--out', `${out}.json`]);
  expect(JSON.parse(await readFile(`${out}.json`, 'utf8'))).toMatchObject({
    files: [{ name: 'versions.json', text: '{}\n' }, { name: 'log.txt' }],
  });
  const wrong = await agent.tern(['support', '--out', join(out, 'log.txt')]);
  expect([wrong.code, wrong.stdout]).toEqual([2, '']);
  expect(wrong.stderr).toContain('Give another place with --out.');
});

test('pauses and resumes, and the status says so', async () => {
  await using agent = await startFakeAgent();
  const paused = await agent.tern(['pause']);
  expect([paused.code, paused.stderr]).toEqual([0, '']);
  expect(paused.stdout).toMatch(/^Paused since .* To go on: tern resume\n$/);
  expect(agent.backend.current().paused).not.toBeNull();
  expect(JSON.parse((await agent.tern(['pause', '--json'])).stdout)).toEqual(
    agent.backend.current().paused,
  );
  expect((await agent.tern(['resume'])).stdout).toBe('Tern receives from the machines again.\n');
  expect(agent.backend.current().paused).toBeNull();
});

test('--watch prints a line for each change and ends with Ctrl-C', async () => {
  await using agent = await startFakeAgent();
  const env = { TERN_DATA: agent.dataDir };
  await using words = new TernProcess(['status', '--watch'], { env });
  await using json = new TernProcess(['status', '--watch', '--json'], { env });
  await eventually('the first lines', () => words.lines.length === 1 && json.lines.length === 1);
  const today = { delivered: 3, bytes: 1, awaitingReceipt: 0, failed: 0, devices: 1 };
  agent.backend.publish({ today });
  await eventually('the next lines', () => words.lines.length === 2 && json.lines.length === 2);
  agent.backend.publish({});
  await eventually('the third line of JSON', () => json.lines.length === 3);
  expect(words.lines[1]).toContain('3 delivered today');
  const statuses = json.lines.map((line) => JSON.parse(line) as AgentStatus);
  expect(statuses.map(({ revision }) => revision)).toEqual([1, 2, 3]);
  words.signal('SIGINT');
  expect([await words.exited, words.stderr, words.lines.length]).toEqual([0, '', 2]);
  await agent.socket[Symbol.asyncDispose]();
  expect(await json.exited).toBe(EXIT_CODES['agent-not-running']);
  expect(JSON.parse(json.lines.at(-1)!)).toMatchObject({ error: { code: 'agent-not-running' } });
});

test('without an agent every command says so; the settings can be changed all the same', async () => {
  await using folder = await makeTempFolder();
  const data = ['--data', folder.path];
  const commands = [
    ['status'],
    ['echo'],
    ['doctor'],
    ['unpair'],
    ['pause'],
    ['resume'],
    ['transfers'],
    ['status', '--watch'],
  ];
  const results = await Promise.all(commands.map((args) => runTern([...args, ...data])));
  for (const result of results) {
    expect([result.code, result.stdout]).toEqual([3, '']);
    expect(result.stderr).toContain(`Tern is not running with the data folder ${folder.path}.`);
  }
  const saved = await runTern(['config', 'set', 'dicom.port', '104', ...data]);
  expect([saved.code, saved.stdout]).toEqual([0, 'Saved: dicom.port is 104.\n']);
  expect((await runTern(['config', 'get', 'dicom.port', ...data])).stdout).toBe('104\n');
  const all = await runTern(['config', 'get', '--json', ...data]);
  expect(agentConfigSchema.parse(JSON.parse(all.stdout)).dicom.port).toBe(104);
  const wrong = await runTern(['config', 'set', 'dicom.prot', '104', '--json', ...data]);
  expect([wrong.code, errorCode(wrong)]).toEqual([6, 'config-invalid']);
  expect(wrong.stdout).toContain('there is no setting \\"dicom.prot\\"');
  const missing = await runTern(['config', 'get', 'dicom.prot', ...data]);
  expect([missing.code, missing.stderr]).toEqual([2, 'tern: There is no setting "dicom.prot".\n']);
});

test('settings go through the running agent; --config names another file when there is none', async () => {
  await using agent = await startFakeAgent();
  const saved = await agent.tern(['config', 'set', 'web.port', '8099']);
  expect(saved.stdout).toBe('Saved: web.port is 8099 after the next start of Tern.\n');
  expect(agent.backend.config.web.port).toBe(8099);
  const file = join(agent.dataDir, 'other.json');
  await writeFile(file, '{"dicom":{"aeTitle":"OTHER"}}');
  const args = ['config', 'get', 'dicom.aeTitle', '--data', join(agent.dataDir, 'none')];
  const env = { TERN_CONFIG: file, TERN_DATA: '' };
  expect((await runTern(args, { env })).stdout).toBe('OTHER\n');
});

test('a certificate is read from a file, and only its subject and fingerprint are shown', async () => {
  await using folder = await makeTempFolder();
  const data = ['--data', folder.path];
  const { caPem, keyPem } = testCertificates();
  const file = join(folder.path, 'ca.pem');
  await writeFile(file, caPem);
  const shown = /CN=Test-CA \(SHA-256 [0-9A-F:]{95}\)/;
  const saved = await runTern(['config', 'set', 'link.caPem', '--file', file, ...data]);
  expect([saved.code, saved.stdout]).toEqual([0, expect.stringMatching(shown)]);
  for (const args of [['list'], ['list', '--json'], ['get'], ['get', 'link'], ['get', '--json']]) {
    const told = (await runTern(['config', ...args, ...data])).stdout;
    expect(told).toMatch(shown);
    expect(told).not.toContain('BEGIN');
  }
  await writeFile(file, keyPem);
  const key = await runTern(['config', 'set', 'link.caPem', '--file', file, ...data]);
  expect([key.code, key.stderr]).toEqual([6, expect.stringContaining('holds a private key')]);
  expect(key.stderr).not.toContain('BEGIN');
  const both = await runTern(['config', 'set', 'link.caPem', 'x', '--file', file, ...data]);
  expect(both.code).toBe(EXIT_CODES['bad-arguments']);
  const neither = await runTern(['config', 'set', 'link.caPem', ...data]);
  expect(neither.code).toBe(EXIT_CODES['bad-arguments']);
});

test('config list names every setting with its value and what it does', async () => {
  await using folder = await makeTempFolder();
  const data = ['--data', folder.path];
  await runTern(['config', 'set', 'link.proxy', '{"host":"proxy.clinic","port":3128}', ...data]);
  const { stdout } = await runTern(['config', 'list', ...data]);
  expect(stdout).toContain('dicom.port = 11112\n');
  expect(stdout).toContain('link.proxy = {"host":"proxy.clinic","port":3128}\n');
  expect(stdout).toContain('link.maxBytesPerSecond = null\n');
  const german = await runTern(['config', 'set', 'link.maxBytesPerSecond', '5', ...data], {
    env: { TERN_LANGUAGE: 'de' },
  });
  expect(german.stderr).toContain(
    'link.maxBytesPerSecond: Die kleinste Zahl, die hier erlaubt ist, ist 16.384.',
  );
});

test('a long list arrives whole through a pipe', async () => {
  await using agent = await startFakeAgent();
  agent.backend.ledger = Array.from({ length: 1000 }, () => agent.backend.ledger[0]!);
  const result = await agent.tern(['transfers', '--limit', '1000', '--json']);
  expect(JSON.parse(result.stdout)).toHaveLength(1000);
});
