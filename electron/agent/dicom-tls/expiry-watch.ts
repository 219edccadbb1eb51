import type { X509Certificate } from 'node:crypto';
import type { ProblemCode } from '../../contract/problems.ts';
import { subjectOf } from '../../foundation/certificate-subject.ts';
import type { Clock } from '../../foundation/clock.ts';
import type { ProblemLog } from '../status/problem-log.ts';

const DAY_MS = 86_400_000;
/** It is told so many days ahead, each time anew. */
const WARNING_DAYS = [1, 7, 30] as const;

type Watched = {
  readonly certificates: () => readonly X509Certificate[];
  readonly expiring: ProblemCode;
  readonly expired: ProblemCode;
};

/** Says in time that a certificate ends: this PC's own, and those that are trusted. Looks once a day. */
export class ExpiryWatch implements Disposable {
  readonly #clock: Clock;
  readonly #problems: ProblemLog;
  readonly #watched: readonly Watched[];
  /** What was told last of each code. */
  readonly #told = new Map<ProblemCode, string>();
  #timer: Disposable | null = null;

  constructor(options: {
    readonly clock: Clock;
    readonly problems: ProblemLog;
    /** Null while it is not in use. */
    readonly own: () => X509Certificate | null;
    readonly trusted: () => readonly X509Certificate[];
  }) {
    this.#clock = options.clock;
    this.#problems = options.problems;
    this.#watched = [
      {
        certificates: () => [options.own()].filter((certificate) => certificate !== null),
        expiring: 'certificate-expiring',
        expired: 'certificate-expired',
      },
      {
        certificates: options.trusted,
        expiring: 'trusted-certificate-expiring',
        expired: 'trusted-certificate-expired',
      },
    ];
  }

  /** Looks now and then every day. */
  start(): void {
    this.check();
    this.#timer = this.#clock.after(DAY_MS, () => this.start());
  }

  /** Looks now: a certificate changed. */
  check(): void {
    const now = this.#clock.now().getTime();
    const daysLeft = ({ validToDate }: X509Certificate): number =>
      Math.max(0, Math.ceil((validToDate.getTime() - now) / DAY_MS));
    for (const { certificates, expiring, expired } of this.#watched) {
      const byEnd = certificates().toSorted((a, b) => daysLeft(a) - daysLeft(b));
      const isOver = (certificate: X509Certificate): boolean =>
        certificate.validToDate.getTime() <= now;
      this.#tell(expired, byEnd.filter(isOver), daysLeft);
      const isSoon = (certificate: X509Certificate): boolean =>
        !isOver(certificate) && stageOf(daysLeft(certificate)) !== null;
      this.#tell(expiring, byEnd.filter(isSoon), daysLeft);
    }
  }

  [Symbol.dispose](): void {
    this.#timer?.[Symbol.dispose]();
  }

  /** The one that ends first stands for all of its kind. */
  #tell(
    code: ProblemCode,
    [first, ...others]: readonly X509Certificate[],
    daysLeft: (certificate: X509Certificate) => number,
  ): void {
    const days = first === undefined ? 0 : daysLeft(first);
    const told = first && `${first.fingerprint256} ${stageOf(days) ?? ''}`;
    // Another certificate or another stage is news, not the same problem going on.
    if (told !== this.#told.get(code)) this.#problems.ended(code);
    this.#told.delete(code);
    if (first === undefined || told === undefined) return;
    this.#told.set(code, told);
    this.#problems.began(code, {
      days,
      subject: subjectOf(first),
      fingerprint: first.fingerprint256,
      notAfter: first.validToDate.toISOString(),
      others: others.length,
    });
  }
}

function stageOf(days: number): number | null {
  return WARNING_DAYS.find((stage) => days <= stage) ?? null;
}
