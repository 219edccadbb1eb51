/** What main thread and hash worker share; see hash-service.ts. */

/** Bytes that are handed over at once: large enough that the messages cost little, small enough to start early. */
export const JOB_BYTES = 256 * 1024;
/** Jobs on their way to the worker. More and the main thread waits for it: 2 MB are the most that lies in between. */
export const SLOTS = 8;
export const SLOT_STATE = { free: 0, taken: 1 } as const;

export type HashMemory = {
  /** SLOTS x JOB_BYTES. */
  readonly bytes: SharedArrayBuffer;
  /** One Int32 a slot. */
  readonly states: SharedArrayBuffer;
};

/** The next bytes of a digest lie in a slot; `isEnd`: they are the last. */
export type HashJob = {
  readonly digestId: number;
  readonly slot: number;
  readonly bytes: number;
  readonly isEnd: boolean;
};
/** Nothing more comes for a digest and nobody wants it. */
export type HashDrop = { readonly digestId: number; readonly isDropped: true };

export type HashResult = { readonly digestId: number; readonly sha256: string };
