import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { STATUS } from '../../electron/agent/dicom/dimse/status.ts';
import {
  PATIENT_ROOT_GET,
  STUDY_ROOT_GET,
} from '../../electron/agent/dicom/services/sop-classes.ts';
import { roleSelectionsOf } from '../../electron/agent/dicom/ul/role-selection.ts';
import { systemClock } from '../../electron/foundation/clock.ts';
import { key, level } from '../fakes/find-client.ts';
import { GetClient, type GetOptions, type Got, type Receivable } from '../fakes/get-client.ts';
import { RunningCloud } from '../fakes/running-cloud.ts';
import { CT_IMAGE_STORAGE, ctImage, ENHANCED_CT_IMAGE_STORAGE } from '../fixtures/dicom-samples.ts';
import { encodeDataset, TRANSFER_SYNTAX, type Element } from '../fixtures/dicom-writer.ts';
import { fingerprints, parsePart10, type Part10 } from '../fixtures/part10.ts';
import { storeObjects } from '../fixtures/storage-scu.ts';

const { explicitLittle, implicitLittle, deflated } = TRANSFER_SYNTAX;
const MR = '1.2.840.10008.5.1.4.1.1.4';

type Image = {
  readonly study: string;
  readonly series: string;
  readonly uid: string;
  readonly patient?: string;
  readonly sopClassUid?: string;
  readonly syntax?: string;
  readonly text?: string;
};

function image(options: Image): Part10 {
  const { sopClassUid = CT_IMAGE_STORAGE, syntax = explicitLittle, uid } = options;
  const element = (tag: number, vr: string, value: string): Element => ({ tag, vr, value });
  const dataset = encodeDataset(
    [
      element(0x00080016, 'UI', sopClassUid),
      element(0x00080018, 'UI', uid),
      element(0x00100020, 'LO', options.patient ?? 'P1'),
      element(0x0020000d, 'UI', options.study),
      element(0x0020000e, 'UI', options.series),
      element(0x00204000, 'LT', options.text ?? 'x'),
    ],
    syntax,
  );
  return { sopClassUid, sopInstanceUid: uid, transferSyntaxUid: syntax, dataset };
}

const STUDY = [
  image({ study: '1.1', series: '1.1.1', uid: '1.1.1.1' }),
  image({ study: '1.1', series: '1.1.1', uid: '1.1.1.2', syntax: implicitLittle }),
  image({ study: '1.1', series: '1.1.2', uid: '1.1.2.1', sopClassUid: MR }),
];
const SECOND = [
  image({ study: '1.2', series: '1.2.1', uid: '1.2.1.1' }),
  image({ study: '1.2', series: '1.2.1', uid: '1.2.1.2' }),
];
const OTHER_PATIENT = image({ study: '1.3', series: '1.3.1', uid: '1.3.1.1', patient: 'P2*' });
const DEFLATED = image({ study: '1.4', series: '1.4.1', uid: '1.4.1.1', syntax: deflated });
const STORED = [...STUDY, ...SECOND, OTHER_PATIENT, DEFLATED];

/** One context for each class and syntax. */
const ALL: readonly Receivable[] = [CT_IMAGE_STORAGE, MR, ENHANCED_CT_IMAGE_STORAGE].flatMap(
  (sopClassUid) =>
    [explicitLittle, implicitLittle, deflated].map((syntax) => ({
      sopClassUid,
      syntaxes: [syntax],
    })),
);
const onlyExplicit = ALL.filter(({ syntaxes }) => syntaxes[0] === explicitLittle);

let cloud: RunningCloud;
let tunnel: AsyncDisposable & { readonly port: number };
beforeAll(async () => {
  cloud = await RunningCloud.start();
  tunnel = await cloud.tunnel(cloud.addUplink());
  await storeObjects({ port: tunnel.port }, STORED);
});
afterAll(async () => {
  await tunnel[Symbol.asyncDispose]();
  await cloud[Symbol.asyncDispose]();
});

const get = (
  identifier: readonly Element[],
  options: Partial<GetOptions> = {},
  port = tunnel.port,
): Promise<Got> =>
  GetClient.get(port, { model: STUDY_ROOT_GET, receives: ALL, identifier, ...options });
const study = (uid: string): readonly Element[] => [level('STUDY'), key('StudyInstanceUID', uid)];
const counts = ({ final }: Got): readonly unknown[] => [
  final.Status,
  final.NumberOfRemainingSuboperations,
  final.NumberOfCompletedSuboperations,
  final.NumberOfFailedSuboperations,
  final.NumberOfWarningSuboperations,
];

