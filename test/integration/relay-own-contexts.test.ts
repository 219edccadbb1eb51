import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import {
  COMMAND_FIELD,
  encodeCommandSet,
  HAS_DATASET,
  NO_DATASET,
  type CommandSet,
} from '../../electron/agent/dicom/dimse/command-set.ts';
import { encodePdvHeader } from '../../electron/agent/dicom/ul/encode-pdu.ts';
import { sendMessage } from '../../electron/agent/dicom/dimse/message-writer.ts';
import { STATUS } from '../../electron/agent/dicom/dimse/status.ts';
import type { DimseResponse } from '../../electron/agent/dicom/services/requestor.ts';
import { STORAGE_COMMITMENT_SOP_CLASS } from '../../electron/agent/dicom/services/sop-classes.ts';
import type { Association } from '../../electron/agent/dicom/ul/association.ts';
import type { ProposedContext } from '../../electron/agent/dicom/ul/pdu.ts';
import { REJECTION } from '../../electron/agent/dicom/ul/pdu.ts';
import {
  roleSelectionItem,
  roleSelectionsOf,
} from '../../electron/agent/dicom/ul/role-selection.ts';
import { USER_ITEM } from '../../electron/agent/dicom/ul/user-information.ts';
import {
  MAX_OWN_DATASET_BYTES,
  PeerGoneError,
  type OwnService,
  type OwnServicePeer,
} from '../../electron/agent/relay/own-service.ts';
import { RelayBench } from '../fakes/relay-bench.ts';
import {
  CT_CONTEXT,
  CT_IMAGE,
  deviceRequest,
  ECHO_CONTEXT,
  echoRq,
  openDevice,
  storeRq,
  until,
} from '../fakes/test-device.ts';

const OWN_CONTEXT: ProposedContext = {
  id: 5,
  abstractSyntax: STORAGE_COMMITMENT_SOP_CLASS,
  transferSyntaxes: ['1.2.840.10008.1.2'],
};
const actionRq = (hasDataset: boolean): CommandSet => ({
  RequestedSOPClassUID: STORAGE_COMMITMENT_SOP_CLASS,
  CommandField: COMMAND_FIELD.nActionRq,
  CommandDataSetType: hasDataset ? HAS_DATASET : NO_DATASET,
  ActionTypeID: 1,
});
const allContexts = deviceRequest({ contexts: [ECHO_CONTEXT, CT_CONTEXT, OWN_CONTEXT] });

const statusOf = async (next: Promise<IteratorResult<DimseResponse>>): Promise<number | null> => {
  const result = await next;
  return result.done === true ? null : (result.value.command.Status ?? null);
};

/** What the agent has written to its devices. */
const bytesToDevice = (bench: RelayBench): number =>
  [...bench.deviceSockets].reduce((sum, socket) => sum + socket.bytesWritten, 0);

const bytesFromDevice = (bench: RelayBench): number =>
  [...bench.deviceSockets].reduce((sum, socket) => sum + socket.bytesRead, 0);

/** Answers each request when the test says so; at once unless told otherwise. */
class ScriptedService implements OwnService {
  readonly abstractSyntaxes = new Set([STORAGE_COMMITMENT_SOP_CLASS]);
  readonly peers: OwnServicePeer[] = [];
  readonly messages: { readonly command: CommandSet; readonly bytes: number }[] = [];
  ends = 0;
  answersNow = true;
  #waiting: (() => Promise<void>)[] = [];

  open(peer: OwnServicePeer): ReturnType<OwnService['open']> {
    this.peers.push(peer);
    let unanswered = 0;
    return {
      message: (contextId, command, dataset) => {
        this.messages.push({ command, bytes: dataset?.length ?? 0 });
        unanswered++;
        const answer = async (): Promise<void> => {
          await peer.send(contextId, {
            CommandField: command.CommandField | COMMAND_FIELD.response,
            MessageIDBeingRespondedTo: command.MessageID ?? 0,
            CommandDataSetType: NO_DATASET,
            Status: STATUS.success,
          });
          unanswered--;
        };
        if (this.answersNow) void answer();
        else this.#waiting.push(answer);
      },
      get isBusy() {
        return unanswered > 0;
      },
      ended: () => {
        this.ends++;
      },
    };
  }

  async answerAll(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    await Promise.all(waiting.map((answer) => answer()));
  }
}

