import { DatabaseSync } from 'node:sqlite';
import { agentConfigSchema, type AgentConfig } from '../../electron/contract/agent-config.ts';
import { systemClock } from '../../electron/foundation/clock.ts';
import { connectTransport } from '../../electron/agent/dicom/ul/connect-transport.ts';
import { createLogger } from '../../electron/foundation/logger.ts';
import { writeElements } from '../../electron/agent/dicom/dataset/write-elements.ts';
import {
  HAS_DATASET,
  NO_DATASET,
  type CommandSet,
} from '../../electron/agent/dicom/dimse/command-set.ts';
import { STUDY_ROOT_MOVE } from '../../electron/agent/dicom/services/sop-classes.ts';
import { migrate } from '../../electron/agent/ledger/migrations.ts';
import { OrderTable } from '../../electron/agent/ledger/order-table.ts';
import type { OwnServicePeer } from '../../electron/agent/relay/own-service.ts';
import { createRetrieves, type Retrieves } from '../../electron/agent/retrieve/create-retrieves.ts';
import { ProblemLog } from '../../electron/agent/status/problem-log.ts';
import type { UserItem } from '../../electron/agent/dicom/ul/pdu.ts';
import { ArrayLogSink } from './array-log-sink.ts';
import { eventually } from './eventually.ts';

export const STUDY = '1.2.840.99.1';
const IMPLICIT = '1.2.840.10008.1.2';

/** The retrieves of an agent without its listener: a far end, destinations, and devices that ask by C-MOVE. */
export class RetrieveBench implements Disposable {
  readonly problems = new ProblemLog(systemClock, () => undefined);
  readonly log = new ArrayLogSink();
  readonly db = new DatabaseSync(':memory:');
  readonly retrieves: Retrieves;
  config: AgentConfig;
  isLinkDown = false;
  ordersFinished = 0;

  constructor(farPort: number, destinations: Readonly<Record<string, number>>) {
    migrate(this.db);
    this.config = agentConfigSchema.parse({
      destinations: Object.entries(destinations).map(([aeTitle, port]) => ({
        aeTitle,
        host: '127.0.0.1',
        port,
      })),
    });
    this.retrieves = createRetrieves({
      clock: systemClock,
      logger: createLogger({ clock: systemClock, sinks: [this.log] }),
      problems: this.problems,
      config: () => this.config,
      dial: (signal) =>
        this.isLinkDown
          ? Promise.reject(new Error('down'))
          : connectTransport({
              host: '127.0.0.1',
              port: farPort,
              timeoutMs: 5_000,
              clock: systemClock,
              signal,
            }),
      connectTls: () => Promise.reject(new Error('no encrypted destinations here')),
      changed: () => undefined,
      orders: new OrderTable(this.db),
      orderFinished: () => {
        this.ordersFinished += 1;
      },
    });
  }

  device(userItems: readonly UserItem[] = []): MovingDevice {
    return new MovingDevice(this.retrieves, userItems);
  }

  [Symbol.dispose](): void {
    this.retrieves[Symbol.dispose]();
    this.db.close();
  }
}

/** A device with an open association that has a C-MOVE context. */
export class MovingDevice {
  readonly answers: { readonly command: CommandSet; readonly dataset: Buffer | null }[] = [];
  readonly session: ReturnType<Retrieves['moveService']['open']>;

  constructor(retrieves: Retrieves, userItems: readonly UserItem[]) {
    const peer: OwnServicePeer = {
      request: {
        kind: 'associate-rq',
        protocolVersion: 1,
        calledAeTitle: 'TERN-HERE',
        callingAeTitle: 'WORKSTATION',
        applicationContext: '1.2.840.10008.3.1.1.1',
        contexts: [],
        userItems,
      },
      address: '10.0.0.7',
      contexts: new Map([[1, { abstractSyntax: STUDY_ROOT_MOVE, transferSyntax: IMPLICIT }]]),
      send: (_contextId, command, dataset) => {
        this.answers.push({ command, dataset: dataset ?? null });
        return Promise.resolve();
      },
      abort: () => undefined,
    };
    this.session = retrieves.moveService.open(peer);
  }

  move(destination: string, messageId = 7): void {
    const identifier = writeElements(
      {
        '00080052': { vr: 'CS', value: 'STUDY' },
        '0020000D': { vr: 'UI', value: STUDY },
      },
      IMPLICIT,
    );
    this.session.message(
      1,
      {
        AffectedSOPClassUID: STUDY_ROOT_MOVE,
        CommandField: 0x0021,
        MessageID: messageId,
        MoveDestination: destination,
        Priority: 0,
        CommandDataSetType: HAS_DATASET,
      },
      identifier,
    );
  }

  cancel(messageId = 7): void {
    const command = {
      CommandField: 0x0fff,
      MessageIDBeingRespondedTo: messageId,
      CommandDataSetType: NO_DATASET,
    };
    this.session.message(1, command, null);
  }

  /** The final response. */
  final(): Promise<{ readonly command: CommandSet; readonly dataset: Buffer | null }> {
    return eventually('the final C-MOVE response', () =>
      this.answers.find(({ command }) => command.Status !== 0xff00),
    );
  }
}