describe('which objects come', () => {
  test.each<[string, string, readonly Element[], readonly Part10[]]>([
    ['a study', STUDY_ROOT_GET, study('1.1'), STUDY],
    ['a list of studies', STUDY_ROOT_GET, study('1.1\\1.2'), [...STUDY, ...SECOND]],
    [
      'a series',
      STUDY_ROOT_GET,
      [level('SERIES'), key('StudyInstanceUID', '1.1'), key('SeriesInstanceUID', '1.1.1')],
      STUDY.slice(0, 2),
    ],
    [
      'a list of series without its study',
      STUDY_ROOT_GET,
      [level('SERIES'), key('SeriesInstanceUID', '1.1.2\\1.2.1')],
      [STUDY[2]!, ...SECOND],
    ],
    [
      'a list of images',
      STUDY_ROOT_GET,
      [
        level('IMAGE'),
        key('StudyInstanceUID', '1.1'),
        key('SeriesInstanceUID', '1.1.1'),
        key('SOPInstanceUID', '1.1.1.2\\1.1.1.1\\9.9'),
      ],
      STUDY.slice(0, 2),
    ],
    [
      'a patient',
      PATIENT_ROOT_GET,
      [level('PATIENT'), key('PatientID', 'P1')],
      [...STUDY, ...SECOND, DEFLATED],
    ],
    [
      'a study of a patient',
      PATIENT_ROOT_GET,
      [level('STUDY'), key('PatientID', 'P1'), key('StudyInstanceUID', '1.2')],
      SECOND,
    ],
    [
      'a patient whose id has a star in it, and no other',
      PATIENT_ROOT_GET,
      [level('PATIENT'), key('PatientID', 'P2*')],
      [OTHER_PATIENT],
    ],
    ['an object in a compressed syntax', STUDY_ROOT_GET, study('1.4'), [DEFLATED]],
  ])('%s', async (_what, model, identifier, expected) => {
    const got = await get(identifier, { model });
    expect(fingerprints(got.objects)).toEqual(fingerprints(expected));
    expect(counts(got)).toEqual([STATUS.success, undefined, expected.length, 0, 0]);
    expect(got.failedUids).toEqual([]);
  });

  test.each<[string, string, readonly Element[]]>([
    ['an unknown study', STUDY_ROOT_GET, study('9.9')],
    ['wild cards', PATIENT_ROOT_GET, [level('PATIENT'), key('PatientID', 'P*')]],
    [
      'a study of another patient',
      PATIENT_ROOT_GET,
      [level('STUDY'), key('PatientID', 'P1'), key('StudyInstanceUID', '1.3')],
    ],
  ])('%s: nothing, with success', async (_what, model, identifier) => {
    const got = await get(identifier, { model });
    expect(got.objects).toEqual([]);
    expect(counts(got)).toEqual([STATUS.success, undefined, 0, 0, 0]);
  });

  test('another clinic gets nothing of it', async () => {
    cloud.cloud.registry.clinics.add('Foreign');
    await using foreign = await cloud.tunnel(cloud.addUplink('Foreign'));
    const got = await get(study('1.1'), {}, foreign.port);
    expect(got.objects).toEqual([]);
    const patient = [level('PATIENT'), key('PatientID', 'P1')];
    const patients = await get(patient, { model: PATIENT_ROOT_GET }, foreign.port);
    expect(patients.objects).toEqual([]);
    expect(counts(patients)[0]).toBe(STATUS.success);
  });

  test('of several objects with one UID the latest', async () => {
    const first = image({ study: '1.5', series: '1.5.1', uid: '1.5.1.1', text: 'first' });
    const second = image({ study: '1.5', series: '1.5.1', uid: '1.5.1.1', text: 'second' });
    await storeObjects({ port: tunnel.port }, [first]);
    await storeObjects({ port: tunnel.port }, [second]);
    const got = await get(study('1.5'));
    expect(fingerprints(got.objects)).toEqual(fingerprints([second]));
  });

  test.each<[string, string, readonly Element[]]>([
    ['no level', STUDY_ROOT_GET, [key('StudyInstanceUID', '1.1')]],
    ['a level that the model has not', STUDY_ROOT_GET, [level('PATIENT'), key('PatientID', 'P1')]],
    ['no value for the unique key', STUDY_ROOT_GET, [level('STUDY'), key('StudyInstanceUID')]],
    ['no unique key', STUDY_ROOT_GET, [level('SERIES'), key('StudyInstanceUID', '1.1')]],
  ])('an identifier with %s is refused with A900', async (_what, model, identifier) => {
    const got = await get(identifier, { model });
    expect(got.final.Status).toBe(STATUS.identifierDoesNotMatchSopClass);
    expect(got.objects).toEqual([]);
  });
});