async function benchWithService(): Promise<{ bench: RelayBench; service: ScriptedService }> {
  const bench = await RelayBench.start();
  const service = new ScriptedService();
  bench.ownServices.push(service);
  return { bench, service };
}

test('images go to the cloud and requests to the agent in one association', async () => {
  const { bench, service } = await benchWithService();
  await using _bench = bench;
  const device = await openDevice(bench.port, allContexts);
  for (let i = 1; i <= 3; i++) {
    const dataset = randomBytes(700_000 + 2 * i);
    const stored = await device.requestOne(
      CT_CONTEXT.id,
      storeRq(`1.2.${i}`),
      Readable.from([dataset.subarray(0, 333_333), dataset.subarray(333_333)]),
    );
    expect(stored.command.Status).toBe(STATUS.success);
    const list = randomBytes(300_000);
    const answered = await device.requestOne(OWN_CONTEXT.id, actionRq(true), list);
    expect(answered.command.Status).toBe(STATUS.success);
    expect(service.messages.at(-1)).toMatchObject({ bytes: list.length });
    expect((await device.requestOne(ECHO_CONTEXT.id, echoRq)).command.Status).toBe(0);
  }
  await device.release();
  expect(bench.archive.requests[0]?.contexts.map(({ id }) => id)).toEqual([1, 3]);
  expect(bench.archive.stored.map(({ bytes }) => bytes)).toEqual([700_002, 700_004, 700_006]);
  expect(bench.outcomes.map(({ result }) => result)).toEqual(['accepted', 'accepted', 'accepted']);
  expect(bench.ends.map(({ end }) => end.kind)).toEqual(['released']);
  expect(service.ends).toBe(1);
});

test('a PDU that holds PDVs of both is sorted', async () => {
  const { bench, service } = await benchWithService();
  await using _bench = bench;
  const device = await openDevice(bench.port, allContexts);
  // Two commands in one P-DATA-TF: the agent's and the cloud's.
  const pdvs = [
    { id: OWN_CONTEXT.id, command: encodeCommandSet({ ...actionRq(false), MessageID: 41 }) },
    { id: ECHO_CONTEXT.id, command: encodeCommandSet({ ...echoRq, MessageID: 42 }) },
  ].map(({ id, command }) =>
    Buffer.concat([encodePdvHeader(id, true, true, command.length).subarray(6), command]),
  );
  const body = Buffer.concat(pdvs);
  const pdu = Buffer.concat([Buffer.from([4, 0, 0, 0, 0, 0]), body]);
  pdu.writeUInt32BE(body.length, 2);
  device.association.sendPDataBytes(pdu);
  await until('the agent has its request', () => service.messages.length === 1);
  await until('the echo went through', () => bench.echoes.length === 1);
  await device.release();
});

test('an answer of the agent never falls into an answer of the cloud', async () => {
  const { bench, service } = await benchWithService();
  await using _bench = bench;
  service.answersNow = false;
  let cloud: Association | null = null;
  bench.archive.onData = (association) => void (cloud = association);
  const device = await openDevice(bench.port, allContexts);
  await device.requestOne(CT_CONTEXT.id, storeRq('1.2.9'), randomBytes(2000));
  const answers = device.request(OWN_CONTEXT.id, actionRq(false));
  const first = answers.next();
  await until('the agent has its request', () => service.messages.length === 1);
  // The cloud begins a message with a dataset (a C-FIND answer, say) and stops after its command.
  const sender = cloud as Association | null;
  if (!sender) throw new Error('no association with the archive');
  const half = encodePdvHeader(CT_CONTEXT.id, false, true, 1000);
  const writtenBefore = bytesToDevice(bench);
  const begun = {
    CommandField: COMMAND_FIELD.cFindRq | COMMAND_FIELD.response,
    MessageIDBeingRespondedTo: 77,
    CommandDataSetType: HAS_DATASET,
    Status: STATUS.pending,
  };
  sendMessage(sender, CT_CONTEXT.id, begun);
  sender.sendPDataBytes(half);
  const halfBytes = half.length + encodeCommandSet(begun).length + half.length;
  await until('half of it went on', () => bytesToDevice(bench) === writtenBefore + halfBytes);
  let isSent = false;
  const sending = service.answerAll().then(() => (isSent = true));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(isSent).toBe(false);
  sender.sendPDataBytes(Buffer.alloc(1000));
  await sending;
  // The device's own reader would have ended the association had they been mixed.
  const statuses = [await statusOf(first), await statusOf(answers.next())];
  expect(statuses).toEqual([STATUS.pending, STATUS.success]);
  await device.release();
});

