import { Association } from '../../../electron/agent/dicom/ul/association.ts';
import { decodeAssociateRq } from '../../../electron/agent/dicom/ul/decode-pdu.ts';
import { encodePdu } from '../../../electron/agent/dicom/ul/encode-pdu.ts';
import { PDU_TYPE, REJECTION, type AAssociateRq } from '../../../electron/agent/dicom/ul/pdu.ts';
import { MessageReader } from '../../../electron/agent/dicom/dimse/message-reader.ts';
import { deviceRequest, CT_CONTEXT, ECHO_CONTEXT } from '../../fakes/test-device.ts';
import { splitPdus, PdvCollector } from '../captured.ts';
import { check, checkEqual } from '../check.ts';
import type { FuzzTarget } from '../fuzzer.ts';
import { chunksOf, Random, randomOf } from '../random.ts';
import { HandClock, ScriptedSocket } from '../../fakes/scripted-socket.ts';
import { captures } from '../seeds.ts';

const TIMEOUTS = {
  artimTimeoutMs: 1_000,
  associationTimeoutMs: 1_000,
  pduTimeoutMs: 2_000,
  idleTimeoutMs: 10_000,
};
const MAX_PDU_BYTES = 16_384;
const MAX_SEED_BYTES = 2_000;

/** What a script lets happen between the bytes of the peer; the number is its byte in the input. */
const ACTIONS = [
  'bytes',
  'accept',
  'reject',
  'release',
  'release-response',
  'abort',
  'send',
  'peer-end',
  'reset',
  'timers',
  'pause',
  'resume',
  'destroy',
  'drain',
] as const;
type Step = { readonly action: (typeof ACTIONS)[number]; readonly bytes: Buffer };

/** Input: action, length (16 bits) of the bytes that belong to it, bytes; again and again. The first byte is the role. */
function stepsOf(input: Buffer): readonly Step[] {
  const steps: Step[] = [];
  for (let at = 1; at + 3 <= input.length;) {
    const length = input.readUInt16BE(at + 1);
    const action = ACTIONS[input.readUInt8(at) % ACTIONS.length] ?? 'bytes';
    steps.push({ action, bytes: input.subarray(at + 3, at + 3 + length) });
    at += 3 + length;
  }
  return steps;
}

type Ending = 'released' | 'rejected' | 'aborted' | null;

/** One association with a user that notes everything, on a socket that the script moves. */
class Run {
  readonly socket = new ScriptedSocket();
  readonly clock = new HandClock();
  readonly log: string[] = [];
  readonly pdvs = new PdvCollector();
  readonly states = new Set<string>();
  readonly association: Association;
  #rq: AAssociateRq | null = null;
  #ending: Ending = null;
  #closed = 0;

  constructor(role: 'acceptor' | 'requestor') {
    const reader = new MessageReader({
      command: (id, command) => this.#note(`command ${id} ${JSON.stringify(command)}`),
      datasetPiece: () => undefined,
      datasetEnd: () => this.#note('dataset-end'),
    });
    this.association = new Association({
      socket: this.socket.socket,
      role,
      clock: this.clock,
      timeouts: TIMEOUTS,
      maxPduBytes: MAX_PDU_BYTES,
      user: {
        associateIndication: (rq) => {
          this.#rq = rq;
          this.#note('indication');
        },
        associateConfirm: (answer) => {
          this.#note(answer.kind);
          if (answer.kind === 'associate-rj') this.#end('rejected');
        },
        pdvPiece: (piece) => {
          check(this.#closed === 0, 'data after the end');
          this.pdvs.take(piece);
          reader.piece(piece);
        },
        releaseIndication: () => this.#note('release'),
        releaseConfirm: () => {
          this.#note('released');
        },
        aborted: (cause) => {
          this.#note(`aborted ${JSON.stringify(cause).replaceAll(/\d+/g, '#')}`);
          this.#end('aborted');
        },
        closed: () => {
          this.#note('closed');
          this.#closed++;
        },
      },
    });
    if (role === 'requestor')
      this.association.associate(deviceRequest({ contexts: [ECHO_CONTEXT, CT_CONTEXT] }));
  }

  get closed(): number {
    return this.#closed;
  }

  step({ action, bytes }: Step, chunks: (bytes: Buffer) => Iterable<Buffer>): void {
    this.#act(action, bytes, chunks);
    this.socket.settle();
    this.states.add(this.association.state);
  }

  /** The peer is gone and all time has passed: nothing may be left. */
  finish(): void {
    this.association.resume();
    this.socket.endByPeer();
    this.clock.advance(100_000);
    this.socket.settle();
    check(this.#closed === 1, `closed() was called ${this.#closed} times`);
    check(this.socket.destroyed, 'the socket is left open');
    check(this.clock.pendingTimers === 0, 'a timer is left');
    check(this.association.state === 'Sta1' || this.association.state === 'Sta13', 'not over');
  }

  #act(action: Step['action'], bytes: Buffer, chunks: (bytes: Buffer) => Iterable<Buffer>): void {
    switch (action) {
      case 'bytes':
        for (const chunk of chunks(bytes)) this.socket.arrive(chunk);
        return;
      case 'accept':
        return this.#accept();
      case 'reject':
        return this.association.reject(REJECTION.noReasonGiven);
      case 'release':
        return this.association.release();
      case 'release-response':
        return this.association.releaseResponse();
      case 'abort':
        return this.association.abort();
      case 'send':
        return void this.association.sendPdv(1, true, true, bytes.subarray(0, 1_000));
      case 'peer-end':
        return this.socket.endByPeer();
      case 'reset':
        return this.socket.reset();
      case 'timers':
        return this.clock.advance(bytes.length * 40);
      case 'pause':
        return this.association.pause();
      case 'resume':
        return this.association.resume();
      case 'destroy':
        return this.association.destroy();
      case 'drain':
        return this.socket.drain();
    }
  }

  #accept(): void {
    const rq = this.#rq;
    if (!rq) return;
    const contexts = rq.contexts.map(({ id, transferSyntaxes }) => ({
      id,
      result: id % 3 === 2 ? 3 : 0,
      transferSyntax: transferSyntaxes[0] ?? '',
    }));
    this.association.accept({ ...rq, kind: 'associate-ac', contexts });
  }

