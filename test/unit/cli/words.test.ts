import { expect, test } from 'vitest';
import { SETTING_HELP } from '../../../electron/cli/setting-help.ts';
import { agentConfigSchema } from '../../../electron/contract/agent-config.ts';
import { LANGUAGES } from '../../../electron/contract/languages.ts';
import { createTranslator } from '../../../electron/contract/translator.ts';
import { terminalWords } from '../../../electron/cli/language.ts';
import { sizeWords } from '../../../electron/cli/size-words.ts';
import { statusWords, watchLine } from '../../../electron/cli/status-words.ts';
import { sampleProblem, sampleStatus, sampleTransfer } from '../../fakes/sample-status.ts';
import { sampleUpdate } from '../../fakes/sample-update.ts';

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1000, '1.0 KB'],
  [524_288, '524 KB'],
  [9_960_000, '10 MB'],
  [999_600_000, '1.0 GB'],
  [211_000_000, '211 MB'],
  [5e15, '5000 TB'],
])('%d is %s', (bytes, words) => {
  expect(sizeWords(bytes)).toBe(words);
});

test('a status says what a technician looks for', () => {
  const text = statusWords(
    sampleStatus({
      transfers: [sampleTransfer()],
      problems: [sampleProblem('device-vanished', { count: 3 })],
    }),
  );
  expect(text).toContain('Clinic:     Elm Street Clinic (Reception PC), https://cloud.example');
  expect(text).toContain('answered after 38 ms');
  expect(text).toContain('send to 192.168.1.23, port 11112, AE title TERN\n');
  expect(text).toContain('Sending:    US-ROOM2, 23 images, 56 MB, 6.2 MB/s');
  expect(text).toContain('Today:      412 images delivered (1.8 GB)');
  expect(text).toContain('(3 times)');
});

test('every kind of pairing and listener has its words', () => {
  const foreign = sampleStatus({ pairing: { kind: 'foreign', host: 'archive', port: 2762 } });
  expect(statusWords(foreign)).toContain('Far end:    archive:2762');
  const failed = { kind: 'failed', code: 'port-in-use', port: 104, program: 'other' } as const;
  expect(statusWords(sampleStatus({ listener: failed }))).toContain('cannot send, port 104');
  const starting = sampleStatus({ listener: { kind: 'starting' } });
  expect(statusWords(starting)).toContain('the listener is starting');
});

test('a watched line changes with what is sent, delivered and failed', () => {
  const base = watchLine(sampleStatus());
  const today = { delivered: 413, bytes: 1, awaitingReceipt: 0, failed: 2, devices: 3 };
  const busy = watchLine(sampleStatus({ transfers: [sampleTransfer()], today }));
  expect(base).toContain('412 delivered today');
  expect(busy).toContain('sending: US-ROOM2 23 | 413 delivered today | 2 failed');
});

test.each([
  [{ LANG: 'de_AT.UTF-8' }, 'de', 'de-AT'],
  [{ LANG: 'de_DE.UTF-8', LC_ALL: 'fr_FR@euro' }, 'fr', 'fr-FR'],
  [{ LANG: 'de_DE.UTF-8', LC_ALL: '', TERN_LANGUAGE: 'es' }, 'es', 'es'],
  [{ LANG: 'de_DE.UTF-8', LC_ALL: 'C.UTF-8' }, 'en', 'en'],
  [{ LANG: 'it_IT.UTF-8' }, 'en', 'en'],
  [{}, 'en', 'en'],
])('the environment %j means %s', (env, language, tag) => {
  expect(terminalWords(env)).toMatchObject({ language, tag });
});

test('on Windows, which sets no such variable, the account decides', () => {
  expect(terminalWords({}, 'de-CH')).toMatchObject({ language: 'de', tag: 'de-CH' });
  expect(terminalWords({ TERN_LANGUAGE: 'fr' }, 'de-CH')).toMatchObject({ language: 'fr' });
  expect(terminalWords({}, 'it-IT')).toMatchObject({ language: 'en' });
});

test('a status is told in German, with the values in one column', () => {
  const words = createTranslator('de', 'de-DE');
  const text = statusWords(sampleStatus({ transfers: [sampleTransfer()] }), words);
  expect(text).toContain('Heute:       412 Bilder übertragen (1,8 GB)');
  expect(text).toContain('Sendet:      US-ROOM2, 23 Bilder, 56 MB, 6,2 MB/s');
  expect(text).toContain('Einrichtung: Elm Street Clinic');
});

test.each(LANGUAGES)('in %s every label is followed by a space', (language) => {
  const problems = [sampleProblem('device-vanished', { count: 3 })];
  const text = statusWords(
    sampleStatus({ transfers: [sampleTransfer()], problems }),
    createTranslator(language),
  );
  for (const line of text.split('\n').slice(2)) expect(line).toMatch(/^[^:]+: +\S/);
});

test('machines are called as people call them, in the headline, the transfers and the problems', () => {
  const device = { aeTitle: 'US-ROOM2', address: '192.168.1.31' };
  const status = sampleStatus({
    deviceNames: [{ ...device, name: 'Ultrasound 1' }],
    problems: [sampleProblem('device-silent', { device, isOngoing: true })],
  });
  const text = statusWords(status);
  expect(text.split('\n')[0]).toMatch(/^Ultrasound 1 has sent nothing since /);
  expect(text).toMatch(/Look at: +Ultrasound 1 has sent nothing/);
  const busy = { ...status, transfers: [sampleTransfer({ device })] };
  expect(statusWords(busy)).toContain('Sending:    Ultrasound 1, 23 images');
  expect(watchLine(busy)).toContain('sending: Ultrasound 1 23');
});

test('every setting has its help', () => {
  const paths = Object.entries(agentConfigSchema.parse({})).flatMap(([group, settings]) =>
    typeof settings === 'object' ? Object.keys(settings).map((key) => `${group}.${key}`) : [group],
  );
  expect(['version', ...Object.keys(SETTING_HELP)].toSorted()).toEqual(paths.toSorted());
});

test('a status tells of updates where the desktop app has told of them, and of what went wrong first', () => {
  expect(statusWords(sampleStatus())).not.toContain('Update:');
  const off = sampleUpdate({ state: { kind: 'off', why: 'no-key' } });
  expect(statusWords(sampleStatus({ update: off }))).not.toContain('Update:');
  const update = sampleUpdate({
    state: { kind: 'waiting', version: '1.2.0', hold: 'sending' },
    mishap: { kind: 'no-effect', version: '1.1.0', at: '2026-01-15T09:00:00.000Z' },
  });
  const text = statusWords(sampleStatus({ update }));
  expect(text).toMatch(/Update: +Tern 1\.1\.0 could not be installed\./);
  expect(text).toMatch(/Update: +Tern 1\.2\.0 is ready .* as soon as nothing is on its way\./);
});
