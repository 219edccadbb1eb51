import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Attribute } from '../../electron/agent/dicom/dataset/attribute.ts';
import { transaction } from '../../cloud/storage/database.ts';
import { COMMAND_FIELD, NO_DATASET } from '../../electron/agent/dicom/dimse/command-set.ts';
import { sendMessage } from '../../electron/agent/dicom/dimse/message-writer.ts';
import { STATUS } from '../../electron/agent/dicom/dimse/status.ts';
import {
  MODALITY_WORKLIST_FIND,
  PATIENT_ROOT_FIND,
  STUDY_ROOT_FIND,
} from '../../electron/agent/dicom/services/sop-classes.ts';
import {
  attribute,
  element,
  find,
  findRq,
  key,
  level,
  tagOf,
  valuesOf,
  type Found,
} from '../fakes/find-client.ts';
import { RunningCloud } from '../fakes/running-cloud.ts';
import { deviceRequest, openDevice } from '../fakes/test-device.ts';
import { encodeDataset, TRANSFER_SYNTAX, type Element } from '../fixtures/dicom-writer.ts';
import { storeObjects } from '../fixtures/storage-scu.ts';

const CT = '1.2.840.10008.5.1.4.1.1.2';
const MR = '1.2.840.10008.5.1.4.1.1.4';
const computed = (tag: string, keyword: string): Attribute => ({ tag, keyword, vr: 'CS' });

type Image = Readonly<Record<string, string>>;
const IMAGES: readonly Image[] = [
  { study: '1.1', series: '1.1.1', uid: '1.1.1.1', name: 'Doe^Jane', id: 'P1', date: '20260110' },
  { study: '1.1', series: '1.1.1', uid: '1.1.1.2', name: 'Doe^Jane', id: 'P1', date: '20260110' },
  {
    study: '1.1',
    series: '1.1.2',
    uid: '1.1.2.1',
    name: 'Doe^Jane',
    id: 'P1',
    date: '20260110',
    sop: MR,
  },
  { study: '1.2', series: '1.2.1', uid: '1.2.1.1', name: 'Doe^Jane', id: 'P1', date: '20260212' },
  {
    study: '1.3',
    series: '1.3.1',
    uid: '1.3.1.1',
    name: 'M\xfcller^J\xf6rg',
    id: 'P2',
    date: '20260115',
  },
];

function imageObject(image: Image) {
  const sopClassUid = image.sop ?? CT;
  const dataset = encodeDataset(
    [
      element(0x00080005, 'CS', 'ISO_IR 100'),
      element(0x00080016, 'UI', sopClassUid),
      element(0x00080018, 'UI', image.uid!),
      element(0x00080020, 'DA', image.date!),
      element(0x00080060, 'CS', sopClassUid === CT ? 'CT' : 'MR'),
      element(0x00100010, 'PN', image.name!),
      element(0x00100020, 'LO', image.id!),
      element(0x0020000d, 'UI', image.study!),
      element(0x0020000e, 'UI', image.series!),
      { tag: 0x00280010, vr: 'US', value: 512 },
    ],
    TRANSFER_SYNTAX.explicitLittle,
  );
  return {
    ...{ sopClassUid, sopInstanceUid: image.uid!, dataset },
    transferSyntaxUid: TRANSFER_SYNTAX.explicitLittle,
  };
}

let cloud: RunningCloud;
let tunnel: AsyncDisposable & { readonly port: number };
beforeAll(async () => {
  cloud = await RunningCloud.start();
  tunnel = await cloud.tunnel(cloud.addUplink());
  await storeObjects({ port: tunnel.port }, IMAGES.map(imageObject));
});
afterAll(async () => {
  await tunnel[Symbol.asyncDispose]();
  await cloud[Symbol.asyncDispose]();
});

const query = (model: string, elements: readonly Element[], syntax?: string): Promise<Found> =>
  find(tunnel.port, model, elements, syntax);