describe('what the peer takes', () => {
  test('an object whose syntax was not agreed on fails, its UID is listed, the others come', async () => {
    const got = await get(study('1.1'), { receives: onlyExplicit });
    expect(fingerprints(got.objects)).toEqual(fingerprints([STUDY[0]!, STUDY[2]!]));
    expect(counts(got)).toEqual([STATUS.subOperationsWithFailures, undefined, 2, 1, 0]);
    expect(got.failedUids).toEqual(['1.1.1.2']);
  });

  test('of several syntaxes in one context the first is taken, and nothing is converted to it', async () => {
    const receives = [
      { sopClassUid: CT_IMAGE_STORAGE, syntaxes: [implicitLittle, explicitLittle] },
    ];
    const got = await get(study('1.2'), { receives });
    expect(got.answer.contexts[1]).toMatchObject({ result: 0, transferSyntax: implicitLittle });
    expect(counts(got)).toEqual([STATUS.unableToPerformSubOperations, undefined, 0, 2, 0]);
    expect([...got.failedUids].sort()).toEqual(['1.2.1.1', '1.2.1.2']);
  });

  test('each role that was asked for is answered', async () => {
    const { answer } = await get(study('9.9'), { receives: onlyExplicit });
    expect(roleSelectionsOf(answer.userItems)).toEqual(
      onlyExplicit.map(({ sopClassUid }) => ({ sopClassUid, isScu: false, isScp: true })),
    );
  });

  test('a peer that did not take the SCP role gets no object', async () => {
    const got = await get(study('1.2'), { takesRole: false });
    expect(got.objects).toEqual([]);
    expect(roleSelectionsOf(got.answer.userItems)).toEqual([]);
    expect(counts(got)).toEqual([STATUS.unableToPerformSubOperations, undefined, 0, 2, 0]);
  });

  test('warnings and failures of the peer are counted', async () => {
    const statuses = [0xb000, 0xa700, 0x0000];
    const got = await get(study('1.1'), { statusOf: (n) => statuses[n]! });
    expect(counts(got)).toEqual([STATUS.subOperationsWithFailures, undefined, 1, 1, 1]);
    expect(got.failedUids).toEqual([got.objects[1]!.sopInstanceUid]);
  });

  test('nothing but failures is A702', async () => {
    const got = await get(study('1.1'), { statusOf: () => 0xa700 });
    expect(counts(got)).toEqual([STATUS.unableToPerformSubOperations, undefined, 0, 3, 0]);
    expect(got.failedUids).toHaveLength(3);
  });
});

test('pending responses come no oftener than once a second, with the counts as they stand', async () => {
  let aheadMs = 0;
  const monotonicMs = (): number => systemClock.monotonicMs() + aheadMs;
  await using own = await RunningCloud.start({ clock: { ...systemClock, monotonicMs } });
  await using way = await own.tunnel(own.addUplink());
  await storeObjects({ port: way.port }, [...STUDY, ...SECOND]);
  // Each object takes 600 ms of the service's time.
  const onCommand: GetOptions['onCommand'] = (_client, { AffectedSOPInstanceUID: uid }) => {
    if (uid !== undefined) aheadMs += 600;
  };
  const got = await get(study('1.1\\1.2'), { onCommand }, way.port);
  const numbers = got.pending.map((command) => [
    command.NumberOfRemainingSuboperations,
    command.NumberOfCompletedSuboperations,
    command.NumberOfFailedSuboperations,
    command.NumberOfWarningSuboperations,
  ]);
  expect(numbers).toEqual([
    [3, 2, 0, 0],
    [1, 4, 0, 0],
  ]);
});

describe('cancel, size and damage', () => {
  test('after a C-CANCEL no further object is begun, and the counts say what is left', async () => {
    const got = await get(study('1.1'), {
      onCommand: (client, { AffectedSOPInstanceUID }) => {
        if (AffectedSOPInstanceUID !== undefined) client.cancel();
      },
    });
    expect(got.objects).toHaveLength(1);
    expect(counts(got)).toEqual([STATUS.cancel, 2, 1, 0, 0]);
  });

  test('an object that is on its way when a C-CANCEL comes arrives whole', async () => {
    const files = [0, 1].map((n) =>
      parsePart10(ctImage({ kind: 60, n, rows: 1024, columns: 1024, frames: 16 })),
    );
    await storeObjects({ port: tunnel.port }, files);
    const uid = '2.25.1650000000000000.60.900001';
    let cancelled = false;
    const got = await get(study(uid), {
      onPiece: (client, bytes) => {
        if (bytes < 4 * 1024 * 1024 || cancelled) return;
        cancelled = true;
        client.cancel();
      },
    });
    expect(got.objects).toHaveLength(1);
    expect(counts(got)).toEqual([STATUS.cancel, 1, 1, 0, 0]);
    const [first] = got.objects;
    const sent = files.find((file) => file.sopInstanceUid === first!.sopInstanceUid)!;
    expect(fingerprints([first!])).toEqual(fingerprints([sent]));
  });

  test('an object whose file was altered on disk fails, and the others come', async () => {
    const objects = [1, 2].map((n) => image({ study: '1.6', series: '1.6.1', uid: `1.6.1.${n}` }));
    const before = new Set(await names());
    await storeObjects({ port: tunnel.port }, objects.slice(0, 1));
    const [damaged] = (await names()).filter((name) => !before.has(name));
    await storeObjects({ port: tunnel.port }, objects.slice(1));
    await writeFile(damaged!, Buffer.alloc(500, 1));
    const got = await get(study('1.6'));
    expect(counts(got)).toEqual([STATUS.subOperationsWithFailures, undefined, 1, 1, 0]);
    expect(got.failedUids).toEqual(['1.6.1.1']);
    expect(cloud.log.lines.some((line) => line.includes('object.damaged'))).toBe(true);
  });

  async function names(): Promise<readonly string[]> {
    const found = await readdir(cloud.folder.objects, { recursive: true, withFileTypes: true });
    return found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  }
});
