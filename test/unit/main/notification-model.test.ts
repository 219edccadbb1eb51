import { expect, test } from 'vitest';
import type { AgentStatus } from '../../../electron/contract/agent-status.ts';
import type { LinkFault } from '../../../electron/contract/link-state.ts';
import { problemCodeSchema } from '../../../electron/contract/problems.ts';
import { createTranslator } from '../../../electron/contract/translator.ts';
import type { DesktopState } from '../../../electron/main/desktop-state.ts';
import { NotificationModel } from '../../../electron/main/notification-model.ts';
import { ago, sampleProblem, sampleStatus } from '../../fakes/sample-status.ts';

const MINUTE = 60_000;

function makeModel(): NotificationModel {
  return new NotificationModel({
    linkLostAfterMs: 5 * MINUTE,
    quietMs: 30_000,
    repeatAfterMs: 30 * MINUTE,
    since: new Date(Date.now() - 3_600_000),
  });
}
function running(changes: Partial<AgentStatus> = {}): DesktopState {
  return { process: { kind: 'running', bond: 'own' }, status: sampleStatus(changes) };
}
function offline(fault: LinkFault): DesktopState {
  return running({ link: { kind: 'offline', since: ago(1), fault, nextTryAt: ago(-9) } });
}
const REFUSED = sampleProblem('device-not-allowed', {
  device: { aeTitle: 'CT-OLD', address: '192.168.1.44' },
});

test('a lost link is told only when it lasts, and taken back when it is over', () => {
  const model = makeModel();
  expect(model.step(offline('no-network'), 0)).toEqual({ commands: [], nextMs: 5 * MINUTE });
  expect(model.step(offline('timed-out'), 4 * MINUTE).commands).toEqual([]);
  const told = model.step(offline('timed-out'), 5 * MINUTE);
  expect(told.commands).toMatchObject([
    { kind: 'show', id: 1, title: 'The cloud does not answer.', page: 'home' },
  ]);
  expect(told.nextMs).toBeNull();
  expect(model.step(offline('timed-out'), 50 * MINUTE).commands).toEqual([]);
  expect(model.step(running(), 51 * MINUTE).commands).toEqual([{ kind: 'withdraw', id: 1 }]);
});

test('a link that comes back in time is never spoken of', () => {
  const model = makeModel();
  model.step(offline('no-network'), 0);
  expect(model.step(running(), 4 * MINUTE)).toEqual({ commands: [], nextMs: null });
  expect(model.step(offline('no-network'), 5 * MINUTE).nextMs).toBe(10 * MINUTE);
});

test.each([
  'key-refused',
  'certificate-not-trusted',
  'tls-altered',
  'keychain-unavailable',
] as const)('no waiting cures %s: told at once', (fault) => {
  expect(makeModel().step(offline(fault), 0).commands).toMatchObject([{ kind: 'show' }]);
});

test('a refused device leads to the page of devices and is not repeated with every try', () => {
  const model = makeModel();
  const tries = (count: number): DesktopState =>
    running({ problems: [{ ...REFUSED, count, lastAt: ago(0) }] });
  expect(model.step(tries(1), 0).commands).toMatchObject([
    { kind: 'show', id: 1, title: 'A machine was turned away.', page: 'devices' },
  ]);
  expect(model.step(tries(2), MINUTE)).toEqual({ commands: [], nextMs: 30 * MINUTE });
  expect(model.step(tries(9), 30 * MINUTE).commands).toMatchObject([
    { kind: 'withdraw', id: 1 },
    { kind: 'show', id: 2 },
  ]);
});

test('several machines with the same trouble are one notification', () => {
  const other = { ...REFUSED, id: 'p2', device: { aeTitle: null, address: '192.168.1.50' } };
  const { commands } = makeModel().step(running({ problems: [REFUSED, other] }), 0);
  expect(commands).toHaveLength(1);
  expect(commands[0]).toMatchObject({ body: expect.stringContaining('two machines') as string });
});

test('a machine that is silent for too long is told by the name that people gave it', () => {
  const device = { aeTitle: 'US2', address: '192.168.1.31' };
  const problem = sampleProblem('device-silent', { device, isOngoing: true });
  const deviceNames = [{ ...device, name: 'Ultrasound 1' }];
  expect(makeModel().step(running({ problems: [problem], deviceNames }), 0).commands).toMatchObject(
    [
      {
        kind: 'show',
        title: expect.stringMatching(/^Ultrasound 1 has sent nothing since /) as string,
        page: 'devices',
      },
    ],
  );
});

test('what comes up together is told together, and not within the quiet time', () => {
  const model = makeModel();
  expect(model.step(offline('key-refused'), 0).commands).toHaveLength(1);
  const more = running({ problems: [REFUSED, sampleProblem('object-refused')] });
  const quiet = model.step(more, 10_000);
  expect(quiet).toEqual({ commands: [{ kind: 'withdraw', id: 1 }], nextMs: 30_000 });
  expect(model.step(more, 30_000).commands).toMatchObject([
    { kind: 'show', id: 2, title: 'Two things need a look.', page: 'errors' },
  ]);
  const dismissed = running({ problems: [REFUSED] });
  expect(model.step(dismissed, 40_000).commands).toEqual([]);
  expect(model.step(running(), 50_000).commands).toEqual([{ kind: 'withdraw', id: 2 }]);
});

test('what machines and Tern try again by themselves is not told', () => {
  const codes = ['device-vanished', 'device-timeout', 'link-lost-while-sending'] as const;
  const problems = codes.map((code) => sampleProblem(code));
  expect(makeModel().step(running({ problems }), 0)).toEqual({ commands: [], nextMs: null });
});

test('what happened before the app started is no news, what lasts is', () => {
  const old = { firstAt: ago(90_000), lastAt: ago(90_000) };
  const before = sampleProblem('object-refused', old);
  expect(makeModel().step(running({ problems: [before] }), 0).commands).toEqual([]);
  const lasting = sampleProblem('port-in-use', { ...old, isOngoing: true });
  expect(makeModel().step(running({ problems: [lasting] }), 0).commands).toHaveLength(1);
});

test('a restart of the agent is not told; giving up is', () => {
  const model = makeModel();
  model.step(running(), 0);
  expect(model.step({ process: { kind: 'restarting' }, status: null }, 10).commands).toEqual([]);
  const stopped: DesktopState = { process: { kind: 'stopped', error: null }, status: null };
  expect(model.step(stopped, 20).commands).toMatchObject([
    { kind: 'show', title: 'Tern is not running on this PC.' },
  ]);
});

test('notifications speak the language of the person', () => {
  const other = { ...REFUSED, id: 'p2', device: { aeTitle: null, address: '192.168.1.50' } };
  const german = createTranslator('de');
  expect(
    makeModel().step(running({ problems: [REFUSED, other] }), 0, german).commands,
  ).toMatchObject([
    {
      title: 'Ein Gerät wurde abgewiesen.',
      body: expect.stringMatching(/^Das betrifft zwei Geräte\. /) as string,
    },
  ]);
});

test('each problem makes at most one notification with words to act on', () => {
  for (const code of problemCodeSchema.options) {
    const { commands } = makeModel().step(running({ problems: [sampleProblem(code)] }), 0);
    for (const command of commands)
      if (command.kind === 'show') expect(command.body).toMatch(/\w.*\.$/s);
    expect(commands.length).toBeLessThanOrEqual(1);
  }
});
