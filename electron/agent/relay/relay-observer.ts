import type { AbortCause } from '../dicom/ul/association-user.ts';
import type { AAssociateAc, AAssociateRj, AAssociateRq } from '../dicom/ul/pdu.ts';
import type { ContextServer } from './context-server.ts';
import type { ObjectOutcome } from './object-tracker.ts';

/** What a relayed association tells its owner. */
export interface RelayObserver {
  /** A request arrived. A rejection turns the device away before the cloud is asked. */
  admit(rq: AAssociateRq): AAssociateRj | null;
  /** Both sides agreed; data may flow. `servers`: who serves contexts on this PC. */
  opened(answer: AAssociateAc, servers: readonly ContextServer[]): void;
  objectFinished(outcome: ObjectOutcome): void;
  /** The far side answered a C-ECHO of the device with success. */
  echoed(): void;
  /** How it ended, exactly once. Followed by closed() when the device's connection is gone. */
  ended(end: RelayEnd): void;
  closed(): void;
}

export type RelayEnd =
  | { readonly kind: 'released' }
  /** We turned it away in admit(). */
  | { readonly kind: 'turned-away'; readonly rejection: AAssociateRj }
  | { readonly kind: 'cloud-rejected'; readonly rejection: AAssociateRj }
  | { readonly kind: 'link-down' }
  | { readonly kind: 'device-ended'; readonly cause: AbortCause; readonly wasBusy: boolean }
  | { readonly kind: 'cloud-ended'; readonly cause: AbortCause; readonly wasBusy: boolean }
  /** The agent stops, or the device may no longer send. */
  | { readonly kind: 'stopped' };
