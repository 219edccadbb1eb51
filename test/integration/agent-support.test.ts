import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { MAX_CONTROL_MESSAGE_BYTES } from '../../electron/contract/control.ts';
import { CT_CONTEXT, openDevice, storeRq } from '../fakes/test-device.ts';
import { WholePath } from '../fakes/whole-path.ts';

test('the bundle says how things are and holds no key, no token, no code and nothing of an image', async () => {
  await using path = await WholePath.startPaired();
  const marker = `MARK${randomBytes(8).toString('hex').toUpperCase()}`;
  const uid = '1.2.826.0.1.3680043.10.77.4711';
  const device = await openDevice(path.dicomPort);
  await device.requestOne(CT_CONTEXT.id, storeRq(uid), Buffer.from(`${marker}^PATIENT 19700101`));
  await device.release();
  await path.untilStatus('delivered', (s) => s.today.delivered === 1);
  const { files } = await path.agent.handlers.supportBundle({});
  const textOf = (name: string): string => files.find((file) => file.name === name)?.text ?? '';
  expect(JSON.parse(textOf('versions.json'))).toMatchObject({ node: process.version });
  expect(JSON.parse(textOf('status.json'))).toMatchObject({ today: { delivered: 1 } });
  expect(JSON.parse(textOf('settings.json'))).toMatchObject({
    thisPc: { dicom: { host: '127.0.0.1' } },
    cloud: { revision: expect.any(Number) as number },
  });
  expect(textOf('doctor.txt')).toContain('ok\techo\t');
  expect(textOf('log.txt')).toContain('"event":"association.opened"');

  const all = files.map(({ text }) => text).join('\n');
  expect(all.length).toBeLessThan(MAX_CONTROL_MESSAGE_BYTES / 4);
  const secrets = [...path.secrets.secrets.values()];
  expect(secrets.length).toBeGreaterThan(1);
  for (const secret of secrets)
    for (const form of [secret, Buffer.from(secret, 'hex').toString('base64')])
      if (form !== '') expect(all).not.toContain(form);
  for (const text of [marker, 'PATIENT', uid, path.agentDir]) expect(all).not.toContain(text);
});
