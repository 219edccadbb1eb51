import { expect, test } from 'vitest';
import type { DesktopBridge } from '../../../electron/contract/desktop-bridge.ts';
import { findDesktopBridge, makeDesktopBridge } from '../../../renderer/bridge/desktop-bridge.ts';
import { sampleStatus } from '../../fakes/sample-status.ts';

function fakePreload(answer: unknown, states: readonly unknown[] = []): DesktopBridge {
  return {
    call: () => Promise.resolve(answer),
    onState(listener) {
      for (const state of states) listener(state);
      return () => undefined;
    },
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
      { status: null, isConnected: null },
      { status: sampleStatus({ revision: 3 }), isConnected: true },
      { status: null, isConnected: false },
    ]),
  );
  bridge.onStatus(({ revision }) => told.push(revision));
  bridge.onConnected((isConnected) => told.push(isConnected));
  expect(told).toEqual([3, true, false]);
});

test('a browser has no preload', () => {
  expect(findDesktopBridge({})).toBeNull();
});
