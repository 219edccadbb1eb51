import {
  COMMAND_FIELD,
  hasDataset,
  NO_DATASET,
} from '../../../electron/agent/dicom/dimse/command-set.ts';
import { MessageReader } from '../../../electron/agent/dicom/dimse/message-reader.ts';
import { STORAGE_COMMITMENT_SOP_CLASS } from '../../../electron/agent/dicom/services/sop-classes.ts';
import { UlProtocolError } from '../../../electron/agent/dicom/ul/decode-pdu.ts';
import { encodePdu } from '../../../electron/agent/dicom/ul/encode-pdu.ts';
import {
  encodeCommandSet,
  type CommandSet,
} from '../../../electron/agent/dicom/dimse/command-set.ts';
import { encodePdvHeader } from '../../../electron/agent/dicom/ul/encode-pdu.ts';
import { PduStream } from '../../../electron/agent/dicom/ul/pdu-stream.ts';
import { PDU_TYPE, type AAssociateAc } from '../../../electron/agent/dicom/ul/pdu.ts';
import { messageServer } from '../../../electron/agent/relay/context-server.ts';
import type { OwnService } from '../../../electron/agent/relay/own-service.ts';
import { RelayAssociation } from '../../../electron/agent/relay/relay-association.ts';
import type { UploadLimit } from '../../../electron/agent/relay/upload-limit.ts';
import {
  CT_CONTEXT,
  deviceRequest,
  ECHO_CONTEXT,
  echoRq,
  storeRq,
} from '../../fakes/test-device.ts';
import { HandClock, ScriptedSocket } from '../../fakes/scripted-socket.ts';
import { PdvCollector, splitPdus } from '../captured.ts';
import { check, checkEqual } from '../check.ts';
import type { FuzzTarget } from '../fuzzer.ts';
import { chunksOf, Random, randomOf } from '../random.ts';

const TIMEOUTS = {
  artimTimeoutMs: 1_000,
  associationTimeoutMs: 1_000,
  pduTimeoutMs: 2_000,
  idleTimeoutMs: 10_000,
};
const MAX_PDU_BYTES = 131_072;
const OWN_ID = 5;
const OWN_CONTEXT = {
  id: OWN_ID,
  abstractSyntax: STORAGE_COMMITMENT_SOP_CLASS,
  transferSyntaxes: ['1.2.840.10008.1.2'],
};
const RQ = deviceRequest({ contexts: [ECHO_CONTEXT, CT_CONTEXT, OWN_CONTEXT] });

const answerTo = (command: CommandSet): CommandSet => ({
  CommandField: command.CommandField | COMMAND_FIELD.response,
  MessageIDBeingRespondedTo: command.MessageID ?? 0,
  CommandDataSetType: NO_DATASET,
  Status: 0,
});

const pdu = (contextId: number, isCommand: boolean, isLast: boolean, data: Buffer): Buffer =>
  Buffer.concat([encodePdvHeader(contextId, isCommand, isLast, data.length), data]);

const NO_LIMIT = {
  isActive: false,
  lane: () => ({ sent: () => undefined, [Symbol.dispose]: () => undefined }),
} as unknown as UploadLimit;

/** Answers everything, now or when the script says so. */
class OwnScript implements OwnService {
  readonly abstractSyntaxes = new Set([STORAGE_COMMITMENT_SOP_CLASS]);
  readonly received: { readonly command: CommandSet; readonly dataset: string | null }[] = [];
  #waiting: (() => void)[] = [];

