import type { Socket } from 'node:net';
import type { LimitHours } from '../../contract/hours.ts';
import type { Clock } from '../../foundation/clock.ts';
import type { Logger } from '../../foundation/logger.ts';
import type { UlTimeouts } from '../dicom/ul/watchdog.ts';
import type { SpoolEntry } from './spool-entry.ts';
import type { SpoolStore } from './spool-store.ts';
import type { SharedLimit } from './throttle.ts';

/** What holds now; asked for anew before each object. */
export type ForwarderSettings = {
  /** Associations with the cloud at most. */
  readonly associations: number;
  readonly maxPduBytes: number;
  readonly timeouts: UlTimeouts;
  /** A person paused this PC: what is on its way ends, nothing else begins. */
  readonly isPaused: boolean;
  /** Between these nothing begins either; null: there are none. */
  readonly quietHours: LimitHours | null;
  /** Urgent objects go in quiet hours, too, and past the upload limit. */
  readonly urgentIgnoresLimits: boolean;
  /**
   * What an object may be erased for: our cloud's receipt; a foreign archive's storage commitment; or, where that is not
   * asked for, its success.
   */
  readonly proof: 'receipt' | 'commitment' | 'success';
};

/** What the forwarder tells the rest of the agent. */
export interface ForwarderEvents {
  /** The far side took it; its receipt may be asked for. */
  accepted(entry: SpoolEntry): void;
  /** It waits for a person now. */
  held(entry: SpoolEntry): void;
  /** The far side takes nothing under these AE titles until somebody changes that there. */
  routeRefused(entry: SpoolEntry): void;
  /** It takes something under them (again). */
  routeWorked(entry: SpoolEntry): void;
  /** Numbers or states changed. */
  changed(): void;
}

export type ForwarderPorts = {
  readonly store: SpoolStore;
  /** Opens a connection to the cloud; rejects where there is none to be had. */
  readonly dial: (signal: AbortSignal) => Promise<Socket>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly settings: () => ForwarderSettings;
  readonly uploadLimit: SharedLimit;
  readonly events: ForwarderEvents;
  readonly random?: () => number;
};
