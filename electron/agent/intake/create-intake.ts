import type { Socket } from 'node:net';
import type { AgentConfig } from '../../contract/agent-config.ts';
import type { PairingState } from '../../contract/agent-status.ts';
import type { Clock } from '../../foundation/clock.ts';
import type { Logger } from '../../foundation/logger.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { ContextServer } from '../relay/context-server.ts';
import type { UploadLimit } from '../relay/upload-limit.ts';
import { isSampleDevice } from '../sample-device/sample-identity.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import { Forwarder } from '../spool/forwarder.ts';
import type { ForwarderSettings } from '../spool/forwarder-ports.ts';
import { openSpool } from '../spool/open-spool.ts';
import { PatientSpool } from '../spool/patient-spool.ts';
import { tellSpoolProblems } from '../spool/spool-alarms.ts';
import type { SpoolEntry } from '../spool/spool-entry.ts';
import { SpoolReports, type SpoolProblems } from '../spool/spool-reports.ts';
import type { ProblemLog } from '../status/problem-log.ts';
import { IntakeServer } from './intake-server.ts';

export type IntakeParts = {
  readonly dataDir: string;
  readonly ledger: Ledger;
  readonly secrets: SecretStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly problems: ProblemLog;
  readonly config: () => AgentConfig;
  readonly pairing: () => PairingState['kind'];
  readonly dial: (signal: AbortSignal) => Promise<Socket>;
  readonly uploadLimit: UploadLimit;
  readonly isPaused: () => boolean;
  /** The far side took an object: its receipt may be asked for. */
  readonly accepted: () => void;
  readonly changed: () => void;
};

/** What is taken on this PC and sent on from here. */
export interface Intake extends AsyncDisposable {
  readonly server: ContextServer;
  readonly forwarder: Forwarder;
  /** Begins to send what lies here. */
  start(): void;
}

/** Opens the spool of the data folder, as soon as that can be done, and puts intake and forwarder around it. */
export async function createIntake(parts: IntakeParts): Promise<Intake> {
  const { dataDir, ledger, secrets, clock, logger, problems, config, dial, uploadLimit } = parts;
  await using opened = new AsyncDisposableStack();
  ledger.spool.settleProven(clock.now().toISOString());
  const reports: SpoolProblems = {
    began: (code, details) => problems.began(code, details),
    ended: (code) => problems.ended(code),
  };
  const store = opened.use(
    await PatientSpool.open({
      clock,
      open: async () => {
        const settings = (): AgentConfig['spool'] => config().spool;
        const places = { dataDir, secrets, clock, index: ledger.spool };
        const spool = await openSpool({ ...places, settings, problems: reports });
        reports.ended('spool-failed');
        return spool;
      },
      failed: (error) => new SpoolReports(reports).refused(error),
    }),
  );
  const forwarder: Forwarder = opened.use(
    new Forwarder({
      ...{ store, dial, clock, logger, uploadLimit },
      settings: () => forwarderSettings(parts),
      events: {
        accepted: (entry) => {
          delivered(entry, parts);
          parts.accepted();
        },
        held: () => undefined,
        routeRefused: ({ device, calledAeTitle }) =>
          problems.occurred('cloud-rejected-device', device, { calledAeTitle }),
        routeWorked: ({ device }) => problems.settled('cloud-rejected-device', device),
        changed: () => {
          tellSpoolProblems(forwarder.summary(), clock.now(), problems);
          parts.changed();
        },
      },
    }),
  );
  const server = new IntakeServer({
    ...{ store, clock },
    isSample: isSampleDevice,
    openOf: (sopInstanceUid) => ledger.spool.openOf(sopInstanceUid),
    isUrgent: ({ aeTitle }) => config().spool.urgentAeTitles.includes(aeTitle ?? ''),
  });
  const running = opened.move();
  return {
    ...{ server, forwarder },
    start: () => forwarder.start(),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

function forwarderSettings({ config, pairing, isPaused }: IntakeParts): ForwarderSettings {
  const { dicom, link, spool, commitment } = config();
  return {
    ...spool,
    maxPduBytes: dicom.maxPduBytes,
    timeouts: { ...dicom, associationTimeoutMs: link.associationTimeoutMs },
    isPaused: isPaused(),
    proof: pairing() !== 'foreign' ? 'receipt' : commitment.askArchive ? 'commitment' : 'success',
  };
}

function delivered({ device, isSample }: SpoolEntry, { ledger, clock }: IntakeParts): void {
  ledger.lastSteps.record('delivered', device, clock.now(), isSample);
}