  open: OwnService['open'] = (peer) => ({
    message: (contextId, command, dataset) => {
      this.received.push({ command, dataset: dataset?.toString('hex') ?? null });
      this.#waiting.push(() => void peer.send(contextId, answerTo(command)).catch(() => undefined));
    },
    isBusy: false,
    ended: () => undefined,
  });
  answer(): void {
    for (const send of this.#waiting.splice(0)) send();
  }
}

/** What a reader of PDVs sees in a stream of P-DATA-TF, and what is wrong with it, if anything. */
function pdvsOf(bytes: Buffer): { readonly collector: PdvCollector; readonly isBroken: boolean } {
  const collector = new PdvCollector();
  const ignore = (): void => undefined;
  const stream = new PduStream(
    {
      controlPdu: ignore,
      pDataStart: ignore,
      pdvPiece: (piece) => collector.take(piece),
      pDataBytes: ignore,
    },
    MAX_PDU_BYTES,
  );
  try {
    stream.feed(bytes);
  } catch (error) {
    if (!(error instanceof UlProtocolError)) throw error;
    return { collector, isBroken: true };
  }
  return { collector, isBroken: false };
}

/** A relay between two scripted sockets: a device that sends the input, a cloud that answers in pieces. */
class Bench {
  readonly device = new ScriptedSocket();
  readonly cloud = new ScriptedSocket();
  readonly clock = new HandClock();
  readonly own = new OwnScript();
  closed = 0;
  ends = 0;
  #answers: Buffer[] = [];
  #commands: { readonly contextId: number; readonly command: CommandSet }[] = [];
  readonly #fromRelay: PduStream;

  constructor(hasOwn: boolean) {
    const reader = new MessageReader({
      command: (contextId, command) => {
        this.#commands.push({ contextId, command });
        if (!hasDataset(command)) this.#queueAnswer();
      },
      datasetPiece: () => undefined,
      datasetEnd: () => this.#queueAnswer(),
    });
    this.#fromRelay = new PduStream(
      {
        controlPdu: () => undefined,
        pDataStart: () => undefined,
        pdvPiece: (piece) => reader.piece(piece),
        pDataBytes: () => undefined,
      },
      MAX_PDU_BYTES,
    );
    new RelayAssociation({
      socket: this.device.socket,
      dial: () => dialed(this.cloud),
      observer: {
        admit: () => null,
        opened: () => undefined,
        objectFinished: () => undefined,
        echoed: () => undefined,
        ended: () => {
          this.ends++;
        },
        closed: () => {
          this.closed++;
        },
      },
      clock: this.clock,
      timeouts: TIMEOUTS,
      maxPduBytes: MAX_PDU_BYTES,
      uploadLimit: NO_LIMIT,
      address: '127.0.0.1',
      plan: () => ({ servers: hasOwn ? [messageServer(this.own)] : [], withoutCloud: null }),
    });
    this.device.arrive(encodePdu(RQ));
    this.cloud.arrive(encodePdu(acceptedBy(hasOwn)));
    this.#look();
  }

  /** Everything that the relay sent to the cloud after its request. */
  get relayed(): Buffer {
    const { written } = this.cloud;
    return written.subarray(6 + written.readUInt32BE(2));
  }
  get isOpen(): boolean {
    return !this.device.destroyed && !this.device.writableEnded;
  }

  feed(chunk: Buffer, random: Random): void {
    this.device.arrive(chunk);
    this.#look();
    if (random.oneIn(3)) this.#answerSome(random);
    if (random.oneIn(3)) this.own.answer();
    if (random.oneIn(8)) this.cloud.hasRoom = false;
    else if (random.oneIn(2)) this.#drain();
    this.#settle();
  }

