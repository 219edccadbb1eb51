import type { DeviceRef } from '../../contract/problems.ts';
import type { Logger } from '../../foundation/logger.ts';
import { plainAddress } from '../relay/admission.ts';
import type { ProblemLog } from '../status/problem-log.ts';
import type { DoorReport } from './tls-door.ts';

/** Who did not get in through the encrypted port, as problems and log lines. */
export function doorReporter(problems: ProblemLog, logger: Logger): DoorReport {
  const deviceAt = (address: string, aeTitle: string | null = null): DeviceRef => ({
    aeTitle,
    address: plainAddress(address),
  });
  return {
    spokePlain(from, callingAeTitle) {
      const device = deviceAt(from, callingAeTitle);
      logger.warn('tls.refused', { ...device, reason: 'not-encrypted' });
      problems.occurred('device-not-encrypted', device);
    },
    peerRefused(from, { fault, subject, fingerprint }) {
      const device = deviceAt(from);
      logger.warn('tls.refused', { ...device, reason: fault });
      problems.occurred('device-certificate-refused', device, {
        reason: fault,
        ...(subject === null ? {} : { subject }),
        ...(fingerprint === null ? {} : { fingerprint }),
      });
    },
    handshakeFailed(from, code) {
      const device = deviceAt(from);
      logger.warn('tls.refused', { ...device, reason: 'handshake', code });
      problems.occurred('device-tls-failed', device, { error: code });
    },
  };
}