test('the cloud is not asked where everything is the agent’s', async () => {
  const { bench } = await benchWithService();
  await using _bench = bench;
  bench.isLinkUp = false;
  const device = await openDevice(bench.port, deviceRequest({ contexts: [OWN_CONTEXT] }));
  expect((await device.requestOne(OWN_CONTEXT.id, actionRq(false))).command.Status).toBe(0);
  await device.release();
  expect(bench.archive.requests).toEqual([]);
});

test('the cloud hears of no role for what is not its own', async () => {
  const { bench } = await benchWithService();
  await using _bench = bench;
  const roles = [STORAGE_COMMITMENT_SOP_CLASS, CT_IMAGE].map((sopClassUid) =>
    roleSelectionItem({ sopClassUid, isScu: true, isScp: true }),
  );
  const request = deviceRequest({ contexts: [CT_CONTEXT, OWN_CONTEXT], extraItems: roles });
  const device = await openDevice(bench.port, request);
  await device.release();
  const heard = roleSelectionsOf(bench.archive.requests[0]?.userItems ?? []);
  expect(heard).toEqual([{ sopClassUid: CT_IMAGE, isScu: true, isScp: true }]);
});

test('who the user is, the cloud judges, also where everything else is the agent’s', async () => {
  const { bench } = await benchWithService();
  await using _bench = bench;
  const identity = {
    itemType: USER_ITEM.userIdentityRq,
    value: Buffer.from([1, 0, 0, 1, 65, 0, 0]),
  };
  const request = deviceRequest({ contexts: [OWN_CONTEXT], extraItems: [identity] });
  const device = await openDevice(bench.port, request);
  expect((await device.requestOne(OWN_CONTEXT.id, actionRq(false))).command.Status).toBe(0);
  await device.release();
  expect(bench.archive.requests[0]?.userItems).toContainEqual(identity);

  bench.archive.answer = () => REJECTION.noReasonGiven;
  await expect(openDevice(bench.port, request)).rejects.toMatchObject({
    rejection: REJECTION.noReasonGiven,
  });
});

test('the device’s release waits for the agent’s answer', async () => {
  const { bench, service } = await benchWithService();
  await using _bench = bench;
  service.answersNow = false;
  const device = await openDevice(bench.port, allContexts);
  const answers = device.request(OWN_CONTEXT.id, actionRq(false));
  const first = answers.next();
  await until('the agent has its request', () => service.messages.length === 1);
  const released = device.release();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(service.ends).toBe(0);
  await service.answerAll();
  await released;
  expect(await statusOf(first)).toBe(STATUS.success);
  await until('the end is known', () => service.ends === 1);
});

test('a cloud that hangs up while only the agent works does not end the device’s association', async () => {
  const { bench, service } = await benchWithService();
  await using _bench = bench;
  service.answersNow = false;
  const device = await openDevice(bench.port, allContexts);
  const answers = device.request(OWN_CONTEXT.id, actionRq(false));
  const first = answers.next();
  await until('the agent has its request', () => service.messages.length === 1);
  for (const socket of bench.archive.sockets) socket.destroy();
  await until('the agent’s side is gone', () => bench.cloudSockets.size === 0);
  await service.answerAll();
  expect(await statusOf(first)).toBe(STATUS.success);
  await device.release();
  expect(bench.ends.map(({ end }) => end.kind)).toEqual(['released']);
});

test('a cloud that releases while only the agent works does not end the device’s association', async () => {
  const { bench, service } = await benchWithService();
  await using _bench = bench;
  service.answersNow = false;
  const device = await openDevice(bench.port, allContexts);
  const first = device.request(OWN_CONTEXT.id, actionRq(false)).next();
  await until('the agent has its request', () => service.messages.length === 1);
  for (const association of bench.archive.associations) association.release();
  await until('the agent’s side is gone', () => bench.cloudSockets.size === 0);
  await service.answerAll();
  expect(await statusOf(first)).toBe(STATUS.success);
  await device.release();
  expect(bench.ends.map(({ end }) => end.kind)).toEqual(['released']);
});

