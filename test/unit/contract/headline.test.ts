import { describe, expect, test } from 'vitest';
import type { AgentStatus } from '../../../electron/contract/agent-status.ts';
import { headline } from '../../../electron/contract/headline.ts';
import { linkFaultSchema } from '../../../electron/contract/link-state.ts';
import {
  ago,
  sampleProblem,
  sampleSpool,
  sampleStatus,
  sampleTransfer,
  unpairedStatus,
} from '../../fakes/sample-status.ts';

const ALL_IN_CLOUD = 'Every image is in the cloud.';
const title = (changes: Partial<AgentStatus>): string =>
  headline(sampleStatus(changes), true).title;

describe('"Every image is in the cloud."', () => {
  test('is said when the link is online and nothing moves, waits or fails', () => {
    expect(headline(sampleStatus(), true)).toEqual({
      tone: 'ok',
      title: ALL_IN_CLOUD,
      text: '412 images from 3 machines today. Each one has a receipt that matches.',
    });
  });

  const today = sampleStatus().today;
  test.each<[string, Partial<AgentStatus>]>([
    ['a machine is sending', { transfers: [sampleTransfer()] }],
    ['a machine is connected', { transfers: [sampleTransfer({ bytesPerSecond: 0 })] }],
    ['a receipt is awaited', { today: { ...today, awaitingReceipt: 1 } }],
    ['an image waits on this PC', { spool: sampleSpool({ queued: 1 }) }],
    ['an image on this PC needs a person', { spool: sampleSpool({ held: 1 }) }],
    ['an image of this PC has no receipt', { spool: sampleSpool({ awaitingReceipt: 1 }) }],
    ['something failed today', { today: { ...today, failed: 1 } }],
    ['a problem is open', { problems: [sampleProblem('device-vanished')] }],
    ['the link connects', { link: { kind: 'connecting', since: ago(1) } }],
    ['the link is stale', { link: { kind: 'stale', since: ago(1) } }],
    ['the link is refused', { link: { kind: 'refused', since: ago(1) } }],
    ['the clock is wrong', { link: { kind: 'clock-wrong', since: ago(1), aheadMs: 3_600_000 } }],
    [
      'the listener failed',
      { listener: { kind: 'failed', code: 'port-in-use', port: 11112, program: null } },
    ],
    ['nothing was ever delivered', { lastDeliveredAt: null }],
    ['it is paused', { paused: { since: ago(60) } }],
    ['it is not paired', { pairing: { kind: 'unpaired' } }],
  ])('is not said when %s', (_name, changes) => {
    const said = headline(sampleStatus(changes), true);
    expect(said.title).not.toBe(ALL_IN_CLOUD);
    expect(`${said.title} ${said.text}`).not.toContain(ALL_IN_CLOUD);
  });

  test.each(linkFaultSchema.options)('is not said when the link is offline: %s', (fault) => {
    const said = headline(
      sampleStatus({ link: { kind: 'offline', since: ago(1), fault, nextTryAt: ago(-5) } }),
      true,
    );
    expect(said.tone).toBe('offline');
    expect(said.title).not.toBe(ALL_IN_CLOUD);
  });

  test('is never said of a status that may be stale', () => {
    expect(headline(sampleStatus(), false)).toMatchObject({
      tone: 'gone',
      title: 'Tern is not running on this PC.',
    });
  });
});

test('counts machines, not connections', () => {
  const us = sampleTransfer();
  const ct = sampleTransfer({
    associationId: 'a-3',
    device: { aeTitle: 'CT-ROOM1', address: '192.168.1.40' },
  });
  expect(title({ transfers: [us] })).toBe('One machine is sending.');
  expect(title({ transfers: [us, { ...us, associationId: 'a-2' }] })).toBe(
    'One machine is sending.',
  );
  expect(title({ transfers: [us, ct] })).toBe('Two machines are sending.');
});

test('does not call a silent connection sending', () => {
  expect(title({ transfers: [sampleTransfer({ bytesPerSecond: 0 })] })).toBe(
    'One machine is connected.',
  );
});

test('says what a machine does while the internet is down', () => {
  const link = { kind: 'offline', since: ago(1), fault: 'no-network', nextTryAt: ago(-5) } as const;
  expect(headline(sampleStatus({ link }), true)).toMatchObject({
    title: 'The internet connection is down.',
    text: 'No image is lost: your machines send again, or this PC keeps their images.',
  });
});

