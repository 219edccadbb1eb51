import { describe, expect, test } from 'vitest';
import { ledgerEntrySchema } from '../../../electron/contract/agent-status.ts';
import { controlErrorWords } from '../../../electron/contract/control-error-words.ts';
import { controlErrorCodeSchema } from '../../../electron/contract/control-errors.ts';
import { deviceName, durationWords } from '../../../electron/contract/device-words.ts';
import type { Language } from '../../../electron/contract/languages.ts';
import { linkFaultSchema } from '../../../electron/contract/link-state.ts';
import { faultWords, linkWords } from '../../../electron/contract/link-words.ts';
import { checkPairingCode, makePairingCode } from '../../../electron/contract/pairing-code.ts';
import { pairingCodeWords, pairingErrorWords } from '../../../electron/contract/pairing-words.ts';
import { describeProblem } from '../../../electron/contract/problem-words.ts';
import { problemCodeSchema } from '../../../electron/contract/problems.ts';
import { sopClassWords } from '../../../electron/contract/sop-class-words.ts';
import { deliveryWords } from '../../../electron/contract/transfer-words.ts';
import { createTranslator, ENGLISH } from '../../../electron/contract/translator.ts';
import { ago, sampleProblem } from '../../fakes/sample-status.ts';

/** A sentence for people: begins with a capital, ends like a sentence, no code in it, nothing unfilled. */
function expectSentence(text: string): void {
  expect(text).toMatch(/^["A-Z].*[.!?/]$/s);
  expect(text).not.toMatch(/undefined|null|NaN|[a-z]+-[a-z]+-[a-z]+-|\b[0-9A-F]{4}H\b|E[A-Z]{6,}/);
}

describe.each(problemCodeSchema.options)('problem %s', (code) => {
  test.each([true, false])('has words for staff (ongoing: %s)', (isOngoing) => {
    const { title, text, advice } = describeProblem(sampleProblem(code, { isOngoing }));
    for (const sentence of [title, text, advice]) expectSentence(sentence);
    expect(title).not.toContain(code);
    expect(title.length).toBeLessThan(75);
  });
});

test('a problem names its machine by AE title and address', () => {
  const device = { aeTitle: 'CT-OLD', address: '192.168.1.40' };
  expect(describeProblem(sampleProblem('device-not-allowed', { device })).text).toBe(
    '"CT-OLD" at 192.168.1.40 tried to send. It is not on the list of allowed machines.',
  );
  expect(
    describeProblem(sampleProblem('object-refused', { device: { ...device, aeTitle: null } })).text,
  ).toContain('It came from a machine at 192.168.1.40.');
});

test('a link problem that is over is told in the past tense', () => {
  expect(describeProblem(sampleProblem('link-no-network', { isOngoing: true })).title).toBe(
    'The internet connection is down.',
  );
  expect(describeProblem(sampleProblem('link-no-network')).title).toBe(
    'The internet connection was down.',
  );
});

test('numbers in the details make the words exact', () => {
  const inUse = sampleProblem('port-in-use', { details: { port: 104, program: 'Orthanc' } });
  expect(describeProblem(inUse).title).toBe('Port 104 is already in use by Orthanc.');
  const clock = sampleProblem('clock-wrong', { details: { aheadMs: -3_600_000 * 3 } });
  expect(describeProblem(clock).title).toBe('The clock of this PC was 3 hours behind.');
});

test.each(linkFaultSchema.options)('link fault %s has words', (fault) => {
  const words = faultWords(fault);
  for (const sentence of [words.title, words.pastTitle, words.text, words.advice])
    expectSentence(sentence);
});

test('each link state has a short label of its own', () => {
  const since = ago(1);
  const labels = [
    linkWords({ kind: 'unpaired' }),
    linkWords({ kind: 'connecting', since }),
    linkWords({ kind: 'online', since }),
    linkWords({ kind: 'stale', since }),
    linkWords({ kind: 'offline', since, fault: 'cloud-down', nextTryAt: since }),
    linkWords({ kind: 'refused', since }),
    linkWords({ kind: 'clock-wrong', since, aheadMs: 3_600_000 }),
  ];
  for (const { text } of labels) expectSentence(text);
  expect(new Set(labels.map(({ label }) => label)).size).toBe(labels.length);
});

test.each(controlErrorCodeSchema.options)('refusal %s has words', (code) => {
  for (const words of [controlErrorWords(code), pairingErrorWords(code)]) {
    expectSentence(words.title);
    expectSentence(words.advice);
    expect(words.title).not.toContain(code);
  }
});

test('pairing codes are judged while typing', () => {
  const code = makePairingCode(Uint8Array.from([7, 19, 3, 20, 9, 23, 29, 24, 2]));
  const words = (text: string) => pairingCodeWords(checkPairingCode(text));
  expect(words('').kind).toBe('hint');
  expect(words(code.slice(0, 8))).toEqual({ kind: 'hint', text: '2 more characters.' });
  expect(words(code.slice(0, 9))).toEqual({ kind: 'hint', text: '1 more character.' });
  expect(words(code).kind).toBe('ok');
  expect(words(`${code}7`).kind).toBe('error');
  expect(words('7K3U').text).toBe(
    '"U" never stands in a code. Compare it with the one you were given.',
  );
  const wrongEnd = code.slice(0, 9) + (code.endsWith('2') ? '3' : '2');
  expect(words(wrongEnd).text).toContain('One character is not right');
});

test.each(ledgerEntrySchema.shape.state.options)('delivery state %s has words', (state) => {
  expect(deliveryWords({ state, receiptId: 'r-1' }).text).not.toContain('undefined');
});

test('a delivery without a receipt is not said to have one', () => {
  expect(deliveryWords({ state: 'delivered', receiptId: 'r-1' }).text).toBe(
    'safe in the cloud, receipt matches',
  );
  expect(deliveryWords({ state: 'delivered', receiptId: null }).text).toBe('taken by the archive');
});

test('kinds of objects have words; an unknown class is still something', () => {
  expect(sopClassWords('1.2.840.10008.5.1.4.1.1.2')).toBe('CT image');
  expect(sopClassWords('1.2.840.10008.5.1.4.1.1.6.1', 2)).toBe('ultrasound images');
  expect(sopClassWords('1.2.3.4')).toBe('DICOM object');
  expect(sopClassWords('1.2.840.10008.5.1.4.1.1.constructor')).toBe('DICOM object');
});

test('a machine without an AE title goes by its address', () => {
  expect(deviceName({ aeTitle: ' ', address: '192.168.1.9' })).toBe('192.168.1.9');
  expect(deviceName({ aeTitle: 'US1', address: '192.168.1.9' })).toBe('US1');
});

test('durations round to one unit', () => {
  expect(durationWords(45_000)).toBe('45 seconds');
  expect(durationWords(60_000 * 7)).toBe('7 minutes');
  expect(durationWords(3_600_000 * 72)).toBe('3 days');
});

test('a machine that a person named is called by that name; its AE title stays in the details', () => {
  const device = { aeTitle: 'US2', address: '192.168.1.9' };
  const names = [{ ...device, name: 'Ultrasound 1, Room 2' }];
  expect(deviceName(device, names)).toBe('Ultrasound 1, Room 2');
  expect(deviceName({ ...device, address: '192.168.1.8' }, names)).toBe('US2');
  const refused = sampleProblem('object-refused', { device });
  expect(describeProblem(refused, ENGLISH, names).text).toContain(
    'It came from Ultrasound 1, Room 2.',
  );
});

test('a silent machine is told of with the day, or with the date after a week', () => {
  const device = { aeTitle: 'US2', address: '192.168.1.9' };
  const names = [{ ...device, name: 'Ultrasound 1' }];
  const silent = (since: string, everyHours: number, language: Language): string => {
    const problem = sampleProblem('device-silent', { device, details: { since, everyHours } });
    const { title, text } = describeProblem(problem, createTranslator(language), names);
    return `${title} ${text}`;
  };
  expect(silent(ago(30 * 3600), 24, 'en')).toMatch(
    /^Ultrasound 1 has sent nothing since [A-Z][a-z]+day \d\d:\d\d [AP]M\. At least one image a day /,
  );
  expect(silent(ago(30 * 3600), 5, 'de')).toMatch(
    /^Ultrasound 1 hat seit [A-Z][a-z]+, \d\d:\d\d Uhr nichts gesendet\. .* alle 5 Stunden\.$/,
  );
  expect(silent('2026-01-15T09:00:00.000Z', 48, 'fr')).toMatch(
    /^«\u00a0Ultrasound 1\u00a0» n'a rien envoyé depuis le 15 janvier à \d\d:\d\d\. .* tous les 2 jours\.$/,
  );
});
