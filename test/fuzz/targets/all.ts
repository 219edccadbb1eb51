import type { FuzzTarget } from '../fuzzer.ts';
import { association } from './association.ts';
import { commandSet } from './command-set.ts';
import { dataset } from './dataset.ts';
import { identifier } from './identifier.ts';
import { messages } from './messages.ts';
import { negotiation } from './negotiation.ts';
import { pduStream } from './pdu-stream.ts';
import { relay } from './relay.ts';
import { writtenDataset } from './written-dataset.ts';

/** Every target, with its part of a run: what takes long has few inputs, so that each gets a like time. */
export const TARGETS: readonly { readonly target: FuzzTarget; readonly weight: number }[] = [
  { target: pduStream, weight: 2.5 },
  { target: negotiation, weight: 4 },
  { target: commandSet, weight: 60 },
  { target: messages, weight: 3 },
  { target: dataset, weight: 30 },
  { target: identifier, weight: 4 },
  { target: writtenDataset, weight: 0.6 },
  { target: association, weight: 0.4 },
  { target: relay, weight: 0.2 },
];
