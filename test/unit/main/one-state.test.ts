import fc from 'fast-check';
import { expect, test } from 'vitest';
import { statusWords, watchLine } from '../../../electron/cli/status-words.ts';
import { heartbeatState } from '../../../electron/agent/status/heartbeat-state.ts';
import { agentStatusSchema, type AgentStatus } from '../../../electron/contract/agent-status.ts';
import type { DesktopBridge } from '../../../electron/contract/desktop-bridge.ts';
import type { Headline } from '../../../electron/contract/headline.ts';
import { LANGUAGES } from '../../../electron/contract/languages.ts';
import { createTranslator, type Translator } from '../../../electron/contract/translator.ts';
import { concernsOf } from '../../../electron/main/concerns.ts';
import { FIRST_STATE, type DesktopState } from '../../../electron/main/desktop-state.ts';
import {
  NOTIFICATION_LIMITS,
  NotificationModel,
} from '../../../electron/main/notification-model.ts';
import { trayModel } from '../../../electron/main/tray-model.ts';
import { makeDesktopBridge } from '../../../renderer/bridge/desktop-bridge.ts';
import { agentHeadline, agentView, type AgentView } from '../../../renderer/state/use-agent.ts';
import { ago, sampleStatus } from '../../fakes/sample-status.ts';
import { statusSequences, type Step } from '../../fakes/status-sequences.ts';
import { sampleUpdate } from '../../fakes/sample-update.ts';

const TRANSLATORS = new Map(LANGUAGES.map((code) => [code, createTranslator(code)]));
const LIMITS = { ...NOTIFICATION_LIMITS, since: new Date(ago(3_600)) };

const update = sampleUpdate();

/** The dashboard of a window, as far as its sentence: fed through the real bridge with what main sends. */
class DashboardSentence {
  #view: AgentView = { status: null, isConnected: null, process: null };
  #tell: (state: unknown) => void = () => undefined;

  constructor() {
    const preload: DesktopBridge = {
      call: () => Promise.reject(new Error('nothing is called')),
      setSettings: () => Promise.reject(new Error('nothing is set')),
      startAgent: () => Promise.reject(new Error('nothing is started')),
      checkForUpdates: () => Promise.reject(new Error('nothing is looked for')),
      installUpdate: () => Promise.reject(new Error('nothing is installed')),
      onState: (listener) => {
        this.#tell = listener;
        return () => undefined;
      },
    };
    const bridge = makeDesktopBridge(preload);
    const see = (part: Partial<AgentView>): void => void (this.#view = { ...this.#view, ...part });
    bridge.onStatus((status) => see({ status }));
    bridge.onConnected((isConnected) => see({ isConnected }));
    bridge.desktop.onAgentProcess((process) => see({ process }));
  }

  after(state: DesktopState, words: Translator): Headline {
    const settings = { startsAtLogin: null, language: null };
    const sent = {
      ...state,
      settings,
      update,
      locale: { language: words.language, tag: words.tag },
    };
    this.#tell(structuredClone(sent));
    return agentHeadline(agentView(this.#view), words);
  }
}

/** An uplink to which one thing after the other happens, and everybody who shows it. */
class World {
  state: DesktopState = FIRST_STATE;
  readonly window = new DashboardSentence();
  readonly notifications = new NotificationModel(LIMITS);
  /** Notifications that are up now. */
  readonly up = new Set<number>();
  readonly words: Translator;
  #agent: AgentStatus = sampleStatus();
  #nowMs = 0;

  constructor(words: Translator) {
    this.words = words;
  }

  take(step: Step): void {
    if (step.kind === 'wait') this.#nowMs += step.ms;
    if (step.kind === 'status') {
      const revision = this.#agent.revision + 1;
      this.#agent = agentStatusSchema.parse({ ...this.#agent, ...step.changes, revision });
    }
    const process = step.kind === 'process' ? step.process : this.state.process;
    // The supervisor drops the status of an agent that is gone.
    this.state = { process, status: process.kind === 'running' ? this.#agent : null };
    for (const command of this.notifications.step(this.state, this.#nowMs, this.words).commands) {
      if (command.kind === 'show') expect(this.up.has(command.id)).toBe(false);
      else expect(this.up.has(command.id)).toBe(true);
      if (command.kind === 'show') this.up.add(command.id);
      else this.up.delete(command.id);
    }
  }
}

/** Nothing moves, waits, failed, is paused or uncertain: every image is in the cloud. */
function isAllWell({ process, status }: DesktopState): boolean {
  return (
    process.kind === 'running' &&
    status !== null &&
    ['paired', 'foreign'].includes(status.pairing.kind) &&
    status.link.kind === 'online' &&
    status.listener.kind === 'listening' &&
    status.paused === null &&
    status.transfers.length === 0 &&
    status.problems.length === 0 &&
    status.today.awaitingReceipt === 0 &&
    status.today.failed === 0
  );
}

function expectOneState({ state, words, window, up }: World): void {
  const sentence = window.after(state, words);
  const tray = trayModel(state, { now: new Date(), words, startsAtLogin: true, update });
  expect(tray.icon).toBe(sentence.tone);
  expect(tray.menu[0]).toEqual({ kind: 'line', text: sentence.title });
  expect(tray.tooltip).toContain(sentence.title.slice(0, 100));
  expect(sentence.tone === 'ok').toBe(isAllWell(state));

  const { process, status } = state;
  if (status !== null) {
    expect(statusWords(status, words).startsWith(`${sentence.title} ${sentence.text}\n`)).toBe(
      true,
    );
    expect(watchLine(status, words).split(' | ')[0]).toBe(sentence.title);
    expect(heartbeatState(status).state).toBe(sentence.tone);
  } else expect(['starting', 'gone']).toContain(sentence.tone);

  const isBetweenAgents = process.kind === 'starting' || process.kind === 'restarting';
  if (!isBetweenAgents && concernsOf(state, LIMITS, words).length === 0) expect(up.size).toBe(0);
}

test('tray, window, command line and heartbeat say the same whatever happens, and green means well', () => {
  let seen = { steps: 0, tones: new Set<string>() };
  fc.assert(
    fc.property(statusSequences, fc.constantFrom(...LANGUAGES), (steps, language) => {
      const words = TRANSLATORS.get(language)!;
      const world = new World(words);
      expectOneState(world);
      world.take({ kind: 'process', process: { kind: 'running', bond: 'own' } });
      for (const step of steps) {
        world.take(step);
        expectOneState(world);
        const { icon } = trayModel(world.state, {
          now: new Date(),
          words,
          startsAtLogin: null,
          update,
        });
        seen = { steps: seen.steps + 1, tones: seen.tones.add(icon) };
      }
    }),
    { numRuns: 2_000 },
  );
  // The sequences are worth something: every tone came up.
  expect([...seen.tones].sort()).toEqual([
    ...[
      'attention',
      'gone',
      'moving',
      'offline',
      'ok',
      'paused',
      'starting',
      'unpaired',
      'waiting',
    ],
  ]);
  expect(seen.steps).toBeGreaterThan(10_000);
});
