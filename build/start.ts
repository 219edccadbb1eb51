import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import {
  connectControl,
  type ControlConnection,
} from '../electron/agent/control/connect-control.ts';
import {
  makeSampleStudy,
  type SampleObject,
} from '../electron/agent/sample-device/sample-study.ts';
import { sendSampleStudy } from '../electron/agent/sample-device/send-sample-study.ts';
import { systemClock } from '../electron/foundation/clock.ts';

/** `npm start`: receiving service, agent, pairing and one study through the whole path, on embedded defaults. */

const dist = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist');
const CLINIC = 'Sample Clinic';
const STEP_TIMEOUT_MS = 60_000;
const SAMPLE_IMAGES = 3;
const isOnce = process.argv.includes('--once');
const isKept = process.env.TERN_DATA !== undefined && process.env.TERN_DATA !== '';

const children = new Set<ChildProcess>();
const say = (text: string): void => void process.stdout.write(`${text}\n`);

class StepFailed extends Error {}

/** Does one step; a failure names it. */
async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new StepFailed(`${name}: ${error instanceof Error ? error.message : 'failed'}`);
  }
}

/** Starts one of our programs; its errors go to our standard error. */
function start(program: 'tern' | 'tern-cloud', args: readonly string[]): ChildProcess {
  // Ctrl-C reaches this process alone: it stops the agent before the service.
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(dist, `${program}.mjs`), ...args],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: process.platform !== 'win32',
    },
  );
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

/** A program of ours said in JSON why it does not start. */
class Refused extends Error {
  readonly code: unknown;
  constructor(error: { readonly code?: unknown; readonly message?: unknown }) {
    super(String(error.message));
    this.code = error.code;
  }
}

/** The first line a program prints, parsed as JSON. Throws {@link Refused} once it has ended with an error. */
async function firstLine(child: ChildProcess, what: string): Promise<Record<string, unknown>> {
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const lines = createInterface({ input: child.stdout ?? Readable.from([]) });
  for await (const line of lines) {
    const said = JSON.parse(line) as Record<string, unknown>;
    if (typeof said.error !== 'object' || said.error === null) return said;
    await exited;
    throw new Refused(said.error);
  }
  throw new StepFailed(`${what} ended with exit code ${(await exited) ?? 'none'}`);
}

/** Runs a tern-cloud command to its end and returns its JSON. */
async function cloudCommand(dataDir: string, ...args: string[]): Promise<Record<string, unknown>> {
  const child = start('tern-cloud', [...args, '--data', dataDir, '--json']);
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const output = child.stdout ? await text(child.stdout) : '';
  const code = await exited;
  if (code !== 0)
    throw new StepFailed(`tern-cloud ${args[0] ?? ''} ended with exit code ${code ?? 'none'}`);
  return JSON.parse(output) as Record<string, unknown>;
}

async function until<T>(look: () => Promise<T | null>): Promise<T> {
  const deadlineMs = Date.now() + STEP_TIMEOUT_MS;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (Date.now() > deadlineMs)
      throw new StepFailed(`not within ${STEP_TIMEOUT_MS / 1000} seconds`);
    await systemClock.sleep(100);
  }
}

/** Ports of the receiving service in a data folder that is kept: an agent that was paired looks for it there. */
async function cloudPorts(
  file: string,
): Promise<{ readonly apiPort: number; readonly pskPort: number }> {
  if (!existsSync(file)) return { apiPort: 0, pskPort: 0 };
  return JSON.parse(await readFile(file, 'utf8')) as { apiPort: number; pskPort: number };
}

async function startCloud(dataDir: string): Promise<number> {
  const isNew = !existsSync(join(dataDir, 'ca.pem'));
  if (isNew) await cloudCommand(dataDir, 'init');
  const portsFile = `${dataDir}-ports.json`;
  const wanted = await cloudPorts(portsFile);
  const serve = start('tern-cloud', [
    ...['serve', '--data', dataDir, '--json', '--bind', '127.0.0.1'],
    ...['--api-port', String(wanted.apiPort), '--psk-port', String(wanted.pskPort)],
  ]);
  const { apiPort, pskPort } = await firstLine(serve, 'The receiving service');
  await writeFile(portsFile, JSON.stringify({ apiPort, pskPort }));
  if (isNew) await cloudCommand(dataDir, 'clinic', 'add', CLINIC);
  return Number(apiPort);
}

