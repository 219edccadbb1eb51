import type { AgentConfig } from '../../contract/agent-config.ts';
import { isWithinHours } from '../../contract/hours.ts';
import type { Clock } from '../../foundation/clock.ts';
import { TokenBucket } from './token-bucket.ts';

const MINUTE_MS = 60_000;
/** A machine that has nothing to send when its turn comes lets the next one go after so long. */
const TURN_MS = 5;
/** Whoever was silent for so long has no claim to what it did not use. */
const SILENCE_MS = 1_000;

type LimitSettings = Pick<AgentConfig['link'], 'maxBytesPerSecond' | 'limitHours'>;

/** The limit that holds at this moment by the clock of this PC, in bytes a second; null: none. */
export function limitAt(
  { maxBytesPerSecond, limitHours }: LimitSettings,
  now: Date,
): number | null {
  if (limitHours === null) return maxBytesPerSecond;
  return isWithinHours(limitHours, now) ? maxBytesPerSecond : null;
}

/** Stops and resumes the reading from one device. */
export type UploadSource = { readonly hold: () => void; readonly release: () => void };

/** One association's part of the limit. Disposing releases it. */
export interface UploadLane extends Disposable {
  /** So many bytes went on to the cloud. To be called only while the limit is active. */
  sent(bytes: number): void;
}

type Lane = UploadSource & {
  isHeld: boolean;
  /** What it has sent, counted from where the others stood when it came out of silence: the smallest goes first. */
  shareBytes: number;
  /** When it last sent or was let go. */
  activeAtMs: number;
};

/**
 * Keeps all associations together to the limit that the settings name, by not reading from devices until what was sent is
 * paid for. Whoever has had the least goes first, one chunk at a time.
 */
export class UploadLimit implements Disposable {
  readonly #clock: Clock;
  readonly #settings: () => LimitSettings;
  readonly #waiting: Lane[] = [];
  #bucket: TokenBucket | null = null;
  /** Share of the one that went last. */
  #shareBytes = 0;
  #turn: Disposable | null = null;
  #look: Disposable | null = null;

  constructor(options: { readonly clock: Clock; readonly settings: () => LimitSettings }) {
    this.#clock = options.clock;
    this.#settings = options.settings;
    this.recheck();
  }

  get isActive(): boolean {
    return this.#bucket !== null;
  }

  lane(source: UploadSource): UploadLane {
    const lane: Lane = { ...source, isHeld: false, shareBytes: 0, activeAtMs: -Infinity };
    return {
      sent: (bytes) => this.#sent(lane, bytes),
      [Symbol.dispose]: () => {
        const index = this.#waiting.indexOf(lane);
        if (index >= 0) this.#waiting.splice(index, 1);
        this.#release(lane);
      },
    };
  }

  /** The settings changed, or a minute has passed: what holds now takes effect at once. */
  recheck(): void {
    const settings = this.#settings();
    const now = this.#clock.now();
    const bytesPerSecond = limitAt(settings, now);
    const nowMs = this.#clock.monotonicMs();
    if (bytesPerSecond === null) this.#bucket = null;
    else if (this.#bucket === null) this.#bucket = new TokenBucket(bytesPerSecond, nowMs);
    else this.#bucket.setRate(bytesPerSecond, nowMs);
    this.#look?.[Symbol.dispose]();
    const changesByItself = settings.maxBytesPerSecond !== null && settings.limitHours !== null;
    this.#look = changesByItself
      ? this.#clock.after(MINUTE_MS - (now.getTime() % MINUTE_MS), () => this.recheck())
      : null;
    this.#serve();
  }

  #sent(lane: Lane, bytes: number): void {
    const bucket = this.#bucket;
    if (bucket === null) return;
    const nowMs = this.#clock.monotonicMs();
    bucket.take(bytes, nowMs);
    if (!lane.isHeld && nowMs - lane.activeAtMs > SILENCE_MS)
      lane.shareBytes = Math.max(lane.shareBytes, this.#shareBytes);
    lane.shareBytes += bytes;
    lane.activeAtMs = nowMs;
    // What was in the socket's buffer already may still come after it was held.
    if (lane.isHeld || (bucket.waitMs(nowMs) === 0 && this.#waiting.length === 0)) return;
    lane.isHeld = true;
    this.#waiting.push(lane);
    lane.hold();
    this.#serve();
  }

  /** Lets one go, once there is something to spend. */
  #serve(): void {
    this.#turn?.[Symbol.dispose]();
    this.#turn = null;
    if (this.#bucket === null) return this.#releaseAll();
    if (this.#waiting.length === 0) return;
    const waitMs = this.#bucket.waitMs(this.#clock.monotonicMs());
    if (waitMs === 0) this.#releaseNext();
    if (this.#waiting.length === 0) return;
    const nextMs = waitMs === 0 ? TURN_MS : Math.ceil(waitMs);
    this.#turn = this.#clock.after(nextMs, () => this.#serve());
  }

  #releaseNext(): void {
    const [next, ...others] = this.#waiting.toSorted((a, b) => a.shareBytes - b.shareBytes);
    if (next === undefined) return;
    this.#waiting.splice(0, Infinity, ...others);
    this.#shareBytes = next.shareBytes;
    this.#release(next);
  }

  #releaseAll(): void {
    for (const lane of this.#waiting.splice(0)) this.#release(lane);
  }

  #release(lane: Lane): void {
    if (!lane.isHeld) return;
    lane.isHeld = false;
    lane.activeAtMs = this.#clock.monotonicMs();
    lane.release();
  }

  [Symbol.dispose](): void {
    this.#turn?.[Symbol.dispose]();
    this.#look?.[Symbol.dispose]();
    this.#releaseAll();
  }
}
