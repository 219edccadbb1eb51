import { createHash, type Hash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import {
  JOB_BYTES,
  SLOT_STATE,
  type HashDrop,
  type HashJob,
  type HashMemory,
  type HashResult,
} from './hash-jobs.ts';

/** The other end of hash-service.ts: hashes what lies in the slots, frees them, answers with digests. */
const memory = workerData as HashMemory;
const states = new Int32Array(memory.states);
const hashes = new Map<number, Hash>();

function work(job: HashJob): HashResult | null {
  const hash = hashes.get(job.digestId) ?? createHash('sha256');
  hash.update(new Uint8Array(memory.bytes, job.slot * JOB_BYTES, job.bytes));
  Atomics.store(states, job.slot, SLOT_STATE.free);
  Atomics.notify(states, job.slot);
  if (!job.isEnd) {
    hashes.set(job.digestId, hash);
    return null;
  }
  hashes.delete(job.digestId);
  return { digestId: job.digestId, sha256: hash.digest('hex') };
}

parentPort?.on('message', (job: HashJob | HashDrop) => {
  if ('isDropped' in job) {
    hashes.delete(job.digestId);
    return;
  }
  const result = work(job);
  if (result) parentPort?.postMessage(result);
});
