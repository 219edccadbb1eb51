import { existsSync, readlinkSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agentStatusSchema } from '../../electron/contract/agent-status.ts';
import { appProgram, type PackageTarget } from '../../build/package/targets.ts';
import { runProgram, type Finished } from '../fixtures/child.ts';
import { PackedApps } from '../fixtures/packed-app.ts';
import { needsPrograms } from '../fixtures/programs.ts';
import { TempFolder } from '../fixtures/temp-folder.ts';
import { agentPids } from './support/agent-pids.ts';
import { Desktop } from './support/desktop.ts';

const TARGET: PackageTarget = {
  platform: 'linux',
  arch: process.arch === 'arm64' ? 'arm64' : 'x64',
};

/** The short desktop spec, on what people install: the stand-in has Electron's place, all else is as it ships. */
describe.runIf(process.platform === 'linux')('the packed app', () => {
  needsPrograms('chromium');
  let apps: PackedApps;
  beforeAll(async () => {
    apps = await PackedApps.make([TARGET], 'real');
  }, 120_000);
  afterAll(() => apps[Symbol.asyncDispose]());

  const launch = (): Promise<Desktop> =>
    Desktop.launchPacked(appProgram(TARGET, apps.unpacked(TARGET)));
  const tern = (desktop: Desktop, ...args: readonly string[]): Promise<Finished> =>
    runProgram(join(apps.resources(TARGET), 'bin/tern'), args, { env: desktop.env });

  test('starts with window, tray and an agent on the Node that it brings, and quits with it', async () => {
    await using desktop = await launch();
    const seen = await desktop.untilBothSay(/^Not paired yet\.$/, 'unpaired');
    expect(seen.menu).toContain('Quit Tern');
    expect(await desktop.app.evaluate(({ app }) => app.isPackaged)).toBe(true);
    const [pid] = agentPids(desktop.dataDir);
    expect(readlinkSync(`/proc/${pid ?? 0}/exe`)).toBe(
      join(apps.resources(TARGET), 'runtime/node'),
    );
    const autostart = await readFile(
      join(desktop.env.XDG_CONFIG_HOME ?? '', 'autostart/tern.desktop'),
      'utf8',
    );
    expect(autostart).toContain('tern-desktop" --hidden');
    await desktop.clickMenu('Quit Tern');
    await desktop.untilEnded();
    expect(agentPids(desktop.dataDir)).toEqual([]);
  });

  test('its `tern` finds the running agent without being told where, also through a link', async () => {
    await using desktop = await launch();
    await using folder = await TempFolder.create('tern link');
    await desktop.untilBothSay(/^Not paired yet\.$/, 'unpaired');
    await symlink(join(apps.resources(TARGET), 'bin/tern'), folder.join('tern'));
    const { stdout } = await runProgram(folder.join('tern'), ['status', '--json'], {
      env: desktop.env,
    });
    const { listener } = agentStatusSchema.parse(JSON.parse(stdout));
    expect(listener).toMatchObject({ kind: 'listening', port: desktop.dicomPort });
  });

  test('`tern uninstall` ends the app, takes it out of login and deletes what was asked', async () => {
    await using desktop = await launch();
    await desktop.untilBothSay(/^Not paired yet\.$/, 'unpaired');
    const removed = await tern(desktop, 'uninstall', '--delete-data', '--json');
    expect(JSON.parse(removed.stdout)).toMatchObject({ cloud: 'not-paired', dataIsGone: true });
    await desktop.untilEnded();
    expect(existsSync(join(desktop.env.XDG_CONFIG_HOME ?? '', 'autostart/tern.desktop'))).toBe(
      false,
    );
    expect(existsSync(`${desktop.dataDir}-desktop`)).toBe(false);
  });
});
