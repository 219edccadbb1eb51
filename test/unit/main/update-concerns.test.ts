import { expect, test } from 'vitest';
import { ENGLISH } from '../../../electron/contract/translator.ts';
import type { UpdateStatus } from '../../../electron/contract/updates.ts';
import {
  NOTIFICATION_LIMITS,
  NotificationModel,
} from '../../../electron/main/notification-model.ts';
import { trayModel } from '../../../electron/main/tray-model.ts';
import { updateConcerns } from '../../../electron/main/update/update-concerns.ts';
import { sampleStatus } from '../../fakes/sample-status.ts';
import { sampleUpdate } from '../../fakes/sample-update.ts';

const STATE = { process: { kind: 'running', bond: 'own' }, status: sampleStatus() } as const;
const READY = sampleUpdate({ state: { kind: 'waiting', version: '1.2.0', hold: 'sending' } });
const MINUTE_MS = 60_000;

function tellAfter(update: UpdateStatus, ms: number): readonly string[] {
  const model = new NotificationModel({ ...NOTIFICATION_LIMITS, since: new Date() });
  model.step(STATE, 0, ENGLISH, updateConcerns(update, ENGLISH));
  const { commands } = model.step(STATE, ms, ENGLISH, updateConcerns(update, ENGLISH));
  return commands.flatMap((command) => (command.kind === 'show' ? [command.title] : []));
}

test('an update is told of only where it has been waiting for a while', () => {
  expect(tellAfter(READY, 14 * MINUTE_MS)).toEqual([]);
  expect(tellAfter(READY, 15 * MINUTE_MS)).toEqual(['Tern 1.2.0 is ready to be installed.']);
  expect(tellAfter(sampleUpdate(), 60 * MINUTE_MS)).toEqual([]);
  const failed = { kind: 'failed', fault: 'offline', since: '2026-01-15T09:00:00.000Z' } as const;
  expect(tellAfter(sampleUpdate({ state: failed }), 60 * MINUTE_MS)).toEqual([]);
});

test('going back to the version before is told at once', () => {
  const at = '2026-01-15T09:00:00.000Z';
  const mishap = { kind: 'rolled-back', version: '1.1.0', why: 'agent-down', at } as const;
  const [concern] = updateConcerns(sampleUpdate({ mishap }), ENGLISH);
  expect(concern).toMatchObject({ title: 'Tern went back to version 1.0.0.', afterMs: 0 });
});

test('the tray has a line and "Install now" while an update is ready, and nothing while all is well', () => {
  const texts = (update: UpdateStatus): string[] =>
    trayModel(STATE, {
      now: new Date(),
      words: ENGLISH,
      startsAtLogin: true,
      update,
    }).menu.flatMap((item) => (item.kind === 'separator' ? [] : [item.text]));
  expect(texts(READY)).toContain('Tern 1.2.0 is ready to be installed.');
  expect(texts(READY)).toContain('Install now');
  const service = sampleUpdate({ state: { kind: 'waiting', version: '1.2.0', hold: 'service' } });
  expect(texts(service)).not.toContain('Install now');
  expect(texts(sampleUpdate()).join()).not.toMatch(/1\.2\.0|Install/);
});
