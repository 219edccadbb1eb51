import { expect, test } from 'vitest';
import { effectiveConfig } from '../../../electron/agent/config/effective-config.ts';
import {
  agentConfigSchema,
  cloudConfigSchema,
  type CloudConfig,
} from '../../../electron/contract/agent-config.ts';

const local = agentConfigSchema.parse({
  dicom: { allowedDevices: [{ aeTitle: 'LOCAL' }] },
  link: { heartbeatIntervalMs: 5000 },
});
const nothingSet: CloudConfig = {
  revision: 7,
  heartbeatIntervalMs: null,
  allowedDevices: null,
  ackPolicy: null,
  maxBytesPerSecond: null,
  limitHours: null,
  updateChannel: null,
  updateHours: null,
  quietHours: null,
};

test('without a cloud, or with one that sets nothing, the settings of the PC hold', () => {
  expect(effectiveConfig(local, null)).toEqual(local);
  expect(effectiveConfig(local, nothingSet)).toEqual(local);
});

test('the cloud may set heartbeat, allowed devices, policy, bandwidth, channel and hours of updates', () => {
  const device = { aeTitle: 'CLOUD', address: null };
  const set: CloudConfig = {
    revision: 8,
    heartbeatIntervalMs: 60_000,
    allowedDevices: [device],
    ackPolicy: 'relay',
    maxBytesPerSecond: 500_000,
    limitHours: { from: '08:00', to: '18:00' },
    updateChannel: 'beta',
    updateHours: { from: '20:00', to: '06:00' },
    quietHours: { from: '12:00', to: '13:00' },
  };
  expect(effectiveConfig(local, set)).toEqual({
    ...local,
    dicom: { ...local.dicom, allowedDevices: [device] },
    link: {
      ...local.link,
      heartbeatIntervalMs: 60_000,
      maxBytesPerSecond: 500_000,
      limitHours: { from: '08:00', to: '18:00' },
    },
    updates: { channel: 'beta', hours: { from: '20:00', to: '06:00' }, mirrorUrl: null },
    spool: { ...local.spool, quietHours: { from: '12:00', to: '13:00' } },
  });
});

test('nothing else that a cloud sends reaches the settings', () => {
  const hostile = {
    ...nothingSet,
    dicom: { host: '203.0.113.9' },
    web: { port: 80 },
    updates: { mirrorUrl: 'https://evil.example' },
    mirrorUrl: 'x',
  };
  expect(effectiveConfig(local, hostile)).toEqual(local);
});

test('an answer of a cloud that knows nothing of bandwidth still counts', () => {
  const { revision, heartbeatIntervalMs, allowedDevices, ackPolicy } = nothingSet;
  const older = { revision, heartbeatIntervalMs, allowedDevices, ackPolicy };
  expect(cloudConfigSchema.parse(older)).toEqual(nothingSet);
});

test('what a newer cloud sends besides is left out, the rest counts', () => {
  const newer = { ...nothingSet, updateChannel: 'beta', somethingNew: { of: 'later' } };
  expect(cloudConfigSchema.parse(newer)).toEqual({ ...nothingSet, updateChannel: 'beta' });
});