  /** The rest of all answers, then the device goes. */
  finish(random: Random): void {
    this.#drain();
    while (this.isOpen && this.#answers.length > 0) this.#answerSome(random);
    this.own.answer();
    this.#drain();
    this.#settle();
  }
  hangUp(): void {
    this.device.endByPeer();
    this.#settle();
    this.cloud.endByPeer();
    this.clock.advance(100_000);
    this.#settle();
    this.#settle();
    checkEqual([this.closed, this.ends], [1, 1], 'not exactly one end');
    check(this.device.destroyed && this.cloud.destroyed, 'a socket is left open');
    checkEqual(this.clock.pendingTimers, 0, 'a timer is left');
  }

  #queueAnswer(): void {
    const last = this.#commands.at(-1);
    if (!last) return;
    const bytes = encodeCommandSet(answerTo(last.command));
    const half = bytes.length >> 1;
    this.#answers.push(
      pdu(last.contextId, true, false, bytes.subarray(0, half)),
      pdu(last.contextId, true, true, bytes.subarray(half)),
    );
  }

  /** Some bytes of the next answer: the device gets it in pieces, and own answers may want to go in between. */
  #answerSome(random: Random): void {
    const next = this.#answers[0];
    if (!next || !this.isOpen) return;
    const length = 1 + random.below(next.length);
    this.cloud.arrive(Buffer.from(next.subarray(0, length)));
    if (length === next.length) this.#answers.shift();
    else this.#answers[0] = next.subarray(length);
    this.#settle();
  }

  #drain(): void {
    this.cloud.drain();
    this.device.drain();
    this.#look();
  }

  #settle(): void {
    this.device.settle();
    this.cloud.settle();
    this.#look();
  }

  /** The cloud reads what has come by now. */
  #look(): void {
    const fresh = this.cloud.takeWritten();
    try {
      if (fresh.length > 0) this.#fromRelay.feed(fresh);
    } catch (error) {
      if (!(error instanceof UlProtocolError)) throw error;
      this.#fromRelay.stop();
    }
  }
}

/** Answers at once, so that a run needs no turn of the event loop. */
function dialed(cloud: ScriptedSocket): ReturnType<RelayOptionsDial> {
  const at = { then: (connected: (socket: unknown) => void) => connected(cloud.socket) };
  return at as unknown as ReturnType<RelayOptionsDial>;
}
type RelayOptionsDial = ConstructorParameters<typeof RelayAssociation>[0]['dial'];

function acceptedBy(hasOwn: boolean): AAssociateAc {
  const contexts = RQ.contexts
    .filter(({ id }) => !hasOwn || id !== OWN_ID)
    .map(({ id, transferSyntaxes }) => ({
      id,
      result: 0,
      transferSyntax: transferSyntaxes[0] ?? '',
    }));
  return { ...RQ, kind: 'associate-ac', contexts };
}

/** The agent's and the cloud's answers, each whole, none within another. */
function checkAnswers(written: Buffer): void {
  const pdus = splitPdus(written);
  const whole = pdus.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const data = pdus.filter(({ type }) => type === PDU_TYPE.pDataTf).map(({ bytes }) => bytes);
  // The connection may be cut where an answer of the cloud had gone in part.
  const rest = written.subarray(whole);
  check(rest.length === 0 || rest.readUInt8(0) === PDU_TYPE.pDataTf, 'no PDU at the end');
  const reader = new MessageReader({
    command: () => undefined,
    datasetPiece: () => undefined,
    datasetEnd: () => undefined,
  });
  for (const pdv of pdvsOf(Buffer.concat(data)).collector.whole)
    reader.piece({ ...pdv, isPdvEnd: true, bytesToCome: 0 });
}

function isDataOnly(sent: Buffer): boolean {
  let at = 0;
  for (const { type, bytes } of splitPdus(sent)) {
    if (type !== PDU_TYPE.pDataTf) return false;
    at += bytes.length;
  }
  return at >= sent.length || sent.readUInt8(at) === PDU_TYPE.pDataTf;
}

/** The first byte: odd, the agent has a service of its own. The rest: what the device sends once it is accepted. */
function run(input: Buffer): string {
  const random = randomOf(input);
  const hasOwn = ((input[0] ?? 0) & 1) === 1;
  const sent = input.subarray(1);
  const bench = new Bench(hasOwn);
  for (const chunk of chunksOf(sent, random)) bench.feed(chunk, random);
  bench.finish(random);
  const { relayed, isOpen } = bench;
  const pdus = splitPdus(sent);
  const isData = isDataOnly(sent);
  checkAnswers(bench.device.written);
  if (hasOwn) checkSorted(bench, sent, isOpen && isData);
  else if (isOpen && isData) {
    check(sent.subarray(0, relayed.length).equals(relayed), 'the cloud gets other bytes');
    check(sent.length - relayed.length < 6, 'bytes are held back');
  }
  bench.hangUp();
  return `${hasOwn} ${isOpen} ${isData} ${Math.min(4, pdus.length)} ${Math.min(4, bench.own.received.length)} ${bench.ends}`;
}

