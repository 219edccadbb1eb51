import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { connectControl } from '../../electron/agent/control/connect-control.ts';
import { systemClock } from '../../electron/foundation/clock.ts';
import { createLogger } from '../../electron/foundation/logger.ts';
import { isServedBySystem, SERVICE_MARK } from '../../electron/foundation/service-places.ts';
import { startAgentChild } from '../../electron/main/agent-child.ts';
import { AgentSupervisor } from '../../electron/main/agent-supervisor.ts';
import { attachAgent } from '../../electron/main/attach-agent.ts';
import { agentEnvironment } from '../../electron/main/runtime-paths.ts';
import { eventually } from '../fakes/eventually.ts';
import { makeTempFolder } from '../fakes/temp-folder.ts';
import { TernProcess } from '../fakes/tern-process.ts';

const AGENT = fileURLToPath(new URL('../../electron/agent/index.ts', import.meta.url));
const clock = systemClock;

async function folderWith(settings: unknown): Promise<AsyncDisposable & { readonly path: string }> {
  const folder = await makeTempFolder();
  await writeFile(join(folder.path, 'config.json'), JSON.stringify(settings));
  return folder;
}
const LOCAL = { dicom: { host: '127.0.0.1', port: 0 } };

function supervise(
  dataDir: string,
  onPid: (pid: number) => void = () => undefined,
): AgentSupervisor {
  const env = agentEnvironment({
    ...process.env,
    TERN_DATA: dataDir,
    TERN_SECRET_STORE: 'file',
  });
  const supervisor = new AgentSupervisor({
    start: () => {
      const command = { runtime: process.execPath, agentFile: AGENT, env };
      const child = startAgentChild(command, clock);
      if (child.pid !== null) onPid(child.pid);
      return child;
    },
    attach: () => attachAgent(dataDir),
    isServed: () => isServedBySystem(dataDir),
    clock,
    logger: createLogger({ clock, sinks: [] }),
  });
  supervisor.start();
  return supervisor;
}
async function untilRunning(supervisor: AgentSupervisor): Promise<string> {
  const { process } = await eventually('the agent', () =>
    supervisor.state.process.kind === 'running' ? supervisor.state : null,
  );
  return process.kind === 'running' ? process.bond : '';
}

test('a killed agent is started again, and nothing runs when the supervisor has ended', async () => {
  await using folder = await folderWith(LOCAL);
  const pids: number[] = [];
  {
    await using supervisor = supervise(folder.path, (child) => pids.push(child));
    expect(await untilRunning(supervisor)).toBe('own');
    const before = supervisor.state.status?.agent.startedAt;
    await expect(supervisor.call('echo', {})).rejects.toMatchObject({ code: 'not-paired' });
    process.kill(pids[0]!, 'SIGKILL');
    await eventually('the restart to be told', () => supervisor.state.status === null);
    await eventually('another agent', () => {
      const after = supervisor.state.status?.agent.startedAt;
      return after !== undefined && after !== before;
    });
  }
  expect(pids).toHaveLength(2);
  await expect(connectControl(folder.path)).rejects.toMatchObject({ code: 'agent-not-running' });
});

test('an agent that is killed again and again is back each time, and after the fifth it is said that it stopped', async () => {
  await using folder = await folderWith(LOCAL);
  const pids: number[] = [];
  await using supervisor = supervise(folder.path, (child) => pids.push(child));
  for (let kills = 0; kills < 5; kills++) {
    await eventually('an agent that runs', () => {
      const { kind } = supervisor.state.process;
      return pids.length === kills + 1 && kind === 'running';
    });
    process.kill(pids[kills]!, 'SIGKILL');
  }
  const { process: ended } = await eventually('the end', () =>
    supervisor.state.process.kind === 'stopped' ? supervisor.state : null,
  );
  expect([ended, pids.length]).toEqual([{ kind: 'stopped', error: null }, 5]);
}, 40_000);

test('a second supervisor attaches to the agent of the first and leaves it running', async () => {
  await using folder = await folderWith(LOCAL);
  await using first = supervise(folder.path);
  await untilRunning(first);
  {
    await using second = supervise(folder.path);
    expect(await untilRunning(second)).toBe('attached');
    await expect(second.call('getConfig', {})).resolves.toMatchObject({ dicom: { port: 0 } });
    await expect(
      second.call('setConfig', { path: 'dicom.port', value: 70_000 }),
    ).rejects.toMatchObject({ code: 'config-invalid', fields: [{ path: 'dicom.port' }] });
  }
  expect(first.state.process).toEqual({ kind: 'running', bond: 'own' });
});

test('with a service installed it attaches to the agent that runs as one, and starts none when that stops', async () => {
  await using folder = await folderWith({ ...LOCAL, web: { port: null } });
  // The definition only has to be there; this one is the settings file.
  await writeFile(join(folder.path, SERVICE_MARK), join(folder.path, 'config.json'));
  const pids: number[] = [];
  await using supervisor = supervise(folder.path, (child) => pids.push(child));
  const args = ['run', '--service', 'user', '--data', folder.path, '--secret-store', 'file'];
  await using service = new TernProcess(args);
  expect(await untilRunning(supervisor)).toBe('attached');
  expect(supervisor.state.status?.service).toBe('user');
  service.signal('SIGTERM');
  await eventually('the end to be told', () => supervisor.state.process.kind === 'restarting');
  expect(await service.exited).toBe(0);
  await expect(connectControl(folder.path)).rejects.toMatchObject({ code: 'service-stopped' });
  await using _again = new TernProcess(args);
  expect(await untilRunning(supervisor)).toBe('attached');
  expect(pids).toEqual([]);
});

test('a start that the agent refuses is told with its reason', async () => {
  await using folder = await folderWith({ dicom: { prot: 1 } });
  await using supervisor = supervise(folder.path);
  const { process } = await eventually('the refusal', () =>
    supervisor.state.process.kind === 'stopped' ? supervisor.state : null,
  );
  expect(process).toMatchObject({ error: { code: 'config-invalid' } });
});

test('a runtime that is missing is a crash like any other', async () => {
  const command = { runtime: '/nowhere/node', agentFile: AGENT, env: {} };
  const child = startAgentChild(command, clock);
  child.pipe.send({ id: 1, call: 'getStatus', args: {} });
  expect(await child.exited).toEqual({ kind: 'crashed', code: null, signal: null });
  await child.stop();
});
