import { createHash } from 'node:crypto';
import type { AAssociateRq, UserItem } from '../../electron/agent/dicom/ul/pdu.ts';
import {
  userIdentityAnswer,
  userIdentityOf,
  type UserIdentity,
} from '../../electron/agent/dicom/ul/user-identity.ts';
import type { Clock } from '../../electron/foundation/clock.ts';
import { AttemptLimiter } from '../api/attempt-limiter.ts';
import type { ClinicUsers } from '../registry/clinic-users.ts';
import type { Uplink } from '../registry/uplinks.ts';

const WINDOW_MS = 15 * 60_000;
/** Guesses at one user through one uplink. A device with a wrong passcode locks out those with the same name only. */
const MAX_FAILURES_PER_USER = 20;
const MAX_FAILURES_PER_UPLINK = 500;

/** `items` go into the A-ASSOCIATE-AC; `reason` into the log. */
export type Admission =
  | { readonly kind: 'admitted'; readonly items: readonly UserItem[] }
  | {
      readonly kind: 'refused';
      readonly reason: 'user-missing' | 'user-unsupported' | 'user-wrong' | 'user-blocked';
    };

const refused = (reason: Extract<Admission, { kind: 'refused' }>['reason']): Admission => ({
  kind: 'refused',
  reason,
});

/** Checks the user identity of associations (PS3.7 D.3.3.7) where the clinic requires one. */
export class UserGate {
  readonly #users: ClinicUsers;
  readonly #byUser: AttemptLimiter;
  readonly #byUplink: AttemptLimiter;

  constructor(users: ClinicUsers, clock: Clock) {
    this.#users = users;
    this.#byUser = new AttemptLimiter(clock, { limit: MAX_FAILURES_PER_USER, windowMs: WINDOW_MS });
    this.#byUplink = new AttemptLimiter(clock, {
      limit: MAX_FAILURES_PER_UPLINK,
      windowMs: WINDOW_MS,
    });
  }

  /** False: whoever comes is admitted, and an identity is neither checked nor answered. */
  isRequired(uplink: Uplink): boolean {
    return this.#users.isRequired(uplink.clinicId);
  }

  async admit(uplink: Uplink, rq: AAssociateRq): Promise<Admission> {
    const identity = userIdentityOf(rq.userItems);
    if (identity === null) return refused('user-missing');
    if (identity.kind === 'other' || identity.kind === 'malformed')
      return refused('user-unsupported');
    return this.#verify(uplink, identity);
  }

  async #verify(
    uplink: Uplink,
    identity: Exclude<UserIdentity, { kind: 'other' | 'malformed' }>,
  ): Promise<Admission> {
    const { name, wantsResponse } = identity;
    const source = createHash('sha256').update(`${uplink.id} ${name}`).digest('hex');
    if (this.#byUser.isBlocked(source) || this.#byUplink.isBlocked(uplink.id))
      return refused('user-blocked');
    // Counted before the check, so that attempts at once are no way around the limit.
    this.#byUser.failed(source);
    this.#byUplink.failed(uplink.id);
    const passcode = identity.kind === 'username' ? null : identity.passcode;
    if (!(await this.#users.verify(uplink.clinicId, name, passcode))) return refused('user-wrong');
    this.#byUser.withdraw(source);
    this.#byUplink.withdraw(uplink.id);
    return { kind: 'admitted', items: wantsResponse ? [userIdentityAnswer()] : [] };
  }
}
