import { expect, test } from 'vitest';
import { transferQuerySchema } from '../../electron/contract/transfers.ts';
import { eventually } from '../fakes/eventually.ts';
import { openDevice } from '../fakes/test-device.ts';
import { WholePath } from '../fakes/whole-path.ts';

test('the sample device needs a pairing first', async () => {
  await using path = await WholePath.start();
  await expect(path.agent.handlers.sendSample({ images: 1 })).rejects.toMatchObject({
    code: 'not-paired',
  });
});

test('a sample study goes through the listener to the cloud, also past a list that lets nobody in; each image gets its receipt', async () => {
  await using path = await WholePath.startPaired();
  const { handlers } = path.agent;
  await handlers.setConfig({ path: 'dicom.allowedDevices', value: [] });
  const { sopInstanceUids } = await handlers.sendSample({ images: 3 });
  expect(new Set(sopInstanceUids).size).toBe(3);
  for (const sopInstanceUid of sopInstanceUids) {
    const entry = await eventually('the receipt', async () => {
      const page = await handlers.listTransfers(transferQuerySchema.parse({ sopInstanceUid }));
      return page.entries[0]?.state === 'delivered' ? page.entries[0] : null;
    });
    expect(entry).toMatchObject({
      device: { aeTitle: 'TERN-SAMPLE', address: '127.0.0.1' },
      calledAeTitle: 'TERN',
    });
    const { transfer } = await handlers.getTransfer({ id: entry.id });
    expect(transfer?.receipt).toMatchObject({ sha256: entry.sha256, bytes: entry.bytes });
  }
  // Its place on the list was for that time alone.
  await expect(openDevice(path.dicomPort)).rejects.toThrow('rejected');
  await expect(handlers.getConfig({})).resolves.toMatchObject({ dicom: { allowedDevices: [] } });
});

test('while paused or without the cloud the test image is turned away like any other, and that is said', async () => {
  await using path = await WholePath.startPaired();
  const { handlers } = path.agent;
  await handlers.pause({});
  await expect(handlers.sendSample({ images: 1 })).rejects.toMatchObject({
    code: 'sample-refused',
    message: expect.stringContaining('paused') as string,
  });
  await handlers.resume({});
  await path.stopCloud();
  await expect(handlers.sendSample({ images: 1 })).rejects.toMatchObject({ code: 'link-down' });
});