async function startAgent(dataDir: string): Promise<Record<string, unknown>> {
  const store = process.env.TERN_SECRET_STORE ?? 'file';
  const host = process.env.TERN_DICOM_HOST ?? '127.0.0.1';
  const args = ['run', '--data', dataDir, '--json', '--secret-store', store, '--dicom-host', host];
  const wanted = process.env.TERN_DICOM_PORT ?? '11112';
  try {
    return await firstLine(start('tern', [...args, '--dicom-port', wanted]), 'The agent');
  } catch (error) {
    const isTaken = error instanceof Refused && error.code === 'port-in-use';
    if (!isTaken || process.env.TERN_DICOM_PORT !== undefined) throw error;
    say(`${error.message} Taking a free one.`);
    return firstLine(start('tern', [...args, '--dicom-port', '0']), 'The agent');
  }
}

async function pair(agent: ControlConnection, cloudDir: string, apiPort: number): Promise<string> {
  const { pairing } = await agent.getStatus({});
  if (pairing.kind === 'paired') return pairing.clinic;
  const { code } = await cloudCommand(cloudDir, 'code', CLINIC);
  const caPem = await readFile(join(cloudDir, 'ca.pem'), 'utf8');
  return (await agent.pair({ code: String(code), cloudUrl: `https://localhost:${apiPort}`, caPem }))
    .clinic;
}

/** Waits until each object has a receipt with the digest of what was sent. */
async function receiptsMatch(
  agent: ControlConnection,
  objects: readonly SampleObject[],
): Promise<void> {
  const uids = new Set(objects.map((object) => object.sopInstanceUid));
  await until(async () => {
    const { entries } = await agent.listTransfers({ limit: 100 });
    const ours = entries.filter((entry) => uids.has(entry.sopInstanceUid));
    if (ours.some((entry) => entry.state === 'mismatch'))
      throw new Error('the cloud holds other bytes than were sent');
    return ours.length === uids.size && ours.every((entry) => entry.state === 'delivered')
      ? true
      : null;
  });
}

async function mainJob(root: string): Promise<string> {
  const cloudDir = join(root, 'cloud');
  const agentDir = join(root, 'agent');
  const apiPort = await step('receiving service', () => startCloud(cloudDir));
  const ready = await step('agent', () => startAgent(agentDir));
  const port = Number(ready.dicomPort);
  await using agent = await connectControl(agentDir);

  const clinic = await step('pairing', () => pair(agent, cloudDir, apiPort));
  say(`✓ paired with ${clinic}`);

  const latencyMs = await step('heartbeat', () =>
    until(async () => {
      const { link, heartbeat } = await agent.getStatus({});
      return link.kind === 'online' ? heartbeat.lastLatencyMs : null;
    }),
  );
  say(`✓ heartbeat answered after ${Math.round(latencyMs)} ms`);

  const objects = makeSampleStudy(SAMPLE_IMAGES, new Date());
  await step('delivery', () =>
    sendSampleStudy({
      host: '127.0.0.1',
      port,
      callingAeTitle: 'SAMPLE-US',
      calledAeTitle: 'CLOUD',
      objects,
      clock: systemClock,
    }),
  );
  say(`✓ image delivered: ${objects.length} of ${objects.length} of the sample study`);

  await step('receipt', () => receiptsMatch(agent, objects));
  say('✓ receipt matches: the cloud holds exactly the bytes that were sent');
  return `Dashboard: ${String(ready.dashboardUrl)}\nMachines may send to 127.0.0.1 port ${port} (any AE title).`;
}

/** Asks each program to end, the agent before the service; after ten seconds it is made to. */
async function stopChildren(): Promise<void> {
  for (const child of [...children].reverse()) {
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    using _deadline = systemClock.after(10_000, () => child.kill('SIGKILL'));
    child.kill('SIGTERM');
    await gone;
  }
}

async function main(): Promise<void> {
  const root = isKept
    ? (process.env.TERN_DATA ?? '')
    : await mkdtemp(join(tmpdir(), 'tern-start-'));
  await mkdir(root, { recursive: true, mode: 0o700 });
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => resolve());
  });
  try {
    say(
      isKept
        ? `Data is kept in ${root}.`
        : 'Data is temporary and goes with this program; set TERN_DATA to keep it.',
    );
    const job = mainJob(root);
    const words = await Promise.race([job, stopped.then(() => null)]);
    if (words !== null && !isOnce) {
      say(`${words}\nRunning until Ctrl-C.`);
      await stopped;
    }
  } catch (error) {
    process.stderr.write(`✗ ${error instanceof Error ? error.message : 'failed'}\n`);
    process.exitCode = 1;
  } finally {
    await stopChildren();
    if (!isKept) await rm(root, { recursive: true, force: true });
  }
}

await main();
