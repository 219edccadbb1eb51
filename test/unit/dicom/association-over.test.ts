import { expect, test } from 'vitest';
import { Association } from '../../../electron/agent/dicom/ul/association.ts';
import { encodePdu } from '../../../electron/agent/dicom/ul/encode-pdu.ts';
import { REJECTION, type ControlPdu } from '../../../electron/agent/dicom/ul/pdu.ts';
import { HandClock, ScriptedSocket } from '../../fakes/scripted-socket.ts';
import { deviceRequest } from '../../fakes/test-device.ts';
import { TEST_TIMEOUTS } from '../../fakes/fake-archive.ts';

function associationOn(
  socket: ScriptedSocket,
  role: 'acceptor' | 'requestor',
  isInsideSentPdu = false,
): Association {
  const association: Association = new Association({
    socket: socket.socket,
    role,
    clock: new HandClock(),
    timeouts: TEST_TIMEOUTS,
    maxPduBytes: 16_384,
    user: {
      pdvPiece: () => undefined,
      releaseIndication: () => association.releaseResponse(),
      aborted: () => undefined,
      isInsideSentPdu: () => isInsideSentPdu,
      closed: () => undefined,
    },
  });
  return association;
}

const all = (...pdus: readonly ControlPdu[]): Buffer => Buffer.concat(pdus.map(encodePdu));
const accepted: ControlPdu = { ...deviceRequest(), kind: 'associate-ac', contexts: [] };
const abort: ControlPdu = { kind: 'abort', source: 0, reason: 0 };

test('what a device sends together with its A-ABORT is not read', () => {
  for (const after of [deviceRequest(), abort, { kind: 'release-rq' } as const]) {
    const socket = new ScriptedSocket();
    associationOn(socket, 'acceptor');
    socket.arrive(all(deviceRequest(), abort, after));
    expect(socket.destroyed).toBe(true);
    expect(socket.written.toString('hex')).toBe('');
  }
});

test('what a far end sends after its A-ASSOCIATE-RJ or A-RELEASE-RP is not read', () => {
  const rejected = new ScriptedSocket();
  associationOn(rejected, 'requestor').associate(deviceRequest());
  rejected.arrive(all(REJECTION.noReasonGiven));
  rejected.arrive(all(accepted, { kind: 'release-rq' }));
  expect(rejected.writableEnded).toBe(true);

  const released = new ScriptedSocket();
  const association = associationOn(released, 'requestor');
  association.associate(deviceRequest());
  released.arrive(all(accepted));
  association.release();
  released.arrive(all({ kind: 'release-rp' }, { kind: 'release-rq' }));
  expect(association.state).toBe('Sta1');
  expect(released.writableEnded).toBe(true);
});

test('where a PDU has gone in part only, the connection is cut instead of an A-ABORT within it', () => {
  for (const isInside of [false, true]) {
    const socket = new ScriptedSocket();
    const association = associationOn(socket, 'requestor', isInside);
    association.associate(deviceRequest());
    socket.arrive(all(accepted));
    socket.takeWritten();
    socket.arrive(all(deviceRequest()));
    expect(socket.takeWritten().toString('hex')).toBe(isInside ? '' : '07000000000400000202');
    expect(socket.destroyed).toBe(isInside);
  }
});
