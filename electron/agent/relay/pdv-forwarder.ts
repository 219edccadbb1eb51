import type { Association } from '../dicom/ul/association.ts';
import type { PdvPiece } from '../dicom/ul/pdu.ts';

/** Passes PDVs on one by one, as they arrive, each in a PDU of its own: where not all of a device's are for the cloud. */
export class PdvForwarder {
  #isInsidePdv = false;

  /** True where the last PDV has gone in part only: nothing else may be sent now. */
  get isInsidePdv(): boolean {
    return this.#isInsidePdv;
  }

  /** The PDU is shorter than the one that the PDV came in, so it fits. False: wait for drain(). */
  forward(to: Association, piece: PdvPiece): boolean {
    const { contextId, isCommand, isLastFragment, data, bytesToCome } = piece;
    const hasRoom = this.#isInsidePdv
      ? to.sendPDataBytes(data)
      : to.sendPdv(contextId, isCommand, isLastFragment, data, bytesToCome);
    this.#isInsidePdv = bytesToCome > 0;
    return hasRoom;
  }
}
