import type { KnockReason } from '../../contract/knocks.ts';
import type { DeviceRef } from '../../contract/problems.ts';
import type { Logger } from '../../foundation/logger.ts';
import type { Refusal } from '../ledger/knock-table.ts';
import { plainAddress } from '../relay/admission.ts';
import type { ProblemLog } from '../status/problem-log.ts';
import type { DoorReport } from './tls-door.ts';

/** Who did not get in through the encrypted port, as problems, refusals and log lines. */
export function doorReporter(
  problems: ProblemLog,
  logger: Logger,
  refused: (device: DeviceRef, refusal: Refusal) => void,
): DoorReport {
  const deviceAt = (address: string, aeTitle: string | null = null): DeviceRef => ({
    aeTitle,
    address: plainAddress(address),
  });
  return {
    spokePlain(from, callingAeTitle) {
      const device = deviceAt(from, callingAeTitle);
      logger.warn('tls.refused', { ...device, reason: 'not-encrypted' });
      problems.occurred('device-not-encrypted', device);
      refused(device, refusal('tls-missing', null));
    },
    peerRefused(from, { fault, subject, fingerprint }) {
      const device = deviceAt(from);
      logger.warn('tls.refused', { ...device, reason: fault });
      problems.occurred('device-certificate-refused', device, {
        reason: fault,
        ...(subject === null ? {} : { subject }),
        ...(fingerprint === null ? {} : { fingerprint }),
      });
      refused(device, refusal('certificate-refused', fault));
    },
    handshakeFailed(from, code) {
      const device = deviceAt(from);
      logger.warn('tls.refused', { ...device, reason: 'handshake', code });
      problems.occurred('device-tls-failed', device, { error: code });
      refused(device, refusal('tls-failed', code));
    },
  };
}

/** Before any DICOM was spoken: nothing was called or offered. */
const refusal = (reason: KnockReason, code: string | null): Refusal => ({
  reason,
  refusedBy: 'this-pc',
  calledAeTitle: '',
  sopClassUid: null,
  transferSyntaxUids: [],
  code,
});
