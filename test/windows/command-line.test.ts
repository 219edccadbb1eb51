import { once } from 'node:events';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AgentStatus } from '../../electron/contract/agent-status.ts';
import { EXIT_CODES } from '../../electron/agent/control/exit-codes.ts';
import { needsWindows } from './support/needs-windows.ts';
import { PC_START_TIMEOUT_MS, WindowsPc, type Finished } from './support/windows-pc.ts';
import { DATA, WindowsTern } from './support/windows-tern.ts';

const isReady = needsWindows();

let stack: AsyncDisposableStack;
let pc: WindowsPc;
let tern: WindowsTern;

beforeAll(async () => {
  stack = new AsyncDisposableStack();
  if (!isReady) return;
  pc = stack.use(await WindowsPc.start());
  tern = await WindowsTern.start(pc, 2762);
}, PC_START_TIMEOUT_MS);
afterAll(async () => {
  await stack.disposeAsync();
});

/** A second agent, with a data folder of its own unless told otherwise. */
const runAnother = async (...args: readonly string[]): Promise<Finished> =>
  await pc.runTern(['run', '--data', 'C:\\Zweite Praxis', '--dicom-host', '127.0.0.1', ...args]);

test('commands reach the agent over its named pipe', async () => {
  const { agent, listener } = (await tern.json('status')) as AgentStatus;
  expect(agent.platform).toBe('win32-x64');
  expect(listener).toMatchObject({ kind: 'listening', port: tern.dicomPort });
  expect((await tern.command('status')).stdout).toContain('Not paired yet.');
});

test('a setting is changed, kept in the file, and seen by whoever watches', async () => {
  const watching = pc.tern(['status', '--watch', '--json', '--data', DATA]);
  await watching.untilOutput(/"aeTitle":"TERN"/);
  expect(await tern.command('config', 'set', 'dicom.aeTitle', 'ROENTGEN')).toMatchObject({
    code: 0,
    stderr: '',
  });
  await watching.untilOutput(/"aeTitle":"ROENTGEN"/);
  await watching.pressCtrlC();
  const file = await readFile(pc.unixPath(`${DATA}\\config.json`), 'utf8');
  expect(JSON.parse(file)).toMatchObject({ dicom: { aeTitle: 'ROENTGEN' } });
});

test('the dashboard is served, with what its page needs', async () => {
  const [, address = ''] = /dashboard (\S+)/.exec(tern.program.stdout) ?? [];
  const page = await fetch(address);
  expect(page.status).toBe(200);
  const [, script = ''] = /src="([^"]+\.js)"/.exec(await page.text()) ?? [];
  const asset = await fetch(new URL(script, address));
  expect(asset.headers.get('content-type')).toContain('text/javascript');
  await asset.body?.cancel();
});

test('wrong use is refused in words, with the exit code that says so', async () => {
  expect(await tern.command('config', 'set', 'dicom.port', 'many')).toMatchObject({
    code: EXIT_CODES['config-invalid'],
    stdout: '',
  });
  const unknown = await pc.runTern(['fly']);
  expect(unknown.code).toBe(EXIT_CODES['bad-arguments']);
  expect(unknown.stderr).toBe("tern: Unknown command 'fly'\n");
});

test('without --data it is the folder of the Windows account, named as Windows names it', async () => {
  const { code, stderr } = await pc.runTern(['status']);
  expect(code).toBe(EXIT_CODES['agent-not-running']);
  expect(stderr).toMatch(/data folder C:\\users\\[^\\]+\\AppData\\Roaming\\Tern\. /);
});

test('a second agent on the same data folder is refused in plain words', async () => {
  expect(await pc.runTern(['run', '--data', `${DATA}\\`, '--dicom-port', '0'])).toMatchObject({
    code: EXIT_CODES['agent-already-running'],
    stderr: `tern: Tern is already running with the data folder ${DATA}. Use that one, stop it first, or give another folder with --data.\n`,
  });
});

test('a port that another program has is named, with what to do', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const refused = await runAnother('--dicom-port', `${port}`, '--web-port', 'off');
  taken.close();
  expect(refused.code).toBe(EXIT_CODES['port-in-use']);
  expect(refused.stderr).toContain(`Port ${port} is already used by `);
  expect(refused.stderr).toContain('Close that program or choose another port.');
});

test('the report for support is saved where Windows users point at', async () => {
  const place = 'C:\\users\\Public\\Für die Betreuung';
  const saved = await tern.command('support', '--out', place);
  expect(saved).toMatchObject({ code: 0, stderr: '' });
  expect(saved.stdout).toContain(`Saved to ${place}`);
  expect((await readdir(pc.unixPath(place))).sort()).toEqual([
    'doctor.txt',
    'log.txt',
    'settings.json',
    'status.json',
    'versions.json',
  ]);
});

test('a file that another program holds for a moment is replaced all the same', async () => {
  const folder = 'C:\\Röntgen Praxis Müller\\Ersatz';
  await mkdir(pc.unixPath(folder), { recursive: true });
  const { stdout, stderr } = await pc.runScript('replace-open-file', [folder]);
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({
    ofReader: 'old',
    ofFile: 'new',
    names: ['Einstellungen.json'],
  });
});

test('the pipe has a new name with each start; who sits at the old one keeps nobody from starting', async () => {
  const pointer = pc.unixPath(`${DATA}\\control.path`);
  const before = await readFile(pointer, 'utf8');
  expect(before).toMatch(/^\\\\\.\\pipe\\tern-[0-9a-f]{32}$/);
  await tern.program.kill();
  const squatter = await pc.script('listen-at-pipe', [before]);
  await squatter.untilOutput(/listening/);
  await tern.startAgain();
  expect(await readFile(pointer, 'utf8')).not.toBe(before);
  const { agent } = (await tern.json('status')) as AgentStatus;
  expect(agent.platform).toBe('win32-x64');
  expect(squatter.stdout).toBe('listening\n');
  await squatter.kill();
});

test('Ctrl-C ends the agent in order: its log ends with it, its folder is free at once', async () => {
  expect(await tern.program.pressCtrlC()).toBe(0);
  const log = await readFile(pc.unixPath(`${DATA}\\log\\agent.log`), 'utf8');
  expect(log.trimEnd().split('\n').at(-1)).toContain('"agent.stopped"');
  const names = await readdir(pc.unixPath(DATA));
  expect(names).not.toContain('ledger.sqlite-wal');
  expect(names).not.toContain('control.path');
  await tern.startAgain();
  expect((await tern.command('status')).code).toBe(0);
});

test('the desktop app starts the agent as its child, asks it, and lets it end in order', async () => {
  const place = 'C:\\users\\Public\\Tern am Empfang';
  const { stdout, stderr } = await pc.runScript('desktop-child', [place]);
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({ platform: 'win32-x64', exit: { kind: 'ended' } });
  const log = await readFile(pc.unixPath(`${place}\\log\\agent.log`), 'utf8');
  expect(log.trimEnd().split('\n').at(-1)).toContain('"agent.stopped"');
});
