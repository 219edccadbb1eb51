import { errnoOf } from '../../foundation/errors.ts';
import { AssociationAbortedError, AssociationRejectedError } from '../dicom/services/requestor.ts';
import {
  classOfAbort,
  classOfRejection,
  classOfStatus,
  classOfUnreadable,
  CONTEXT_NOT_ACCEPTED,
  NO_CONNECTION,
  type AnswerClass,
} from './answer-classes.ts';
import { CloudLine, UnreadableObjectError } from './cloud-line.ts';
import type { ForwarderPorts } from './forwarder-ports.ts';
import { planLine } from './plan-line.ts';
import { routeOf } from './route.ts';
import type { SendQueue } from './send-queue.ts';
import type { SpoolEntry } from './spool-entry.ts';
import { createThrottle } from './throttle.ts';

/** How an attempt ended. */
export type AttemptEnd =
  /** No byte of the object went: what was refused is the association. */
  | { readonly kind: 'not-begun'; readonly answer: AnswerClass }
  /** The far side answered it, or was lost over it; status: of its answer. */
  | { readonly kind: 'tried'; readonly answer: AnswerClass; readonly status: number | null }
  /** The trouble is on this PC. */
  | { readonly kind: 'unreadable'; readonly answer: AnswerClass };

type Ended = AttemptEnd & {
  /** The association as far as it is still good. */
  readonly line: CloudLine | null;
};

/** One attempt to bring one object to the cloud, over an open association where it fits, else over a new one. */
export class Attempt {
  readonly #ports: ForwarderPorts;
  readonly #queue: SendQueue;
  readonly #signal: AbortSignal;
  readonly #progress: (bytes: number) => void;

  constructor(options: {
    readonly ports: ForwarderPorts;
    readonly queue: SendQueue;
    readonly signal: AbortSignal;
    readonly progress: (bytes: number) => void;
  }) {
    this.#ports = options.ports;
    this.#queue = options.queue;
    this.#signal = options.signal;
    this.#progress = options.progress;
  }

  /** Never rejects. */
  async run(open: CloudLine | null, entry: SpoolEntry): Promise<Ended> {
    let line = open;
    if (line && (line.isLost || !line.fits(entry))) {
      await line.release();
      line = null;
    }
    try {
      line ??= await this.#open(entry);
    } catch (error) {
      return { kind: 'not-begun', answer: classOfRefusal(error), line: null };
    }
    if (!line.accepts(entry))
      return { kind: 'tried', answer: CONTEXT_NOT_ACCEPTED, status: null, line };
    const end = await this.#send(line, entry);
    return { ...end, line: line.isLost ? null : line };
  }

  async #open(entry: SpoolEntry): Promise<CloudLine> {
    const { dial, clock, settings } = this.#ports;
    const { timeouts, maxPduBytes } = settings();
    const { callingAeTitle, calledAeTitle } = entry;
    const socket = await dial(this.#signal);
    const contexts = planLine(entry, this.#queue.ofRoute(routeOf(entry)));
    return await CloudLine.open({
      ...{ socket, clock, timeouts, maxPduBytes, callingAeTitle, calledAeTitle, contexts },
      signal: this.#signal,
    });
  }

  async #send(line: CloudLine, entry: SpoolEntry): Promise<AttemptEnd> {
    const { store, uploadLimit, settings } = this.#ports;
    const isExempt = entry.isUrgent && settings().urgentIgnoresLimits;
    using throttle = createThrottle(isExempt ? null : uploadLimit, this.#progress);
    const stop = (): void => line[Symbol.dispose]();
    this.#signal.addEventListener('abort', stop, { once: true });
    try {
      const status = await line.send(entry, store.read(entry.id), throttle);
      return { kind: 'tried', answer: classOfStatus(status), status };
    } catch (error) {
      if (error instanceof UnreadableObjectError)
        return { kind: 'unreadable', answer: classOfUnreadable(errnoOf(error.cause)) };
      if (!(error instanceof AssociationAbortedError)) throw error;
      return { kind: 'tried', answer: classOfAbort(error.abortCause), status: null };
    } finally {
      this.#signal.removeEventListener('abort', stop);
    }
  }
}

function classOfRefusal(error: unknown): AnswerClass {
  if (error instanceof AssociationRejectedError) return classOfRejection(error.rejection);
  if (error instanceof AssociationAbortedError) return classOfAbort(error.abortCause);
  return NO_CONNECTION;
}
