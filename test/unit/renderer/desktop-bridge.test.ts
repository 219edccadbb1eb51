import { expect, test } from 'vitest';
import type { DesktopBridge } from '../../../electron/contract/desktop-bridge.ts';
import type { DesktopWindowState } from '../../../electron/contract/desktop-ipc.ts';
import { findDesktopBridge, makeDesktopBridge } from '../../../renderer/bridge/desktop-bridge.ts';
import { sampleStatus } from '../../fakes/sample-status.ts';
import { sampleUpdate } from '../../fakes/sample-update.ts';

function fakePreload(answer: unknown, states: readonly unknown[] = []): DesktopBridge {
  return {
    call: () => Promise.resolve(answer),
    setSettings: () => Promise.resolve(answer),
    startAgent: () => Promise.resolve(),
    checkForUpdates: () => Promise.resolve(),
    installUpdate: () => Promise.resolve(),
    onState(listener) {
      for (const state of states) listener(state);
      return () => undefined;
    },
  };
}

function windowState(changes: Partial<DesktopWindowState> = {}): DesktopWindowState {
  return {
    process: { kind: 'running', bond: 'own' },
    status: null,
    settings: { startsAtLogin: null, language: null },
    update: sampleUpdate(),
    locale: { language: 'en', tag: 'en-GB' },
    ...changes,
  };
}

test('a refused call throws with its code', async () => {
  const answer = { error: { code: 'not-paired', message: 'x' } };
  const { calls } = makeDesktopBridge(fakePreload(answer));
  await expect(calls.echo({})).rejects.toMatchObject({ code: 'not-paired' });
});

test('a refused setting arrives with each field that is wrong', async () => {
  const fields = [
    { path: 'dicom.port', problem: 'too-big', limit: 65_535, message: 'is too big' },
  ] as const;
  const answer = { error: { code: 'config-invalid', message: 'x', fields } };
  const { calls } = makeDesktopBridge(fakePreload(answer));
  await expect(calls.setConfig({ path: 'dicom.port', value: 70_000 })).rejects.toMatchObject({
    code: 'config-invalid',
    fields,
  });
});

test('an answer of another form is not passed on', async () => {
  const { calls } = makeDesktopBridge(fakePreload({ result: { latencyMs: 'soon' } }));
  await expect(calls.echo({})).rejects.toMatchObject({ code: 'internal' });
});

test('tells statuses and whether the agent is there; nothing while neither is known', () => {
  const told: unknown[] = [];
  const bridge = makeDesktopBridge(
    fakePreload(null, [
      windowState({ process: { kind: 'starting' } }),
      windowState({ status: sampleStatus({ revision: 3 }) }),
      windowState({ process: { kind: 'restarting' } }),
    ]),
  );
  bridge.onStatus(({ revision }) => told.push(revision));
  const end = bridge.onConnected((isConnected) => told.push(isConnected));
  expect(told).toEqual([3, false]);
  end();
});

test('one subscription serves all listeners, and each later one hears the present state', () => {
  let subscriptions = 0;
  const preload: DesktopBridge = {
    ...fakePreload(null),
    onState(listener) {
      subscriptions += 1;
      listener(windowState({ settings: { startsAtLogin: true, language: 'de' } }));
      return () => (subscriptions -= 1);
    },
  };
  const told: unknown[] = [];
  const { desktop } = makeDesktopBridge(preload);
  const ends = [
    desktop.onSettings((settings) => told.push(settings)),
    desktop.onLocale((locale) => told.push(locale)),
    desktop.onAgentProcess(({ kind }) => told.push(kind)),
  ];
  expect(told).toEqual([
    { startsAtLogin: true, language: 'de' },
    { language: 'en', tag: 'en-GB' },
    'running',
  ]);
  expect(subscriptions).toBe(1);
  for (const end of ends) end();
  expect(subscriptions).toBe(0);
});

test('a setting that could not be kept throws with its code', async () => {
  const refusal = { error: { code: 'config-unwritable', message: 'x' } };
  const refused = makeDesktopBridge(fakePreload(refusal)).desktop;
  await expect(refused.setSettings({ language: 'fr' })).rejects.toMatchObject({
    code: 'config-unwritable',
  });
  const kept = makeDesktopBridge(fakePreload({ result: null })).desktop;
  await expect(kept.setSettings({ startsAtLogin: false })).resolves.toBeUndefined();
});

test('a browser has no preload', () => {
  expect(findDesktopBridge({})).toBeNull();
});
