import { setTimeout as pause } from 'node:timers/promises';
import type { RealPath } from '../crash/real-path.ts';
import type { Random } from '../fuzz/random.ts';
import type { RecordingProxy } from '../interop/support/recording-proxy.ts';

export type World = {
  readonly path: RealPath;
  readonly line: RecordingProxy;
  readonly random: Random;
  /** Milliseconds that the agent's clock is wrong, from its next start on. */
  clockOffsetMs: number;
};

const HOUR_MS = 3_600_000;
const OFFSETS_MS = [0, -26 * HOUR_MS, -HOUR_MS, 3 * HOUR_MS, 400 * 24 * HOUR_MS];
/** Less than lies there while the far end is slow. */
const SMALL_QUOTA_BYTES = 500_000;

/** What may happen in a clinic, and each can be told from nothing but its effects. */
export const TROUBLES = {
  'link cut': async ({ line, random }: World) => {
    line.cut();
    await pause(random.below(300));
  },
  'link away': async ({ line, random }: World) => {
    line.setRefusing(true);
    line.cut();
    await pause(300 + random.below(2_500));
    line.setRefusing(false);
  },
  'agent killed': async ({ path, random }: World) => {
    await path.agent.kill();
    await pause(random.below(400));
    await path.agent.untilReady();
  },
  'cloud killed': async ({ path, random }: World) => {
    await path.cloud.kill();
    await pause(random.below(1_500));
    await path.cloud.untilReady();
  },
  'cloud restarted': async ({ path }: World) => {
    await path.cloud.stop();
    await path.cloud.untilReady();
  },
  'wrong clock': async (world: World) => {
    world.clockOffsetMs = OFFSETS_MS[world.random.below(OFFSETS_MS.length)] ?? 0;
    await world.path.agent.kill();
    await world.path.agent.untilReady();
  },
  'disk full': async ({ path, random }: World) => {
    await path.tern('config', 'set', 'spool.quotaBytes', `${SMALL_QUOTA_BYTES}`);
    await pause(500 + random.below(2_000));
    await path.tern('config', 'set', 'spool.quotaBytes', 'null');
  },
  'key revoked': async ({ path, random }: World) => {
    const uplinks = (await path.admin('uplink', 'list')) as readonly {
      readonly id: string;
      readonly revokedAt: string | null;
    }[];
    for (const { id } of uplinks.filter(({ revokedAt }) => revokedAt === null))
      await path.admin('uplink', 'revoke', id);
    await pause(random.below(1_500));
    await path.tern('unpair');
    await path.pair();
  },
} satisfies Record<string, (world: World) => Promise<void>>;
export type TroubleName = keyof typeof TROUBLES;

/** Node's option that makes every clock reading of a program wrong by so much; timers go on as they are. */
export function wrongClock(offsetMs: number): readonly string[] {
  if (offsetMs === 0) return [];
  const source = `const Right = Date;
    globalThis.Date = class Date extends Right {
      constructor(...args) { if (args.length === 0) super(Right.now() + ${offsetMs}); else super(...args); }
      static now() { return Right.now() + ${offsetMs}; }
    };`;
  return ['--import', `data:text/javascript,${encodeURIComponent(source)}`];
}
