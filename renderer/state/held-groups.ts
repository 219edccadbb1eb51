import type { HeldImage } from '../../electron/contract/spool-calls.ts';

/** Images of one kind and machine that are held for the same reason; latest first. */
export type HeldGroup = {
  readonly key: string;
  readonly latest: HeldImage;
  readonly bytes: number;
  readonly images: readonly HeldImage[];
  /** Each UID once. */
  readonly sopInstanceUids: readonly string[];
};

/** Puts what is held together for reading. */
export function heldGroups(images: readonly HeldImage[]): readonly HeldGroup[] {
  return [...Map.groupBy(images, keyOf)].flatMap(([key, same]) => {
    const [latest] = same;
    if (latest === undefined) return [];
    const bytes = same.reduce((sum, image) => sum + image.bytes, 0);
    const sopInstanceUids = [...new Set(same.map(({ sopInstanceUid }) => sopInstanceUid))];
    return [{ key, latest, bytes, images: same, sopInstanceUids }];
  });
}

function keyOf({ device, sopClassUid, isSample, reason, status }: HeldImage): string {
  const { aeTitle, address } = device;
  return JSON.stringify([aeTitle, address, sopClassUid, isSample, reason, status]);
}
