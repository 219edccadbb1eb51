import { AgentProcess, CloudProcess } from '../fixtures/tern.ts';
import { sendFromMany } from './many-devices.ts';
import { ProcessMeter } from './process-meter.ts';

const DEVICES = 64;
const OBJECTS = 50;
const SIDE = 512;

export type DevicesFigures = {
  readonly devices: number;
  readonly objects: number;
  readonly megabytes: number;
  readonly seconds: number;
  /** Objects of which the cloud holds the very bytes that were sent. */
  readonly delivered: number;
  readonly agentMb: number;
  readonly cloudMb: number;
};

/** 64 devices at once, each with 50 CT images of 512 KB, through a paired agent into our cloud. */
export async function measureDevices(isQuick: boolean): Promise<DevicesFigures> {
  await using cloud = await CloudProcess.start();
  await using agent = await AgentProcess.paired(cloud);
  const meters = [agent, cloud].map(({ program }) => new ProcessMeter(program.name, program.pid));
  for (const meter of meters) meter.start();
  const startMs = performance.now();
  const sent = await sendFromMany(agent.dicomPort, {
    devices: DEVICES,
    objects: isQuick ? 3 : OBJECTS,
    side: SIDE,
  });
  const seconds = (performance.now() - startMs) / 1000;
  const [agentUsage, cloudUsage] = meters.map((meter) => meter.stop());
  const held = new Map((await cloud.objects()).map((each) => [each.sopInstanceUid, each.sha256]));
  const delivered = sent.filter(
    ({ sopInstanceUid, sha256, status }) => status === 0 && held.get(sopInstanceUid) === sha256,
  );
  return {
    devices: DEVICES,
    objects: sent.length,
    megabytes: sent.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6,
    seconds,
    delivered: delivered.length,
    agentMb: agentUsage?.peakMb ?? 0,
    cloudMb: cloudUsage?.peakMb ?? 0,
  };
}

export function devicesLine(figures: DevicesFigures): string {
  const { devices, objects, megabytes, seconds, delivered, agentMb, cloudMb } = figures;
  return `${devices} devices at once: ${delivered} of ${objects} objects delivered, ${megabytes.toFixed(0)} MB in ${seconds.toFixed(1)} s; agent ${agentMb.toFixed(0)} MB (at most 250), cloud ${cloudMb.toFixed(0)} MB`;
}
