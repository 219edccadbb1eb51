import { reportRequest } from '../../electron/agent/commitment/report-call.ts';
import {
  MOVE_SOP_CLASSES,
  MODALITY_WORKLIST_FIND,
  PATIENT_ROOT_FIND,
  PATIENT_ROOT_GET,
  STORAGE_COMMITMENT_SOP_CLASS,
  STORAGE_ROOTS,
  STUDY_ROOT_FIND,
  STUDY_ROOT_GET,
  VERIFICATION_SOP_CLASS,
} from '../../electron/agent/dicom/services/sop-classes.ts';
import {
  CONTEXT_RESULT,
  DICOM_APPLICATION_CONTEXT,
  type AAssociateRq,
  type ContextAnswer,
  type UserItem,
} from '../../electron/agent/dicom/ul/pdu.ts';
import {
  roleSelectionItem,
  roleSelectionsOf,
} from '../../electron/agent/dicom/ul/role-selection.ts';
import { messageServer } from '../../electron/agent/relay/context-server.ts';
import { mirroredAnswer } from '../../electron/agent/relay/mirrored-negotiation.ts';
import { MOVE_MODELS } from '../../electron/agent/retrieve/information-model.ts';
import {
  planCloudContexts,
  planDestinationContexts,
} from '../../electron/agent/retrieve/plan-contexts.ts';
import {
  COMMON_STORAGE_CLASSES,
  STORAGE_SYNTAXES,
} from '../../electron/agent/retrieve/storage-syntaxes.ts';
import { negotiate, serviceOf } from '../../cloud/link/negotiation.ts';
import { table } from './markdown.ts';
import {
  KNOWN_TRANSFER_SYNTAXES,
  sopClassName,
  storageRootName,
  transferSyntaxName,
} from './names.ts';

const HEADS = ['abstract syntax', 'UID', 'transfer syntaxes', 'role', 'extended negotiation'];
/** What the agent serves itself, whatever a device is promised. */
const OWN_CLASSES: ReadonlySet<string> = new Set([
  ...MOVE_MODELS.keys(),
  STORAGE_COMMITMENT_SOP_CLASS,
]);
const OWN_SERVERS = [
  messageServer({
    abstractSyntaxes: OWN_CLASSES,
    open: () => {
      throw new Error('nothing is opened here');
    },
  }),
];
const SYNTAXES_IN_WORDS = (uids: readonly string[]): string =>
  uids.length === KNOWN_TRANSFER_SYNTAXES.length
    ? 'the first proposed, whatever it is'
    : uids.map(transferSyntaxName).join(', ');

/** A request that proposes one transfer syntax for a class. */
function proposing(
  sopClassUid: string,
  syntax: string,
  userItems: readonly UserItem[],
): AAssociateRq {
  return {
    kind: 'associate-rq',
    protocolVersion: 1,
    calledAeTitle: 'TERN',
    callingAeTitle: 'DEVICE',
    applicationContext: DICOM_APPLICATION_CONTEXT,
    contexts: [{ id: 1, abstractSyntax: sopClassUid, transferSyntaxes: [syntax] }],
    userItems,
  };
}

/** The transfer syntaxes in which a class is accepted, found by asking for each. */
function acceptedSyntaxes(
  sopClassUid: string,
  answer: (rq: AAssociateRq) => readonly ContextAnswer[],
): readonly string[] {
  return KNOWN_TRANSFER_SYNTAXES.filter(
    (syntax) => answer(proposing(sopClassUid, syntax, []))[0]?.result === CONTEXT_RESULT.acceptance,
  );
}

export function agentOwnContexts(): string {
  const rows = [...OWN_CLASSES].map((uid) => {
    const syntaxes = acceptedSyntaxes(
      uid,
      (rq) => mirroredAnswer(rq, OWN_SERVERS, null, 16_384).contexts,
    );
    return [sopClassName(uid), uid, SYNTAXES_IN_WORDS(syntaxes), 'SCP', 'none'];
  });
  return table(HEADS, rows);
}

export function agentRefusedContexts(): string {
  const refused = [...MOVE_SOP_CLASSES].filter((uid) => !OWN_CLASSES.has(uid));
  return table(
    ['abstract syntax', 'UID'],
    refused.map((uid) => [sopClassName(uid), uid]),
  );
}

