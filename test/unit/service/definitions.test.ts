import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { checkPlace } from '../../../electron/cli/service/check-place.ts';
import { launchdPlist } from '../../../electron/cli/service/launchd-plist.ts';
import { systemdUnit } from '../../../electron/cli/service/systemd-unit.ts';
import { taskXml } from '../../../electron/cli/service/task-xml.ts';
import { sampleService } from '../../fakes/sample-service.ts';
import { TempFolder } from '../../fixtures/temp-folder.ts';
import { requireProgram } from '../../fixtures/programs.ts';
import { writeFile } from 'node:fs/promises';

const SYSTEM = sampleService({ level: 'system', dataDir: '/var/lib/tern', secretStore: 'file' });
const AGENT = ['run', '--service', 'user', '--data', sampleService().dataDir];

/** Reads with Python's own parsers, which know nothing of ours. */
function python(program: string, code: string, input: string): unknown {
  return JSON.parse(execFileSync(program, ['-c', code], { input, encoding: 'utf8' })) as unknown;
}

test('a unit of systemd starts the agent, gives up after five crashes and asks for no account of its own', () => {
  const unit = systemdUnit(sampleService());
  expect(unit).toContain('StartLimitIntervalSec=60\nStartLimitBurst=5\n');
  expect(unit).toContain('RestartPreventExitStatus=6 7 2\n');
  expect(unit).toContain('"/home/ann/Müller & \\"Söhne\\" 100%% $$HOME" "--secret-store"');
  expect(unit).not.toMatch(/^(User|Group|CapabilityBoundingSet)=/m);
});

test('a unit of the whole PC has one capability if it needs a port below 1024, else none', () => {
  expect(systemdUnit(SYSTEM)).toContain('CapabilityBoundingSet=\n');
  expect(systemdUnit({ ...SYSTEM, lowPorts: true })).toContain(
    'CapabilityBoundingSet=CAP_NET_BIND_SERVICE\nAmbientCapabilities=CAP_NET_BIND_SERVICE\n',
  );
});

test('systemd finds no fault in the units and rates the exposure of the one of the whole PC as OK', async (context) => {
  const analyze = requireProgram(context, 'systemd-analyze');
  await using folder = await TempFolder.create('tern-unit');
  const runtime = process.execPath;
  for (const spec of [SYSTEM, { ...SYSTEM, lowPorts: true }, sampleService()]) {
    const unit = folder.join('tern.service');
    // "verify" wants the program and the account to be there.
    const text = systemdUnit({ ...spec, runtime }).replaceAll(/^(User|Group)=.*$/gm, '$1=daemon');
    await writeFile(unit, text);
    const scope = spec.level === 'user' ? ['--user'] : [];
    const output = execFileSync(analyze, [...scope, 'verify', '--man=no', unit], {
      encoding: 'utf8',
      env: { ...process.env, XDG_RUNTIME_DIR: folder.path },
    });
    expect(output).toBe('');
    if (spec.level === 'user') continue;
    const rated = execFileSync(
      analyze,
      ['security', '--offline=true', '--threshold=25', '--no-pager', unit],
      { encoding: 'utf8' },
    );
    expect(rated).toMatch(/Overall exposure level for tern\.service: \d\.\d OK/);
  }
});

test('a property list for launchd reads as one, with every argument as it was given', (context) => {
  const program = requireProgram(context, '/usr/bin/python3');
  const read =
    'import plistlib,sys,json;print(json.dumps(plistlib.loads(sys.stdin.buffer.read())))';
  const list = python(program, read, launchdPlist(sampleService()));
  expect(list).toMatchObject({
    Label: 'cloud.tern.agent',
    RunAtLoad: true,
    KeepAlive: { Crashed: true },
    Umask: 0o077,
    ProgramArguments: expect.arrayContaining([...AGENT, '--keep-running']) as unknown,
  });
  expect(list).not.toHaveProperty('UserName');
  expect(python(program, read, launchdPlist(SYSTEM))).toMatchObject({ UserName: '_tern' });
});

test('a task of Windows has no end by time, runs on battery, and is as its schema orders it', (context) => {
  const program = requireProgram(context, '/usr/bin/python3');
  const read =
    'import sys,json,xml.etree.ElementTree as e;' +
    'r=e.fromstring(sys.stdin.buffer.read().decode().split("?>",1)[1]);' +
    'n=lambda x:x.tag.split("}")[1];' +
    'print(json.dumps({"parts":[n(c) for c in r],"all":{n(c):c.text for c in r.iter()}}))';
  const spec = sampleService({ runtime: 'C:\\Tern\\node.exe', dataDir: 'C:\\Müller & Söhne\\' });
  const task = python(program, read, taskXml(spec)) as { parts: unknown; all: unknown };
  expect(task.parts).toEqual([
    ...['RegistrationInfo', 'Triggers', 'Principals', 'Settings', 'Actions'],
  ]);
  expect(task.all).toMatchObject({
    Command: 'C:\\Tern\\node.exe',
    ExecutionTimeLimit: 'PT0S',
    DisallowStartIfOnBatteries: 'false',
    StopIfGoingOnBatteries: 'false',
    Hidden: 'true',
    RunLevel: 'LeastPrivilege',
    LogonType: 'InteractiveToken',
    Arguments: expect.stringContaining('"C:\\Müller & Söhne\\\\"') as unknown,
  });
  const system = taskXml({ ...spec, level: 'system' });
  expect(system).toContain('<BootTrigger>');
  expect(system).toContain('<UserId>S-1-5-19</UserId>');
});

test('a place that only one user has, or that is gone tomorrow, is no place for a service', () => {
  const place = (script: string, level: 'user' | 'system') => () =>
    checkPlace(sampleService({ script, level }), 'linux');
  expect(place('/home/ann/Tern/tern.mjs', 'system')).toThrow('folder of one user');
  expect(place('/home/ann/Tern/tern.mjs', 'user')).not.toThrow();
  expect(place('/tmp/.mount_Tern1/tern.mjs', 'user')).toThrow('AppImage');
  expect(place('/opt/Tern/tern.mjs', 'system')).not.toThrow();
});
