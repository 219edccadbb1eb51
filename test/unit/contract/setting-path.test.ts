import { expect, test } from 'vitest';
import { agentConfigSchema } from '../../../electron/contract/agent-config.ts';
import { checkSetting, errorAt, settingAt } from '../../../electron/contract/setting-path.ts';

const CONFIG = agentConfigSchema.parse({});

test('finds the value of a setting', () => {
  expect(settingAt(CONFIG, 'dicom.port')).toBe(11112);
  expect(settingAt(CONFIG, 'link.proxy')).toBeNull();
});

test('takes what the schema takes, as it would be kept', () => {
  expect(checkSetting(CONFIG, 'dicom.aeTitle', ' CT1 ')).toEqual({ kind: 'ok', value: 'CT1' });
  expect(settingAt(CONFIG, 'dicom.aeTitle')).toBe('TERN');
});

test.each([
  ['dicom.port', 70_000, 'dicom.port', 'too-big', 65_535],
  ['dicom.port', 1.5, 'dicom.port', 'not-a-whole-number', null],
  ['dicom.port', '', 'dicom.port', 'not-a-number', null],
  ['link.proxy', { host: 'a b', port: 1 }, 'link.proxy.host', 'invalid', null],
  ['link.limitHours', { from: '08:00', to: '08:00' }, 'link.limitHours.to', 'same', null],
  ['link.ports', [443, 0], 'link.ports.1', 'too-small', 1],
] as const)('%s = %j is wrong at %s: %s', (path, value, at, problem, limit) => {
  expect(checkSetting(CONFIG, path, value)).toMatchObject({
    kind: 'wrong',
    error: { path: at, problem, limit },
  });
});

test('an error of a setting with a similar name is not taken for it', () => {
  const error = {
    path: 'link.portsOfOthers',
    problem: 'unknown',
    limit: null,
    message: '',
  } as const;
  expect(errorAt([error], 'link.ports')).toBeNull();
  expect(errorAt([{ ...error, path: 'link.ports.0' }], 'link.ports')?.problem).toBe('unknown');
});
