import type { AllowList } from './devices.ts';
import { aeTitleSchema } from './identifiers.ts';
import type { Knock, Remedy } from './knocks.ts';

/** A refusal as it was written down. */
export type Refused = Omit<Knock, 'remedy'>;

/** How the settings stand now. */
export type RemedySettings = {
  readonly allowList: AllowList;
  /** Whether the machine would be let in now. */
  readonly isAllowedNow: boolean;
  readonly isPaused: boolean;
  /** Whether the list of this PC has the called AE title. */
  readonly isCalledByPc: boolean;
  /** The machine whose own list has not; null: none refuses it. */
  readonly calledRefusedBy: number | null;
};

/** PS3.8 Table 9-21: rejected-transient. */
const TRANSIENT = '2/';
const CALLING_NOT_RECOGNIZED = '1/1/3';
const CALLED_NOT_RECOGNIZED = '1/1/7';
/** PS3.8 Table 9-18. */
const TRANSFER_SYNTAXES_NOT_SUPPORTED = '4';
/** Of the objects themselves (PS3.7 C.4.2.1.5): data set does not match, cannot understand. */
const OBJECT_FAULTS = /^0x(A9|C|01(05|06|11|12|17|20))/;

/** The one thing that would let a refused machine, offer or object through, as the settings stand. */
export function remedyFor(refused: Refused, settings: RemedySettings): Remedy {
  switch (refused.reason) {
    case 'not-allowed':
      if (settings.isAllowedNow) return { kind: 'nothing', why: 'allowed-now' };
      return settings.allowList === 'cloud'
        ? { kind: 'cloud-must-allow', what: 'device' }
        : { kind: 'allow-device' };
    case 'called-ae':
      return calledRemedy(refused, settings);
    case 'limit':
      return { kind: 'raise-limit' };
    case 'paused':
      return settings.isPaused ? { kind: 'resume' } : { kind: 'nothing', why: 'paused-over' };
    case 'link-down':
      return { kind: 'nothing', why: 'link-down' };
    case 'cloud-rejected':
      return rejectionRemedy(refused.code ?? '');
    case 'nothing-accepted':
    case 'offer-refused':
      return offerRemedy(refused);
    case 'object-refused':
      return OBJECT_FAULTS.test(refused.code ?? '')
        ? { kind: 'change-device', what: 'object' }
        : { kind: 'cloud-must-allow', what: 'object' };
    case 'tls-hello':
      return { kind: 'change-device', what: 'no-tls' };
    case 'tls-missing':
      return { kind: 'change-device', what: 'use-tls' };
    case 'certificate-refused':
      return { kind: 'trust-certificate' };
    case 'tls-failed':
      return { kind: 'change-device', what: 'newer-tls' };
    case 'http-request':
    case 'not-dicom':
      return { kind: 'nothing', why: 'not-dicom' };
    case 'broke-rules':
      return { kind: 'nothing', why: 'broke-rules' };
  }
}

function calledRemedy(
  { calledAeTitle }: Refused,
  { isCalledByPc, calledRefusedBy }: RemedySettings,
): Remedy {
  if (isCalledByPc && calledRefusedBy === null) return { kind: 'nothing', why: 'allowed-now' };
  // What is no AE title (PS3.5 6.2) can stand on no list.
  if (!aeTitleSchema.safeParse(calledAeTitle).success)
    return { kind: 'change-device', what: 'called-ae' };
  return { kind: 'allow-called-ae', aeTitle: calledAeTitle, deviceId: calledRefusedBy };
}

function rejectionRemedy(code: string): Remedy {
  if (code.startsWith(TRANSIENT)) return { kind: 'nothing', why: 'cloud-busy' };
  if (code === CALLING_NOT_RECOGNIZED) return { kind: 'cloud-must-allow', what: 'device' };
  if (code === CALLED_NOT_RECOGNIZED) return { kind: 'cloud-must-allow', what: 'called-ae' };
  return { kind: 'cloud-must-allow', what: 'association' };
}

function offerRemedy({ refusedBy, code }: Refused): Remedy {
  if (refusedBy === 'this-pc') return { kind: 'change-device', what: 'offer' };
  const isSyntax = code === TRANSFER_SYNTAXES_NOT_SUPPORTED;
  return { kind: 'cloud-must-allow', what: isSyntax ? 'transfer-syntax' : 'sop-class' };
}