  #end(ending: Ending): void {
    check(this.#ending === null, `two ends: ${this.#ending}, ${ending}`);
    this.#ending = ending;
  }

  #note(event: string): void {
    check(this.#closed === 0, `${event} after closed()`);
    this.log.push(event);
  }
}

/** What we send has to be PDUs without a gap, and nothing after the last word. */
function checkWritten(written: Buffer): void {
  const pdus = splitPdus(written);
  const bytes = pdus.reduce((sum, pdu) => sum + pdu.bytes.length, 0);
  checkEqual(bytes, written.length, 'something other than PDUs was sent');
  const types = pdus.map(({ type }) => type);
  check(
    types.every((type) => type >= 1 && type <= 7),
    'an unknown PDU was sent',
  );
  const last: readonly number[] = [PDU_TYPE.associateRj, PDU_TYPE.abort];
  const end = types.findIndex((type) => last.includes(type));
  const after = end < 0 ? [] : types.slice(end + 1);
  check(
    after.every((type) => type === PDU_TYPE.abort),
    'something was sent after A-ABORT or A-ASSOCIATE-RJ',
  );
  for (const pdu of pdus)
    if (pdu.type === PDU_TYPE.associateRq) decodeAssociateRq(pdu.bytes.subarray(6));
}

function runThrough(
  input: Buffer,
  chunks: (bytes: Buffer) => Iterable<Buffer>,
): { readonly run: Run; readonly result: unknown } {
  const run = new Run(((input[0] ?? 0) & 1) === 0 ? 'acceptor' : 'requestor');
  for (const step of stepsOf(input)) run.step(step, chunks);
  run.finish();
  checkWritten(run.socket.written);
  return { run, result: { log: run.log, sent: run.socket.written.toString('hex') } };
}

function run(input: Buffer): string {
  const random = randomOf(input);
  const whole = runThrough(input, (bytes) => (bytes.length > 0 ? [Buffer.from(bytes)] : []));
  const pieces = runThrough(input, (bytes) => chunksOf(bytes, random));
  checkEqual(pieces.result, whole.result, 'another course in other chunks');
  const kinds = new Set(whole.run.log.map((event) => event.replace(/ .*/, '')));
  return `${[...whole.run.states].sort().join()} ${[...kinds].join()}`;
}

const step = (action: Step['action'], bytes: Buffer = Buffer.alloc(0)): Buffer => {
  const header = Buffer.from([ACTIONS.indexOf(action), 0, 0]);
  header.writeUInt16BE(Math.min(bytes.length, 0xffff), 1);
  return Buffer.concat([header, bytes.subarray(0, 0xffff)]);
};

/** Every recorded connection as it went, and each of its PDUs in a step with something of ours after it. */
function seeds(): readonly Buffer[] {
  const random = new Random(7);
  const short = captures().filter(({ bytes }) => bytes.length < MAX_SEED_BYTES);
  return short.flatMap(({ name, bytes }) => {
    const role = Buffer.from([name.endsWith('-rq') ? 0 : 1]);
    const pdus = splitPdus(bytes).map((pdu) => pdu.bytes);
    const answered = (between: () => Buffer): Buffer =>
      Buffer.concat([
        role,
        ...pdus.flatMap((pdu, i) => [step('bytes', pdu), i === 0 ? step('accept') : between()]),
      ]);
    const any = (): Buffer => step(random.pick(ACTIONS), random.bytes(random.below(60)));
    return [
      answered(() => step('release-response')),
      answered(() => step('release')),
      ...Array.from({ length: 4 }, () => answered(any)),
      Buffer.concat([
        role,
        step('bytes', pdus[0]),
        step('accept'),
        step('release'),
        step('bytes', encodePdu({ kind: 'release-rq' })),
        step('release-response'),
        step('bytes', encodePdu({ kind: 'release-rp' })),
      ]),
    ];
  });
}

export const association: FuzzTarget = {
  name: 'association',
  title: 'Associations in both roles and all states',
  sources: ['dicom/ul/association.', 'dicom/ul/state-table', 'dicom/ul/watchdog'],
  maxInputBytes: 4 * 1024,
  seeds: seeds(),
  run,
};
