import { CT_CONTEXT, deviceRequest, openDevice, storeRq } from '../../fakes/test-device.ts';
import { ctImage } from '../../fixtures/dicom-samples.ts';
import { parsePart10 } from '../../fixtures/part10.ts';

/** A machine with an open association that can send one image after the other. */
export async function openMachine(
  port: number,
): Promise<AsyncDisposable & { send(): Promise<number> }> {
  const device = await openDevice(port, deviceRequest({ callingAeTitle: 'CT-ROOM1' }));
  let n = 0;
  return {
    async send() {
      const image = parsePart10(ctImage({ kind: 7, n: n++, rows: 64, columns: 64 }));
      const request = storeRq(image.sopInstanceUid);
      const { command } = await device.requestOne(CT_CONTEXT.id, request, image.dataset);
      return Number(command.Status);
    },
    [Symbol.asyncDispose]: () => device[Symbol.asyncDispose](),
  };
}
