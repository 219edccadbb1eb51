import type { AckPolicy } from '../contract/agent-config.ts';
import type { AgentStatus } from '../contract/agent-status.ts';
import type { Clock } from '../foundation/clock.ts';
import { TERN_VERSION } from '../foundation/version.ts';
import type { DicomTls } from './dicom-tls/dicom-tls.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { ListenerControl } from './listener-control.ts';
import type { RelayService } from './relay/relay-service.ts';
import type { Retrieves } from './retrieve/create-retrieves.ts';
import type { ProblemLog } from './status/problem-log.ts';
import type { StatusSnapshot } from './status/status-publisher.ts';
import type { UpdateDesk } from './backup/update-desk.ts';
import type { Uplink } from './uplink/uplink.ts';

/** The agent as it is now, asked of each of its parts; the publisher adds revision, time and rates. */
export function takeSnapshot(parts: {
  readonly clock: Clock;
  readonly startedAt: Date;
  readonly uplink: Uplink;
  readonly ledger: Ledger;
  readonly problems: ProblemLog;
  readonly relay: RelayService;
  readonly retrieves: Retrieves;
  readonly listener: ListenerControl;
  readonly dicomTls: DicomTls;
  readonly updates: UpdateDesk;
  readonly pausedSince: AgentStatus['paused'];
  readonly ackPolicy: AckPolicy;
  readonly service: AgentStatus['service'];
  readonly spool: AgentStatus['spool'];
}): StatusSnapshot {
  const { ledger } = parts;
  const midnight = parts.clock.now();
  midnight.setHours(0, 0, 0, 0);
  const { pairing, link, heartbeat } = parts.uplink.current;
  return {
    agent: {
      version: TERN_VERSION,
      startedAt: parts.startedAt.toISOString(),
      nodeVersion: process.version,
      platform: `${process.platform}-${process.arch}`,
    },
    pairing,
    link,
    heartbeat,
    listener: parts.listener.state,
    tlsListener: parts.dicomTls.state,
    ackPolicy: parts.ackPolicy,
    service: parts.service,
    paused: parts.pausedSince,
    transfers: parts.relay.transfers(),
    spool: parts.spool,
    retrieves: [...parts.retrieves.list()],
    today: ledger.totalsSince(midnight),
    lastDeliveredAt: ledger.lastDeliveredAt(),
    lastSteps: ledger.lastSteps.current,
    deviceNames: ledger.devices.names(),
    problems: [...parts.problems.list()],
    update: parts.updates.status,
  };
}
