import type { DeviceRef } from '../../contract/problems.ts';
import type { Clock } from '../../foundation/clock.ts';
import { messageOf } from '../../foundation/errors.ts';
import type { DeviceRegistry } from '../ledger/device-registry.ts';
import type { RegisteredDevice } from '../ledger/device-row.ts';
import type { ProblemLog } from './problem-log.ts';

const HOUR_MS = 3_600_000;
const CHECK_MS = 60_000;

/** Since when a machine has sent nothing, ISO 8601. One that never did: since it was first seen. */
const silentSince = ({ lastStoredAt, firstSeenAt }: RegisteredDevice): string =>
  lastStoredAt ?? firstSeenAt;

/** Raises `device-silent` for a machine that has sent nothing for as long as it may, until it sends or nothing is expected. */
export class SilenceWatch implements Disposable {
  readonly #clock: Clock;
  readonly #devices: Pick<DeviceRegistry, 'expecting'>;
  readonly #problems: ProblemLog;
  readonly #isPaused: () => boolean;
  #told: readonly DeviceRef[] = [];
  #timer: Disposable | null = null;

  constructor(options: {
    readonly clock: Clock;
    readonly devices: Pick<DeviceRegistry, 'expecting'>;
    readonly problems: ProblemLog;
    /** While a person has paused receiving no machine can send: none is told of anew. */
    readonly isPaused: () => boolean;
  }) {
    this.#clock = options.clock;
    this.#devices = options.devices;
    this.#problems = options.problems;
    this.#isPaused = options.isPaused;
  }

  /** Looks now and then every minute. */
  start(): void {
    this.check();
    this.#timer = this.#clock.after(CHECK_MS, () => this.start());
  }

  /** Looks now: something came, or what is expected changed. */
  check(): void {
    try {
      this.#tell(this.#devices.expecting());
    } catch (error) {
      this.#problems.occurred('ledger-failed', null, { error: messageOf(error).slice(0, 200) });
    }
  }

  [Symbol.dispose](): void {
    this.#timer?.[Symbol.dispose]();
  }

  #tell(expected: readonly RegisteredDevice[]): void {
    const isTold = ({ aeTitle, address }: DeviceRef): boolean =>
      this.#told.some((told) => told.aeTitle === aeTitle && told.address === address);
    const due = expected.filter(
      (device) => this.#isDue(device) && (isTold(device) || !this.#isPaused()),
    );
    for (const told of this.#told)
      if (!due.some(({ aeTitle, address }) => told.aeTitle === aeTitle && told.address === address))
        this.#problems.settled('device-silent', told);
    this.#told = due.map((device) => {
      const { aeTitle, address, expectEveryHours } = device;
      const details = { since: silentSince(device), everyHours: expectEveryHours ?? 0 };
      this.#problems.began('device-silent', details, { aeTitle, address });
      return { aeTitle, address };
    });
  }

  #isDue(device: RegisteredDevice): boolean {
    const silentMs = this.#clock.now().getTime() - Date.parse(silentSince(device));
    return device.expectEveryHours !== null && silentMs >= device.expectEveryHours * HOUR_MS;
  }
}