describe('query/retrieve', () => {
  test.each([TRANSFER_SYNTAX.implicitLittle, TRANSFER_SYNTAX.explicitLittle])(
    'study root finds at each level in %s',
    async (syntax) => {
      const studies = await query(
        STUDY_ROOT_FIND,
        [level('STUDY'), key('StudyInstanceUID'), key('PatientName', 'doe*')],
        syntax,
      );
      expect(studies.status).toBe(STATUS.success);
      expect(valuesOf(studies, 'StudyInstanceUID')).toEqual(['1.1', '1.2']);
      const series = await query(
        STUDY_ROOT_FIND,
        [
          level('SERIES'),
          key('StudyInstanceUID', '1.1'),
          key('SeriesInstanceUID'),
          key('Modality'),
        ],
        syntax,
      );
      expect(valuesOf(series, 'SeriesInstanceUID')).toEqual(['1.1.1', '1.1.2']);
      expect(valuesOf(series, 'Modality')).toEqual(['CT', 'MR']);
      const images = await query(
        STUDY_ROOT_FIND,
        [
          ...[level('IMAGE'), key('StudyInstanceUID', '1.1'), key('SeriesInstanceUID', '1.1.1')],
          ...[key('SOPInstanceUID'), key('Rows')],
        ],
        syntax,
      );
      expect(valuesOf(images, 'SOPInstanceUID')).toEqual(['1.1.1.1', '1.1.1.2']);
      expect(valuesOf(images, 'Rows')).toEqual(['512', '512']);
    },
  );

  test('an image’s answer names the transfer syntax in which it can be had', async () => {
    const syntax = { ...computed('00083002', 'AvailableTransferSyntaxUID'), vr: 'UI' } as const;
    const found = await query(STUDY_ROOT_FIND, [
      ...[level('IMAGE'), key('StudyInstanceUID', '1.3'), key('SeriesInstanceUID', '1.3.1')],
      ...[key('SOPInstanceUID'), element(tagOf(syntax), 'UI', '')],
    ]);
    expect(found.matches.map((match) => match.values(syntax))).toEqual([
      [TRANSFER_SYNTAX.explicitLittle],
    ]);
  });

  test('patient root finds each patient once, with counts', async () => {
    const counts = computed('00201204', 'NumberOfPatientRelatedInstances');
    const found = await query(PATIENT_ROOT_FIND, [
      ...[level('PATIENT'), key('PatientID'), key('PatientName')],
      element(tagOf(counts), 'IS', ''),
    ]);
    expect(valuesOf(found, 'PatientID')).toEqual(['P1', 'P2']);
    expect(found.matches.map((match) => match.values(counts)[0]).sort()).toEqual(['1', '4']);
  });

  test.each([
    ['a list of UIDs', key('StudyInstanceUID', '1.1\\1.3'), ['1.1', '1.3']],
    ['a date range', key('StudyDate', '20260111-20260201'), ['1.3']],
    ['an open date range', key('StudyDate', '20260115-'), ['1.2', '1.3']],
    ['a name in another case, with umlauts', key('PatientName', 'MÜLLER^J?RG'), ['1.3']],
    ['modalities in study', element(0x00080061, 'CS', 'MR'), ['1.1']],
    ['nothing that is there', key('PatientID', 'P9'), []],
    ['a wild card in an id', key('PatientID', '?2'), ['1.3']],
  ])('matches %s', async (_name, asked, expected) => {
    const elements = [element(0x00080005, 'CS', 'ISO_IR 100'), level('STUDY'), asked];
    const isUid = asked.tag === tagOf(attribute('StudyInstanceUID'));
    const found = await query(
      STUDY_ROOT_FIND,
      isUid ? elements : [...elements, key('StudyInstanceUID')],
    );
    expect(found.status).toBe(STATUS.success);
    expect(valuesOf(found, 'StudyInstanceUID')).toEqual(expected);
  });

  test('answers in UTF-8 whatever the images were in', async () => {
    const elements = [level('STUDY'), key('StudyInstanceUID', '1.3'), key('PatientName')];
    const found = await query(STUDY_ROOT_FIND, elements);
    expect(valuesOf(found, 'PatientName')).toEqual(['Müller^Jörg']);
  });

  test.each([
    ['no level', STUDY_ROOT_FIND, []],
    ['a level of the other model', STUDY_ROOT_FIND, [level('PATIENT')]],
    ['a level that does not exist', PATIENT_ROOT_FIND, [level('FRAME')]],
  ])('refuses %s with A900 and says so', async (_name, model, elements) => {
    const found = await query(model, [...elements, key('PatientID')]);
    expect(found.status).toBe(STATUS.identifierDoesNotMatchSopClass);
    expect(found.comment).toContain('Query/Retrieve Level');
  });

  test('another clinic sees nothing of it', async () => {
    cloud.cloud.registry.clinics.add('Stranger');
    await using stranger = await cloud.tunnel(cloud.addUplink('Stranger'));
    const own = tunnel;
    tunnel = stranger;
    try {
      expect((await query(STUDY_ROOT_FIND, [level('STUDY')])).matches).toEqual([]);
      expect((await query(MODALITY_WORKLIST_FIND, [key('PatientName')])).matches).toEqual([]);
    } finally {
      tunnel = own;
    }
  });

  test('C-CANCEL ends a query with FE00', async () => {
    // Enough studies that the query is still running when the cancel arrives.
    addStudies(400);
    const contexts = [
      {
        id: 1,
        abstractSyntax: STUDY_ROOT_FIND,
        transferSyntaxes: [TRANSFER_SYNTAX.implicitLittle],
      },
    ];
    const device = await openDevice(tunnel.port, deviceRequest({ contexts }));
    const identifier = encodeDataset([level('STUDY')], TRANSFER_SYNTAX.implicitLittle);
    let pending = 0;
    let last: number | undefined;
    for await (const { command } of device.request(1, findRq(STUDY_ROOT_FIND), identifier)) {
      last = command.Status;
      if (++pending === 1)
        sendMessage(device.association, 1, {
          CommandField: COMMAND_FIELD.cCancelRq,
          MessageIDBeingRespondedTo: command.MessageIDBeingRespondedTo ?? 0,
          CommandDataSetType: NO_DATASET,
        });
    }
    expect(last).toBe(STATUS.cancel);
    expect(pending).toBeLessThan(400);
    await device.release();
  });
});

/** Puts studies into the index without a network. */
function addStudies(count: number): void {
  const { objects, clinics, uplinks, db } = cloud.cloud.registry;
  const clinicId = clinics.get('Clinic').id;
  const uplinkId = uplinks.list()[0]!.id;
  transaction(db, () => {
    for (let n = 0; n < count; n++)
      objects.add({
        ...{ id: `7.${n}`, clinicId, uplinkId, sopInstanceUid: `7.${n}.1.1`, sopClassUid: CT },
        ...{ transferSyntaxUid: '1.2', callingAeTitle: 'A', calledAeTitle: 'B', bytes: 1 },
        sha256: `${n}`.padStart(64, '0'),
        attributes: {
          PATIENT: { PatientID: ['P7'] },
          STUDY: { StudyInstanceUID: [`7.${n}`] },
          SERIES: { SeriesInstanceUID: [`7.${n}.1`] },
          IMAGE: {},
        },
      });
  });
}
