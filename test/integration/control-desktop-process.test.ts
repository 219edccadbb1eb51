import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { connectControl } from '../../electron/agent/control/connect-control.ts';
import { controlMessageSchema, type ControlMessage } from '../../electron/contract/control.ts';
import { eventually } from '../fakes/eventually.ts';
import { makeTempFolder } from '../fakes/temp-folder.ts';

const ENTRY = fileURLToPath(new URL('../../electron/agent/index.ts', import.meta.url));

class AgentChild implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly messages: ControlMessage[] = [];
  /** ('close' never comes after the parent's own disconnect.) */
  readonly exited: Promise<number | null>;
  stderr = '';

  constructor(dataDir: string) {
    this.#child = fork(ENTRY, {
      env: { ...process.env, TERN_DATA: dataDir, TERN_SECRET_STORE: 'file' },
      execArgv: ['--disable-warning=ExperimentalWarning'],
      silent: true,
    });
    this.#child.stdout?.resume();
    this.#child.stderr?.on('data', (chunk) => (this.stderr += String(chunk)));
    this.#child.on('message', (message) => {
      this.messages.push(controlMessageSchema.parse(message));
    });
    this.exited = once(this.#child, 'exit').then(([code]) => code as number | null);
  }
  send(message: object): void {
    this.#child.send(message);
  }
  answer(id: number): Promise<ControlMessage> {
    return eventually(`the answer ${id}`, () =>
      this.messages.find((message) => 'id' in message && message.id === id),
    );
  }
  disconnect(): void {
    this.#child.disconnect();
  }
  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.exited;
  }
}

async function withConfig(settings: unknown): Promise<AsyncDisposable & { path: string }> {
  const folder = await makeTempFolder();
  await writeFile(join(folder.path, 'config.json'), JSON.stringify(settings));
  return folder;
}
const LOCAL = { dicom: { host: '127.0.0.1', port: 0 } };

test('as a child the agent tells its status unasked, answers calls, and ends with the channel', async () => {
  await using folder = await withConfig(LOCAL);
  await using agent = new AgentChild(folder.path);
  await eventually('a status', () => agent.messages.some((message) => 'event' in message));
  agent.send({ id: 1, call: 'echo', args: {} });
  agent.send({ id: 2, call: 'getConfig', args: {} });
  agent.send({ id: 3, call: 'fly', args: {} });
  agent.send({ nonsense: true });
  agent.send({ id: 5, call: 'systemChanged', args: { what: 'resumed' } });
  expect(await agent.answer(1)).toMatchObject({ error: { code: 'not-paired' } });
  expect(await agent.answer(2)).toMatchObject({ result: { dicom: { port: 0 } } });
  expect(await agent.answer(5)).toEqual({ id: 5, result: {} });
  expect(await agent.answer(3)).toMatchObject({ error: { code: 'bad-arguments' } });
  agent.send({ id: 4, call: 'setConfig', args: { path: 'dicom.aeTitle', value: 'CHANGED' } });
  await eventually('the changed status', () =>
    agent.messages.some(
      (message) =>
        'event' in message &&
        message.status.listener.kind === 'listening' &&
        message.status.listener.aeTitle === 'CHANGED',
    ),
  );
  {
    await using client = await connectControl(folder.path);
    expect((await client.getStatus({})).pairing.kind).toBe('unpaired');
  }
  agent.disconnect();
  expect([await agent.exited, agent.stderr]).toEqual([0, '']);
});

test('a failed start is one JSON line and an exit code', async () => {
  await using folder = await withConfig({ dicom: { prot: 1 } });
  await using agent = new AgentChild(folder.path);
  expect(await agent.exited).toBe(6);
  await eventually('the line', () => agent.stderr.endsWith('\n'));
  expect(JSON.parse(agent.stderr)).toMatchObject({ error: { code: 'config-invalid' } });
});
