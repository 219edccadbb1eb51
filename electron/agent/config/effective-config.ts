import type { AgentConfig, CloudConfig } from '../../contract/agent-config.ts';

/** The settings that hold: the PC's own, with the few that the cloud may set on top. Null there means "not set". */
export function effectiveConfig(local: AgentConfig, cloud: CloudConfig | null): AgentConfig {
  if (cloud === null) return local;
  return {
    ...local,
    dicom: {
      ...local.dicom,
      allowedDevices: cloud.allowedDevices ?? local.dicom.allowedDevices,
    },
    link: {
      ...local.link,
      heartbeatIntervalMs: cloud.heartbeatIntervalMs ?? local.link.heartbeatIntervalMs,
      maxBytesPerSecond: cloud.maxBytesPerSecond ?? local.link.maxBytesPerSecond,
      limitHours: cloud.limitHours ?? local.link.limitHours,
    },
    updates: {
      ...local.updates,
      channel: cloud.updateChannel ?? local.updates.channel,
      hours: cloud.updateHours ?? local.updates.hours,
    },
    spool: { ...local.spool, quietHours: cloud.quietHours ?? local.spool.quietHours },
    ackPolicy: cloud.ackPolicy ?? local.ackPolicy,
  };
}
