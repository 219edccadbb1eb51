import { expect, test } from 'vitest';
import { createLogger } from '../../../electron/foundation/logger.ts';
import type { AgentExit } from '../../../electron/main/agent-child.ts';
import { AgentSupervisor } from '../../../electron/main/agent-supervisor.ts';
import type { ControlPipe } from '../../../electron/main/control-conversation.ts';
import type { DesktopState } from '../../../electron/main/desktop-state.ts';
import { FakeAgentChild } from '../../fakes/fake-agent-child.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { sampleStatus } from '../../fakes/sample-status.ts';

const CRASH: AgentExit = { kind: 'crashed', code: 1, signal: null };

class Bench implements AsyncDisposable {
  readonly clock = new FakeClock();
  readonly children: FakeAgentChild[] = [];
  readonly states: DesktopState[] = [];
  other: ControlPipe | null = null;
  isServed: boolean;
  readonly supervisor = new AgentSupervisor({
    start: () => {
      const child = new FakeAgentChild();
      this.children.push(child);
      return child;
    },
    attach: () => Promise.resolve(this.other),
    isServed: () => this.isServed,
    clock: this.clock,
    logger: createLogger({ clock: this.clock, sinks: [] }),
    random: () => 1,
  });

  constructor({ isServed = false } = {}) {
    this.isServed = isServed;
    this.supervisor.subscribe((state) => this.states.push(state));
    this.supervisor.start();
  }
  get child(): FakeAgentChild {
    return this.children.at(-1)!;
  }
  get kind(): string {
    return this.supervisor.state.process.kind;
  }
  async exit(exit: AgentExit, waitMs: number): Promise<void> {
    this.child.end(exit);
    await this.clock.advance(0);
    await this.clock.advance(waitMs);
  }
  async [Symbol.asyncDispose](): Promise<void> {
    await this.supervisor[Symbol.asyncDispose]();
  }
}

test('is running with the first status and passes calls on', async () => {
  await using bench = new Bench();
  expect(bench.kind).toBe('starting');
  bench.child.tellStatus(sampleStatus());
  expect(bench.supervisor.state.process).toEqual({ kind: 'running', bond: 'own' });
  await expect(bench.supervisor.call('getStatus', {})).resolves.toMatchObject({ revision: 1 });
});

test('a crash leaves nothing of the old status and is followed by another start', async () => {
  await using bench = new Bench();
  bench.child.tellStatus(sampleStatus());
  const call = bench.supervisor.call('echo', {}).catch((error: unknown) => error);
  await bench.exit(CRASH, 499);
  expect(bench.supervisor.state).toEqual({ process: { kind: 'restarting' }, status: null });
  expect(bench.children).toHaveLength(1);
  await bench.clock.advance(1);
  expect(bench.children).toHaveLength(2);
  bench.child.tellStatus(sampleStatus());
  expect(bench.kind).toBe('running');
  expect(await call).toBeDefined();
});

test('five crashes in a minute, and it says stopped; asked again, it starts again', async () => {
  await using bench = new Bench();
  for (let i = 0; i < 5; i++) await bench.exit(CRASH, 10_000);
  expect(bench.supervisor.state).toEqual({
    process: { kind: 'stopped', error: null },
    status: null,
  });
  expect(bench.children).toHaveLength(5);
  await expect(bench.supervisor.call('echo', {})).rejects.toMatchObject({
    code: 'agent-not-running',
  });
  bench.supervisor.start();
  expect([bench.children.length, bench.kind]).toEqual([6, 'starting']);
});

test('settings that cannot be read are not tried again, and the reason is kept', async () => {
  await using bench = new Bench();
  const error = { code: 'config-invalid', message: 'unknown key prot' } as const;
  await bench.exit({ kind: 'refused', error }, 60_000);
  expect(bench.supervisor.state.process).toEqual({ kind: 'stopped', error });
  expect(bench.children).toHaveLength(1);
});

test('attaches to an agent that holds the folder, leaves it running, and replaces it when it goes', async () => {
  await using bench = new Bench();
  const other = new FakeAgentChild();
  other.status = sampleStatus({ revision: 7 });
  bench.other = other;
  const error = { code: 'agent-already-running', message: 'x' } as const;
  await bench.exit({ kind: 'refused', error }, 0);
  other.tellStatus(sampleStatus({ revision: 7 }));
  expect(bench.supervisor.state.process).toEqual({ kind: 'running', bond: 'attached' });
  other.end({ kind: 'ended' });
  await bench.clock.advance(0);
  expect(bench.kind).toBe('restarting');
  await bench.clock.advance(500);
  expect(bench.children).toHaveLength(2);
});

test('with a service it starts none itself, follows the one of the service, and says when that does not run', async () => {
  await using bench = new Bench({ isServed: true });
  await bench.clock.advance(0);
  expect(bench.children).toHaveLength(0);
  const first = new FakeAgentChild();
  bench.other = first;
  await bench.clock.advance(2000);
  first.tellStatus(sampleStatus());
  expect(bench.supervisor.state.process).toEqual({ kind: 'running', bond: 'attached' });
  bench.other = null;
  first.end({ kind: 'ended' });
  await bench.clock.advance(0);
  expect(bench.kind).toBe('restarting');
  await bench.clock.advance(29_000);
  expect(bench.kind).toBe('restarting');
  await bench.clock.advance(3000);
  expect(bench.supervisor.state.process).toMatchObject({ error: { code: 'service-stopped' } });
  const second = new FakeAgentChild();
  bench.other = second;
  await bench.clock.advance(2000);
  second.tellStatus(sampleStatus());
  expect(bench.kind).toBe('running');
  expect(bench.children).toHaveLength(0);
  second.end({ kind: 'ended' });
});

test('once the service is removed it runs an agent of its own', async () => {
  await using bench = new Bench({ isServed: true });
  await bench.clock.advance(0);
  bench.isServed = false;
  await bench.clock.advance(2000);
  expect(bench.children).toHaveLength(1);
});

test('an agent that hangs is replaced, one that is merely quiet is not', async () => {
  await using bench = new Bench();
  bench.child.tellStatus(sampleStatus());
  await bench.clock.advance(120_000);
  expect(bench.child.wasAborted).toBe(false);
  bench.child.status = null;
  await bench.clock.advance(25_000);
  expect([bench.child.wasAborted, bench.kind]).toEqual([true, 'restarting']);
});

test('an agent that says something else than the contract is cut off', async () => {
  await using bench = new Bench();
  bench.child.say({ event: 'status', status: { revision: 'seven' } });
  await bench.clock.advance(0);
  expect(bench.child.wasAborted).toBe(true);
});

test('ends its agent when disposed and starts none after that', async () => {
  const bench = new Bench();
  bench.child.tellStatus(sampleStatus());
  await bench.supervisor[Symbol.asyncDispose]();
  bench.supervisor.start();
  await bench.clock.advance(60_000);
  expect(bench.children).toHaveLength(1);
  expect(bench.clock.pendingTimers).toBe(0);
});