const roleWords = (items: readonly UserItem[], sopClassUid: string): string => {
  const role = roleSelectionsOf(items).find((item) => item.sopClassUid === sopClassUid);
  return role?.isScp === true ? 'SCP (role selection: SCU 0, SCP 1)' : 'SCU';
};

export function reportContexts(): string {
  const to = { host: '', port: 0, tls: false, calledAeTitle: 'DEVICE', callingAeTitle: 'TERN' };
  const { contexts, userItems } = reportRequest(to);
  const rows = contexts.map(({ abstractSyntax, transferSyntaxes }) => [
    sopClassName(abstractSyntax),
    abstractSyntax,
    SYNTAXES_IN_WORDS(transferSyntaxes),
    roleWords(userItems, abstractSyntax),
    'none',
  ]);
  return table(HEADS, rows);
}

export function fetchContexts(): string {
  const models = [...MOVE_MODELS.values()].map(({ getSopClass }) => {
    const [get] = planCloudContexts(getSopClass, new Map()).contexts;
    const syntaxes = SYNTAXES_IN_WORDS(get?.transferSyntaxes ?? []);
    return [sopClassName(getSopClass), getSopClass, syntaxes, 'SCU', 'none'];
  });
  const accepted = new Map([[1, { abstractSyntax: '1.2', transferSyntax: '1.2.840.10008.1.2' }]]);
  const { roleItems } = planCloudContexts(STUDY_ROOT_GET, accepted);
  const storage = ['each that the destination accepted', '–', 'the one that it accepted, one each'];
  return table(HEADS, [...models, [...storage, roleWords(roleItems, '1.2'), 'none']]);
}

/** Transfer syntaxes in the order in which a destination is asked for them. */
export function destinationSyntaxes(): string {
  const contexts = planDestinationContexts([{ sopClassUid: '1.2', transferSyntaxUids: [] }]);
  const asked = contexts.flatMap(({ transferSyntaxes }) => transferSyntaxes);
  if (asked.join() !== STORAGE_SYNTAXES.join()) throw new Error('another order is proposed');
  return table(
    ['transfer syntax', 'UID'],
    asked.map((uid) => [transferSyntaxName(uid), uid]),
  );
}

export function commonStorageClasses(): string {
  return table(
    ['SOP class', 'UID'],
    COMMON_STORAGE_CLASSES.map((uid) => [sopClassName(uid), uid]),
  );
}

const SERVICE_CLASSES = [
  VERIFICATION_SOP_CLASS,
  PATIENT_ROOT_FIND,
  STUDY_ROOT_FIND,
  MODALITY_WORKLIST_FIND,
  PATIENT_ROOT_GET,
  STUDY_ROOT_GET,
  STORAGE_COMMITMENT_SOP_CLASS,
];

/** Whether the receiving service lets the requestor receive on contexts of a class. */
function mayReceive(sopClassUid: string): boolean {
  const item = roleSelectionItem({ sopClassUid, isScu: true, isScp: true });
  const { roles } = negotiate(proposing(sopClassUid, KNOWN_TRANSFER_SYNTAXES[0] ?? '', [item]));
  return roles.some(({ isScp }) => isScp);
}

export function serviceContexts(): string {
  const row = (name: string, uid: string, example = uid): readonly string[] => {
    const syntaxes = acceptedSyntaxes(example, (rq) => negotiate(rq).contexts);
    if (serviceOf(example) === null) throw new Error(`${example} is not served`);
    const role = mayReceive(example) ? 'SCP; SCU within C-GET' : 'SCP';
    return [name, uid, SYNTAXES_IN_WORDS(syntaxes), role, 'none'];
  };
  return table(HEADS, [
    ...SERVICE_CLASSES.map((uid) => row(sopClassName(uid), uid)),
    ...STORAGE_ROOTS.map((root) =>
      row(`Storage: ${storageRootName(root)}`, root.endsWith('.') ? `${root}*` : root),
    ),
    row('Storage: every private class', 'outside 1.2.840.10008', '2.25.1'),
  ]);
}
