import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { headlineToneSchema } from '../../../electron/contract/headline-tone.ts';
import { headline } from '../../../electron/contract/headline.ts';
import { createTranslator } from '../../../electron/contract/translator.ts';
import type { DesktopState } from '../../../electron/main/desktop-state.ts';
import { trayModel, type TrayItem } from '../../../electron/main/tray-model.ts';
import {
  ago,
  sampleProblem,
  sampleSpool,
  sampleStatus,
  sampleTransfer,
  unpairedStatus,
} from '../../fakes/sample-status.ts';
import { sampleUpdate } from '../../fakes/sample-update.ts';

const SETTINGS = {
  now: new Date(),
  words: createTranslator('en', 'en-GB'),
  startsAtLogin: true,
  update: sampleUpdate(),
} as const;

function running(status: DesktopState['status']): DesktopState {
  return { process: { kind: 'running', bond: 'own' }, status };
}
function texts(menu: readonly TrayItem[]): string[] {
  return menu.flatMap((item) => (item.kind === 'separator' ? [] : [item.text]));
}

const STATES = {
  ok: running(sampleStatus()),
  moving: running(sampleStatus({ transfers: [sampleTransfer()] })),
  waiting: running(sampleStatus({ link: { kind: 'stale', since: ago(70) } })),
  paused: running(sampleStatus({ paused: { since: ago(60) }, transfers: [sampleTransfer()] })),
  attention: running(sampleStatus({ problems: [sampleProblem('device-not-allowed')] })),
  offline: running(
    sampleStatus({
      link: { kind: 'offline', since: ago(9), fault: 'no-network', nextTryAt: ago(-9) },
    }),
  ),
  unpaired: running(unpairedStatus()),
  starting: { process: { kind: 'starting' }, status: null },
  gone: { process: { kind: 'restarting' }, status: null },
} as const satisfies Record<string, DesktopState>;

test.each(Object.entries(STATES))(
  'the icon says %s and the tooltip is one sentence',
  (icon, state) => {
    const model = trayModel(state, SETTINGS);
    expect(model.icon).toBe(icon);
    expect(model.tooltip).toMatch(/^Tern[: ].+\.$/);
    expect(model.tooltip.length).toBeLessThanOrEqual(127);
  },
);

test('there is an icon for each tone, each of its own shape, in both colours and sizes', () => {
  const folder = new URL('../../../resources/tray/', import.meta.url);
  for (const suffix of ['Template.png', 'Template@2x.png', '-white.png', '-white@2x.png']) {
    const icons = headlineToneSchema.options.map((tone) =>
      readFileSync(new URL(`${tone}${suffix}`, folder), 'base64'),
    );
    expect(new Set(icons).size).toBe(headlineToneSchema.options.length);
  }
});

test('the tray uses the words of the dashboard', () => {
  const { title } = headline(STATES.offline.status, true);
  const { tooltip, menu } = trayModel(STATES.offline, SETTINGS);
  expect(tooltip).toBe(`Tern: ${title}`);
  expect(texts(menu)[0]).toBe(title);
});

test('an agent that does not run is never green and shows nothing of an older status', () => {
  const restarting = trayModel({ process: { kind: 'restarting' }, status: null }, SETTINGS);
  expect(texts(restarting.menu)).toEqual([
    'Tern is not running on this PC.',
    'It stopped by itself and is being started again.',
    'Open dashboard',
    'Start at login',
    'Quit Tern',
  ]);
  const stopped = trayModel(
    {
      process: { kind: 'stopped', error: { code: 'config-unwritable', message: 'x' } },
      status: null,
    },
    SETTINGS,
  );
  expect(stopped.icon).toBe('gone');
  expect(texts(stopped.menu)[1]).toContain('could not be saved');
  expect(stopped.menu).toContainEqual({
    kind: 'command',
    text: 'Start it again',
    action: { kind: 'start-agent' },
  });
});

test('the menu tells the last delivery and what to type into a machine, for each address', () => {
  const at = new Date(2026, 0, 15, 14, 32);
  const status = sampleStatus({
    lastDeliveredAt: at.toISOString(),
    listener: {
      kind: 'listening',
      host: '0.0.0.0',
      port: 11112,
      aeTitle: 'TERN',
      addresses: ['192.168.1.23', '10.0.0.7'],
      calledAeTitles: null,
      isOpenToAll: false,
    },
  });
  const today = trayModel(running(status), { ...SETTINGS, now: at });
  expect(texts(today.menu)).toContain('Last image delivered: 14:32');
  expect(today.menu).toContainEqual({
    kind: 'command',
    text: 'Copy address for a machine (10.0.0.7)',
    action: { kind: 'copy', text: 'AE title: TERN\nIP address: 10.0.0.7\nPort: 11112' },
  });
  const later = trayModel(running(status), SETTINGS);
  expect(texts(later.menu)).toContain('Last image delivered: 15 Jan 2026, 14:32');
});

test('pauses where there is something to pause, and resumes from a pause', () => {
  const actions = (state: DesktopState): string[] =>
    trayModel(state, SETTINGS).menu.flatMap((item) =>
      item.kind === 'command' ? [item.action.kind] : [],
    );
  expect(actions(STATES.ok)).toContain('pause');
  expect(actions(STATES.paused)).toContain('resume');
  expect(actions(STATES.paused)).not.toContain('pause');
  const removed = running(sampleStatus({ link: { kind: 'refused', since: ago(1) } }));
  for (const state of [STATES.unpaired, STATES.gone, STATES.starting, removed])
    expect(actions(state).filter((kind) => kind === 'pause' || kind === 'resume')).toEqual([]);
});

test('speaks the language of the person, with the times of their region', () => {
  const at = new Date(2026, 0, 15, 14, 32);
  const status = sampleStatus({ lastDeliveredAt: at.toISOString() });
  const words = createTranslator('fr', 'fr-CA');
  const { tooltip, menu } = trayModel(running(status), { ...SETTINGS, now: at, words });
  expect(tooltip).toBe('Tern\u00a0: Toutes les images sont dans le cloud.');
  expect(texts(menu)).toEqual([
    'Toutes les images sont dans le cloud.',
    'Dernière image livrée\u00a0: 14 h 32',
    'Ouvrir le tableau de bord',
    'Mettre en pause',
    "Copier l'adresse pour un appareil",
    "Démarrer à l'ouverture de session",
    'Quitter Tern',
  ]);
});

test('a long sentence is cut where Windows would cut it', () => {
  const status = sampleStatus({
    listener: { kind: 'failed', code: 'port-in-use', port: 104, program: 'P'.repeat(200) },
  });
  const { tooltip } = trayModel(running(status), SETTINGS);
  expect([tooltip.length, tooltip.at(-1)]).toEqual([127, '…']);
});

test('what waits on this PC stands in the menu, as long as it does', () => {
  const linesWith = (spool: ReturnType<typeof sampleSpool> | null): string[] =>
    trayModel(running(sampleStatus({ spool })), SETTINGS).menu.flatMap((item) =>
      item.kind === 'line' ? [item.text] : [],
    );
  const spool = sampleSpool({ queued: 214, queuedBytes: 1_200_000_000, bytesPerSecond: 2_000_000 });
  expect(linesWith(spool)).toContain('214 images safe on this PC · about 10 minutes left');
  expect(trayModel(running(sampleStatus({ spool })), SETTINGS).tooltip).toContain(
    '214 images are safe',
  );
  for (const empty of [null, sampleSpool()])
    expect(linesWith(empty).join()).not.toContain('safe on this PC');
});
