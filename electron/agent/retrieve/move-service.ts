import type { Clock } from '../../foundation/clock.ts';
import type { OwnService, OwnServicePeer, OwnServiceSession } from '../relay/own-service.ts';
import { MOVE_MODELS } from './information-model.ts';
import { MoveSession } from './move-session.ts';
import type { RetrieveSettings } from './retrieve-ports.ts';
import type { Retriever } from './retriever.ts';

/** C-MOVE as SCP, patient and study root (PS3.4 C.4.2): the agent fetches from the cloud and hands on to a destination. */
export class MoveService implements OwnService {
  readonly abstractSyntaxes: ReadonlySet<string> = new Set(MOVE_MODELS.keys());
  readonly #options: Omit<ConstructorParameters<typeof MoveSession>[0], 'peer'>;

  constructor(options: {
    readonly clock: Clock;
    readonly retriever: Retriever;
    readonly settings: () => RetrieveSettings;
  }) {
    this.#options = options;
  }

  open(peer: OwnServicePeer): OwnServiceSession {
    return new MoveSession({ ...this.#options, peer });
  }
}