const flagsOf = (pdv: PdvCollector['pdvs'][number]): unknown => {
  const { contextId, isCommand, isLastFragment } = pdv;
  return { contextId, isCommand, isLastFragment };
};

/** The cloud gets its own PDVs as the device sent them, in their order and with their flags; the agent gets the others. */
function checkSorted(bench: Bench, sent: Buffer, isWhole: boolean): void {
  const from = pdvsOf(sent).collector.pdvs.filter(({ contextId }) => contextId !== OWN_ID);
  const to = pdvsOf(bench.relayed).collector.pdvs;
  check(to.length <= from.length, 'the cloud gets more than was sent');
  to.forEach((pdv, i) => {
    const original = from[i] ?? pdv;
    checkEqual(flagsOf(pdv), flagsOf(original), 'a PDV with other flags');
    const data = Buffer.concat(pdv.parts);
    const dataFrom = Buffer.concat(original.parts);
    check(dataFrom.subarray(0, data.length).equals(data), 'a PDV with other data');
    if (pdv.isWhole && isWhole) checkEqual(data.length, dataFrom.length, 'a PDV of another length');
  });
  if (isWhole) checkEqual(to.length, from.length, 'a PDV is missing');
}

function message(
  contextId: number,
  command: CommandSet,
  dataset: Buffer | null,
  random: Random,
): Buffer {
  const parts: Buffer[] = [];
  const put = (isCommand: boolean, bytes: Buffer): void => {
    const fragments = random.oneIn(2) ? [bytes] : [...chunksOf(bytes, random)];
    fragments.forEach((data, i) => {
      const isLast = i === fragments.length - 1;
      parts.push(pdu(contextId, isCommand, isLast, data));
    });
  };
  put(true, encodeCommandSet(command));
  if (dataset) put(false, dataset);
  return Buffer.concat(parts);
}

/** Echo, store and requests to the agent in every order, in PDUs with one PDV and with several. */
function seeds(): readonly Buffer[] {
  return Array.from({ length: 24 }, (_, n) => {
    const random = new Random(n + 1);
    const parts = Array.from({ length: 1 + random.below(5) }, (__, i) => {
      const MessageID = i + 1;
      const dataset = random.bytes(2 + random.below(300));
      switch (random.below(3)) {
        case 0:
          return message(ECHO_CONTEXT.id, { ...echoRq, MessageID }, null, random);
        case 1:
          return message(CT_CONTEXT.id, { ...storeRq('1.2.3'), MessageID }, dataset, random);
        default: {
          const isOwn = random.below(4) > 0;
          const command = { ...storeRq('1.2'), CommandField: COMMAND_FIELD.nActionRq, MessageID };
          return message(isOwn ? OWN_ID : CT_CONTEXT.id, command, dataset, random);
        }
      }
    });
    const release = random.oneIn(3) ? encodePdu({ kind: 'release-rq' }) : Buffer.alloc(0);
    const bytes = Buffer.concat([...parts, release]);
    return Buffer.concat([Buffer.from([n]), random.oneIn(3) ? merged(bytes) : bytes]);
  });
}

/** The same PDVs in one PDU. */
function merged(bytes: Buffer): Buffer {
  const pdvs = splitPdus(bytes)
    .filter(({ type }) => type === PDU_TYPE.pDataTf)
    .map((each) => each.bytes.subarray(6));
  const body = Buffer.concat(pdvs);
  const header = Buffer.from([PDU_TYPE.pDataTf, 0, 0, 0, 0, 0]);
  header.writeUInt32BE(body.length, 2);
  return Buffer.concat([header, body]);
}

export const relay: FuzzTarget = {
  name: 'relay',
  title: 'Relay: sorting between cloud and agent, both directions',
  sources: [
    'relay/relay-association',
    'relay/own-contexts',
    'relay/pdv-forwarder',
    'relay/object-tracker',
  ],
  maxInputBytes: 4 * 1024,
  seeds: seeds(),
  run,
};
