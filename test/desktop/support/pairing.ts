import { RunningCloud } from '../../fakes/running-cloud.ts';
import { freePort } from '../../fixtures/ports.ts';
import { nameCloud, typeCode, type CloudToName } from '../../ui/support/pairing.ts';
import type { Desktop } from './desktop.ts';

/** A cloud on ports that it keeps when it is restarted. */
export async function startCloud(): Promise<RunningCloud> {
  return RunningCloud.start({ apiPort: await freePort(), pskPort: await freePort() });
}

/** What a person is told of a cloud. */
export function toldOf({ cloud, folder }: RunningCloud): CloudToName {
  return { url: `https://localhost:${cloud.apiPort}`, caCertificate: folder.caCertificate };
}

/** Pairs as a person does: address, certificate, code. */
export async function pair(desktop: Desktop, cloud: RunningCloud): Promise<void> {
  const page = await desktop.window();
  await nameCloud(page, toldOf(cloud));
  await typeCode(page, cloud.cloud.registry.codes.issue('Clinic').code);
}
