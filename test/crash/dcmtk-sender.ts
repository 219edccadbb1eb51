import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findProgram } from '../../build/debian-packages.ts';
import { runProgram } from '../fixtures/child.ts';
import { ctImage } from '../fixtures/dicom-samples.ts';
import { parsePart10, sha256 } from '../fixtures/part10.ts';
import { Random } from '../fuzz/random.ts';

const SIDES = [32, 64, 96, 160, 256, 512];
/** Kinds of samples above those of other tests. */
const FIRST_KIND = 2_000;

type Waiting = { readonly file: string; readonly uid: string; readonly sha256: string };

/** What the senders were told, to be laid beside what the cloud has. */
export type Told = {
  /** SHA-256 of the dataset by SOP Instance UID, of all that was ever sent. */
  readonly known: Map<string, string>;
  /** UIDs that were answered with success. */
  readonly acknowledged: Set<string>;
  /** Objects sent again because no success had come. */
  repeats: number;
};

export type SenderOptions = {
  /** Small; each sender has its own. */
  readonly index: number;
  readonly seed: number;
  readonly callingAe: string;
  readonly port: number;
  readonly folder: string;
  readonly objectsPerRun: number;
  readonly pauseMs: number;
  readonly told: Told;
};

/**
 * A machine with DCMTK's storescu: sends new images in short associations for as long as it is let, and sends again what had
 * no success. It believes nothing but the answers that storescu printed.
 */
export async function keepSending(options: SenderOptions, signal: AbortSignal): Promise<void> {
  const random = new Random(options.seed + options.index);
  await mkdir(options.folder);
  let made = 0;
  let waiting: readonly Waiting[] = [];
  while (!signal.aborted) {
    const fresh: Waiting[] = [];
    while (waiting.length + fresh.length < options.objectsPerRun)
      fresh.push(await makeImage(options, made++, random));
    waiting = await sendOnce(options, [...waiting, ...fresh]);
    options.told.repeats += waiting.length;
    await pause(options.pauseMs, undefined, { signal }).catch(() => undefined);
  }
}

async function makeImage(options: SenderOptions, n: number, random: Random): Promise<Waiting> {
  const side = SIDES[random.below(SIDES.length)] ?? 32;
  const kind = FIRST_KIND + options.index;
  const bytes = ctImage({ kind, n, rows: side, columns: side });
  const { sopInstanceUid: uid, dataset } = parsePart10(bytes);
  const file = join(options.folder, `${n}.dcm`);
  await writeFile(file, bytes);
  const digest = sha256(dataset);
  options.told.known.set(uid, digest);
  return { file, uid, sha256: digest };
}

/** One association. Returns what had no success. */
async function sendOnce(
  { port, callingAe, told }: SenderOptions,
  images: readonly Waiting[],
): Promise<readonly Waiting[]> {
  const { stdout, stderr } = await runProgram(
    findProgram('storescu') ?? 'storescu',
    [
      ...['-v', '-nh', '-R', '-xe', '-pdu', '65536', '-to', '10', '-ta', '10', '-td', '20'],
      ...['-aet', callingAe, '-aec', 'TERN', '127.0.0.1', `${port}`],
      ...images.map(({ file }) => file),
    ],
    { env: { TCP_NODELAY: '1' }, timeoutMs: 120_000 },
  );
  const succeeded = successes(stdout + stderr);
  const taken = images.filter(({ file }) => succeeded.has(file));
  for (const { uid, file } of taken) {
    told.acknowledged.add(uid);
    await rm(file);
  }
  return images.filter(({ file }) => !succeeded.has(file));
}

/** Files of which storescu says that the answer was success: each answer belongs to the file named last. */
function successes(text: string): ReadonlySet<string> {
  const succeeded = new Set<string>();
  let current: string | null = null;
  for (const line of text.split('\n')) {
    const sending = /Sending file: (.*)$/.exec(line);
    if (sending) current = sending[1] ?? null;
    if (line.includes('Received Store Response (Success)') && current !== null)
      succeeded.add(current);
    if (line.includes('Received Store Response')) current = null;
  }
  return succeeded;
}
