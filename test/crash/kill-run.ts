import { setTimeout as pause } from 'node:timers/promises';
import { Random } from '../fuzz/random.ts';
import { keepSending, type Told } from './dcmtk-sender.ts';
import { checkDelivery, type DeliveryFigures } from './delivery-check.ts';
import { RealPath, type Killable } from './real-path.ts';

/** When each machine gets success: most when the image is safe on this PC, one of each other kind. */
const POLICIES = ['spool', 'spool', 'spool', 'spool', 'cloud-first', 'relay'];
const OBJECTS_PER_RUN = 12;
const PAUSE_MS = 150;
/** So long at most a program is let to work before it is killed. */
const MAX_LIFE_MS = 900;
const MAX_AWAY_MS = 400;
const DRAIN_TIMEOUT_MS = 300_000;
const CONFIG = { spool: { reserveBytes: 0 } };

export type KillFigures = DeliveryFigures & {
  readonly seed: number;
  readonly agentKills: number;
  readonly cloudKills: number;
  readonly seconds: number;
};

/**
 * Machines send with DCMTK while agent and cloud are killed with SIGKILL at random moments, their starts included; when it
 * is over, what the machines were told is compared with what the cloud has.
 */
export async function killRun(
  kills: number,
  seed: number,
  tell: (text: string) => void = () => undefined,
): Promise<KillFigures> {
  const startMs = performance.now();
  const machines = POLICIES.map((policy, n) => ({ callingAe: `CT-${n}`, policy }));
  const policies = machines.flatMap(({ callingAe, policy }) => [
    '--ack-policy',
    `${callingAe}=${policy}`,
  ]);
  await using path = await RealPath.start({ agent: policies, config: CONFIG });
  const told: Told = { known: new Map(), acknowledged: new Set(), repeats: 0 };
  const stop = new AbortController();
  const sending = machines.map(({ callingAe }, index) => {
    const folder = path.folder.join(callingAe);
    const pace = { objectsPerRun: OBJECTS_PER_RUN, pauseMs: PAUSE_MS };
    const sender = { ...pace, index, seed, callingAe, port: path.dicomPort, folder, told };
    return keepSending(sender, stop.signal);
  });
  try {
    await killOften(path, kills, new Random(seed), (done) => {
      if (done % 25 === 0)
        tell(`${done} kills, ${told.acknowledged.size} objects answered with success`);
    });
  } finally {
    stop.abort();
    await Promise.all(sending);
  }
  tell('sending ended; waiting for the rest to arrive');
  await path.untilDrained(DRAIN_TIMEOUT_MS);
  const figures = await checkDelivery(path, told);
  const { agent, cloud } = path;
  const seconds = Math.round((performance.now() - startMs) / 1000);
  return { ...figures, seed, agentKills: agent.kills, cloudKills: cloud.kills, seconds };
}

async function killOften(
  path: RealPath,
  kills: number,
  random: Random,
  killed: (done: number) => void,
): Promise<void> {
  for (let done = 1; done <= kills; done++) {
    // Two of three kills meet the agent.
    const victim = random.below(3) === 0 ? path.cloud : path.agent;
    await live(victim, random);
    await victim.kill();
    killed(done);
    await pause(random.below(MAX_AWAY_MS));
    victim.spawn();
  }
  await path.cloud.untilReady();
  await path.agent.untilReady();
}

/** Mostly until some time after it is ready; now and then it is not let come so far. */
async function live(victim: Killable, random: Random): Promise<void> {
  victim.spawn();
  if (!random.oneIn(6)) await victim.untilReady();
  await pause(random.below(MAX_LIFE_MS));
}