test('a release that waits for the agent’s answer waits for it also when the cloud hangs up', async () => {
  const { bench, service } = await benchWithService();
  await using _bench = bench;
  service.answersNow = false;
  const device = await openDevice(bench.port, allContexts);
  const first = device.request(OWN_CONTEXT.id, actionRq(false)).next();
  await until('the agent has its request', () => service.messages.length === 1);
  const readBefore = bytesFromDevice(bench);
  const released = device.release();
  await until('the agent has read the release', () => bytesFromDevice(bench) === readBefore + 10);
  for (const socket of bench.archive.sockets) socket.destroy();
  await until('the agent’s side is gone', () => bench.cloudSockets.size === 0);
  expect(service.ends).toBe(0);
  await service.answerAll();
  await released;
  expect(await statusOf(first)).toBe(STATUS.success);
  expect(bench.ends.map(({ end }) => end.kind)).toEqual(['released']);
});

test('data for a cloud that is gone ends the association instead of vanishing', async () => {
  const { bench, service } = await benchWithService();
  await using _bench = bench;
  service.answersNow = false;
  const device = await openDevice(bench.port, allContexts);
  const first = device.request(OWN_CONTEXT.id, actionRq(false)).next();
  first.catch(() => undefined);
  await until('the agent has its request', () => service.messages.length === 1);
  for (const socket of bench.archive.sockets) socket.destroy();
  await until('the agent’s side is gone', () => bench.cloudSockets.size === 0);
  await expect(device.requestOne(ECHO_CONTEXT.id, echoRq)).rejects.toThrow('broke off');
  expect(bench.ends.map(({ end }) => end.kind)).toEqual(['device-ended']);
});

test('a message to the agent that is too long ends the association', async () => {
  const { bench, service } = await benchWithService();
  await using _bench = bench;
  const device = await openDevice(bench.port, allContexts);
  const tooLong = Buffer.alloc(MAX_OWN_DATASET_BYTES + 2);
  await expect(device.requestOne(OWN_CONTEXT.id, actionRq(true), tooLong)).rejects.toThrow(
    'broke off',
  );
  expect(service.messages).toEqual([]);
  expect(bench.ends).toMatchObject([{ end: { kind: 'device-ended' } }]);
});

test('what the agent would send to a device that has gone fails', async () => {
  const { bench, service } = await benchWithService();
  await using _bench = bench;
  const device = await openDevice(bench.port, allContexts);
  await device.release();
  await until('the end is known', () => service.ends === 1);
  await expect(service.peers[0]?.send(OWN_CONTEXT.id, actionRq(false))).rejects.toThrow(
    PeerGoneError,
  );
});

test('an own context in a transfer syntax that the agent cannot read is refused, the others are not', async () => {
  const { bench } = await benchWithService();
  await using _bench = bench;
  const jpegOnly = { ...OWN_CONTEXT, transferSyntaxes: ['1.2.840.10008.1.2.4.50'] };
  const device = await openDevice(
    bench.port,
    deviceRequest({ contexts: [ECHO_CONTEXT, jpegOnly] }),
  );
  expect([...device.contexts.keys()]).toEqual([ECHO_CONTEXT.id]);
  expect((await device.requestOne(ECHO_CONTEXT.id, echoRq)).command.Status).toBe(0);
  await device.release();
});

test('a cloud that goes in the middle of an answer ends the association, also while the agent owes one', async () => {
  const { bench, service } = await benchWithService();
  await using _bench = bench;
  service.answersNow = false;
  bench.archive.onData = (association) => {
    association.sendPDataBytes(encodePdvHeader(CT_CONTEXT.id, true, true, 100));
    setImmediate(() => association.destroy());
  };
  const device = await openDevice(bench.port, allContexts);
  sendMessage(device.association, OWN_CONTEXT.id, { ...actionRq(false), MessageID: 1 });
  await until('the agent has its request', () => service.messages.length === 1);
  const find: CommandSet = {
    ...actionRq(true),
    CommandField: COMMAND_FIELD.cFindRq,
    MessageID: 2,
  };
  sendMessage(device.association, CT_CONTEXT.id, find, randomBytes(20));
  await until('the device was told', () => bench.ends.length === 1);
  expect(bench.ends).toMatchObject([{ end: { kind: 'cloud-ended' } }]);
  await until('nothing is left', () => bench.relay.activeAssociations === 0);
});