test('names port and program when the port is taken', () => {
  const said = headline(
    sampleStatus({
      listener: { kind: 'failed', code: 'port-in-use', port: 11112, program: 'Orthanc' },
    }),
    true,
  );
  expect(said.title).toBe('Port 11112 is already in use by Orthanc.');
});

test('says by how much the clock is wrong, and in which direction', () => {
  const clock = (aheadMs: number): string =>
    title({ link: { kind: 'clock-wrong', since: ago(1), aheadMs } });
  expect(clock(3_600_000 * 2)).toBe('The clock of this PC is 2 hours ahead.');
  expect(clock(-7 * 60_000)).toBe('The clock of this PC is 7 minutes behind.');
});

test('a pause is said whatever else holds, and is never green', () => {
  const paused = { since: ago(60) };
  const link = { kind: 'offline', since: ago(1), fault: 'no-network', nextTryAt: ago(-5) } as const;
  for (const changes of [
    {},
    { link },
    { transfers: [sampleTransfer()] },
    { lastDeliveredAt: null },
  ])
    expect(headline(sampleStatus({ ...changes, paused }), true)).toMatchObject({
      tone: 'paused',
      title: 'Tern is paused.',
    });
  expect(headline(unpairedStatus({ paused }), true).tone).toBe('unpaired');
});

test('a removed PC is told so, whatever else is wrong', () => {
  expect(
    title({
      link: { kind: 'refused', since: ago(1) },
      listener: { kind: 'failed', code: 'port-in-use', port: 11112, program: null },
    }),
  ).toBe("This PC was removed from the clinic's account.");
});

test('an unpaired PC is told so', () => {
  expect(headline(unpairedStatus(), true)).toMatchObject({
    tone: 'unpaired',
    title: 'Not paired yet.',
  });
});

test('no status yet means starting', () => {
  expect(headline(null, true).tone).toBe('starting');
});

test('one problem is the headline with its advice; several are counted', () => {
  const away = sampleProblem('device-not-allowed');
  expect(headline(sampleStatus({ problems: [away] }), true)).toMatchObject({
    tone: 'attention',
    title: 'A machine was turned away.',
  });
  expect(title({ problems: [away, { ...away, id: 'p-2' }] })).toBe('Two things need a look.');
});

test('with a foreign archive there is no talk of a cloud or receipts', () => {
  const said = headline(
    sampleStatus({ pairing: { kind: 'foreign', host: 'pacs.example', port: 4443 } }),
    true,
  );
  expect(said.title).toBe('Every image is in the archive.');
  expect(said.text).not.toContain('receipt');
});

describe('what lies on this PC', () => {
  const spool = sampleSpool({ queued: 214, queuedBytes: 1_200_000_000 });

  test('says how long it takes only while something goes', () => {
    const going = headline(sampleStatus({ spool: { ...spool, bytesPerSecond: 2_000_000 } }), true);
    expect(going).toEqual({
      tone: 'waiting',
      title: '214 images are safe on this PC and wait for the cloud.',
      text: 'They go to the cloud now. You may leave this PC alone, but switched on. About 10 minutes left.',
    });
    expect(headline(sampleStatus({ spool }), true).text).toBe(
      'They go to the cloud by themselves as soon as they can. Leave this PC switched on.',
    );
  });

  test('a pause, a lost link and a link that is being made say that nothing is lost', () => {
    const safe = '214 images are safe on this PC and go as soon as they can.';
    const said = (changes: Partial<AgentStatus>): string =>
      headline(sampleStatus({ spool, ackPolicy: 'spool', ...changes }), true).text;
    const fault = { kind: 'offline', since: ago(1), nextTryAt: ago(-5) } as const;
    expect(said({ paused: { since: ago(60) } })).toContain(safe);
    for (const link of [
      { ...fault, fault: 'no-network' },
      { kind: 'connecting', since: ago(1) },
      { kind: 'stale', since: ago(1) },
    ] as const) {
      expect(said({ link })).toContain(safe);
      expect(said({ link })).toContain('Your machines can go on sending');
    }
    expect(said({ link: { ...fault, fault: 'port-closed' } })).toContain(safe);
    expect(said({ link: { ...fault, fault: 'no-network' }, ackPolicy: 'relay' })).toContain(
      'No image is lost',
    );
  });
});
