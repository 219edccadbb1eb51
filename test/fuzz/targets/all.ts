import type { FuzzTarget } from '../fuzzer.ts';
import { association } from './association.ts';
import { commandSet } from './command-set.ts';
import { dataset } from './dataset.ts';
import { messages } from './messages.ts';
import { negotiation } from './negotiation.ts';
import { pduStream } from './pdu-stream.ts';
import { relay } from './relay.ts';
import { writtenDataset } from './written-dataset.ts';

/** Every target, with its part of a run. */
export const TARGETS: readonly { readonly target: FuzzTarget; readonly weight: number }[] = [
  { target: pduStream, weight: 16 },
  { target: negotiation, weight: 12 },
  { target: commandSet, weight: 30 },
  { target: messages, weight: 10 },
  { target: dataset, weight: 26 },
  { target: writtenDataset, weight: 3 },
  { target: association, weight: 2 },
  { target: relay, weight: 1 },
];
