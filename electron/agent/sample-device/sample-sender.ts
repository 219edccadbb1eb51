import type { AgentConfig, AllowedDevice } from '../../contract/agent-config.ts';
import type { ListenerState } from '../../contract/agent-status.ts';
import type { Clock } from '../../foundation/clock.ts';
import { ControlError } from '../control/control-error.ts';
import { AssociationRejectedError } from '../dicom/services/requestor.ts';
import { REJECTION } from '../dicom/ul/pdu.ts';
import { ownHost } from '../own-host.ts';
import { SAMPLE_AE_TITLE } from './sample-identity.ts';
import { makeSampleStudy } from './sample-study.ts';
import { sendSampleStudy, SampleStatusError } from './send-sample-study.ts';

export type SampleSenderOptions = {
  readonly clock: Clock;
  readonly config: () => AgentConfig;
  readonly listener: () => ListenerState;
  readonly isPaused: () => boolean;
};

/** The sample device as a person uses it: through the agent's own listener, like any machine. */
export class SampleSender {
  readonly #options: SampleSenderOptions;
  readonly #sendingFrom: string[] = [];

  constructor(options: SampleSenderOptions) {
    this.#options = options;
  }

  /** The list of machines that may send; while a sample is on its way it has its place there, from this PC alone. */
  admittedBeside(list: readonly AllowedDevice[] | null): readonly AllowedDevice[] | null {
    if (list === null) return null;
    return [
      ...list,
      ...this.#sendingFrom.map((address) => ({ aeTitle: SAMPLE_AE_TITLE, address })),
    ];
  }

  /** Sends a study of so many images and returns their UIDs once the far end has taken each. Throws ControlError. */
  async send(images: number): Promise<string[]> {
    const state = this.#options.listener();
    if (state.kind !== 'listening')
      throw new ControlError(
        'sample-refused',
        'The test image cannot be sent: no machine can connect to this PC at the moment.',
      );
    const host = ownHost(state.host);
    const objects = makeSampleStudy(images, this.#options.clock.now());
    this.#sendingFrom.push(host);
    try {
      await sendSampleStudy({
        host,
        port: state.port,
        callingAeTitle: SAMPLE_AE_TITLE,
        calledAeTitle: this.#options.config().dicom.aeTitle,
        objects,
        clock: this.#options.clock,
      });
    } catch (error) {
      throw this.#refusal(error);
    } finally {
      this.#sendingFrom.splice(this.#sendingFrom.indexOf(host), 1);
    }
    return objects.map(({ sopInstanceUid }) => sopInstanceUid);
  }

  #refusal(error: unknown): ControlError {
    const refused = (words: string): ControlError =>
      new ControlError('sample-refused', words, { cause: error });
    if (error instanceof SampleStatusError)
      return refused(
        `The cloud refused the test image with status 0x${error.status.toString(16).padStart(4, '0')}. Tell whoever runs your cloud.`,
      );
    if (!(error instanceof AssociationRejectedError))
      return refused('The connection broke off while the test image was sent. Try again.');
    const { result, source, reason } = error.rejection;
    const is = (rejection: (typeof REJECTION)[keyof typeof REJECTION]): boolean =>
      rejection.result === result && rejection.source === source && rejection.reason === reason;
    if (is(REJECTION.temporaryCongestion))
      return this.#options.isPaused()
        ? refused('Tern is paused. Resume it, then send the test image again.')
        : new ControlError(
            'link-down',
            'There is no connection to the cloud, so the test image was turned away, as any image would be now.',
            { cause: error },
          );
    if (is(REJECTION.localLimitExceeded))
      return refused('As many machines are sending as Tern allows. Try again in a moment.');
    return refused(
      `The cloud turned the test image away (${result}/${source}/${reason}). Check the AE title in the settings with whoever runs your cloud.`,
    );
  }
}
