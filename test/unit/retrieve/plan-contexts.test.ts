import { expect, test } from 'vitest';
import {
  planCloudContexts,
  planDestinationContexts,
} from '../../../electron/agent/retrieve/plan-contexts.ts';
import {
  COMMON_STORAGE_CLASSES,
  STORAGE_SYNTAXES,
} from '../../../electron/agent/retrieve/storage-syntaxes.ts';
import { STUDY_ROOT_GET } from '../../../electron/agent/dicom/services/sop-classes.ts';
import { roleSelectionsOf } from '../../../electron/agent/dicom/ul/role-selection.ts';

const CT = '1.2.840.10008.5.1.4.1.1.2';
const MR = '1.2.840.10008.5.1.4.1.1.4';
const wanted = (sopClassUid: string, ...transferSyntaxUids: string[]) => ({
  sopClassUid,
  transferSyntaxUids,
});
const pair = ({ abstractSyntax = '', transferSyntaxes = [] as readonly string[] }) =>
  `${abstractSyntax} ${transferSyntaxes.join()}`;

test('each class is proposed once in each transfer syntax, one context for each', () => {
  const contexts = planDestinationContexts([wanted(CT), wanted(MR)]);
  expect(contexts).toHaveLength(2 * STORAGE_SYNTAXES.length);
  expect(new Set(contexts.map(pair)).size).toBe(contexts.length);
  expect(contexts.every(({ transferSyntaxes }) => transferSyntaxes.length === 1)).toBe(true);
  expect(contexts.map(({ id }) => id)).toEqual(contexts.map((_, i) => 2 * i + 1));
});

test('what the far end named comes first, the likeliest syntaxes of all classes before the rare ones', () => {
  const named = '1.2.840.10008.1.2.4.203';
  const [first, second, third] = planDestinationContexts([wanted(CT, named), wanted(MR)]);
  expect(first).toMatchObject({ abstractSyntax: CT, transferSyntaxes: [named] });
  expect([second?.abstractSyntax, third?.abstractSyntax]).toEqual([CT, MR]);
  expect(third?.transferSyntaxes).toEqual([STORAGE_SYNTAXES[0]]);
});

test('many classes leave room for C-GET within 128 contexts, and none is left out', () => {
  const contexts = planDestinationContexts(COMMON_STORAGE_CLASSES.map((uid) => wanted(uid)));
  expect(contexts).toHaveLength(127);
  expect(new Set(contexts.map(({ abstractSyntax }) => abstractSyntax)).size).toBe(
    COMMON_STORAGE_CLASSES.length,
  );
});

test('the cloud is asked for exactly the pairs that were accepted, in the SCP role of each class', () => {
  const accepted = new Map([
    [3, { abstractSyntax: CT, transferSyntax: '1.2.840.10008.1.2' }],
    [9, { abstractSyntax: CT, transferSyntax: '1.2.840.10008.1.2.5' }],
    [255, { abstractSyntax: MR, transferSyntax: '1.2.840.10008.1.2' }],
  ]);
  const plan = planCloudContexts(STUDY_ROOT_GET, accepted);
  expect(plan.contexts).toEqual([
    {
      id: 1,
      abstractSyntax: STUDY_ROOT_GET,
      transferSyntaxes: ['1.2.840.10008.1.2.1', '1.2.840.10008.1.2'],
    },
    { id: 3, abstractSyntax: CT, transferSyntaxes: ['1.2.840.10008.1.2'] },
    { id: 5, abstractSyntax: CT, transferSyntaxes: ['1.2.840.10008.1.2.5'] },
    { id: 7, abstractSyntax: MR, transferSyntaxes: ['1.2.840.10008.1.2'] },
  ]);
  expect([...plan.destinationContextOf]).toEqual([
    [3, 3],
    [5, 9],
    [7, 255],
  ]);
  expect(roleSelectionsOf(plan.roleItems)).toEqual([
    { sopClassUid: CT, isScu: false, isScp: true },
    { sopClassUid: MR, isScu: false, isScp: true },
  ]);
});

test('127 accepted pairs and C-GET use the ids up to 255', () => {
  const contexts = planDestinationContexts(COMMON_STORAGE_CLASSES.map((uid) => wanted(uid)));
  const accepted = new Map(
    contexts.map(({ id, abstractSyntax, transferSyntaxes }) => [
      id,
      { abstractSyntax, transferSyntax: transferSyntaxes[0]! },
    ]),
  );
  const plan = planCloudContexts(STUDY_ROOT_GET, accepted);
  expect(plan.contexts).toHaveLength(128);
  expect(plan.contexts.at(-1)?.id).toBe(255);
});
