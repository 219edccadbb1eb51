import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SCHEDULED_STEP_SEQUENCE } from '../../cloud/dataset/attributes.ts';
import { STATUS } from '../../electron/agent/dicom/dimse/status.ts';
import { MODALITY_WORKLIST_FIND } from '../../electron/agent/dicom/services/sop-classes.ts';
import { attribute, find, key, tagOf, valuesOf, type Found } from '../fakes/find-client.ts';
import { RunningCloud } from '../fakes/running-cloud.ts';
import type { Element } from '../fixtures/dicom-writer.ts';
import { runProgram } from '../fixtures/child.ts';
import { requireProgram } from '../fixtures/programs.ts';
import { Stunnel } from '../interop/support/stunnel.ts';

let cloud: RunningCloud;
let tunnel: AsyncDisposable & { readonly port: number };
beforeAll(async () => {
  cloud = await RunningCloud.start();
  tunnel = await cloud.tunnel(cloud.addUplink());
  cloud.cloud.registry.worklist.add(
    [
      {
        ...{ patientName: 'Weiß^Änne', patientId: 'W1', modality: 'US', scheduledDate: '20260301' },
        ...{ scheduledTime: '093000', scheduledStationAeTitle: 'US1', accessionNumber: 'A1' },
      },
      {
        ...{ patientName: 'Roe^Rick', patientId: 'W2', modality: 'CT', scheduledDate: '20260302' },
        ...{ scheduledTime: '140000', scheduledStationAeTitle: 'CT1', accessionNumber: 'A2' },
      },
    ],
    'Clinic',
  );
});
afterAll(async () => {
  await tunnel[Symbol.asyncDispose]();
  await cloud[Symbol.asyncDispose]();
});
const query = (model: string, elements: readonly Element[]): Promise<Found> =>
  find(tunnel.port, model, elements);

describe('modality worklist', () => {
  const step = (...elements: readonly Element[]): Element => ({
    tag: tagOf(SCHEDULED_STEP_SEQUENCE),
    vr: 'SQ',
    items: [elements],
  });

  test.each([
    ['everything', step(key('Modality')), ['W1', 'W2']],
    ['a modality', step(key('Modality', 'US')), ['W1']],
    ['a station', step(key('ScheduledStationAETitle', 'CT1')), ['W2']],
    ['a day', step(key('ScheduledProcedureStepStartDate', '20260302')), ['W2']],
    [
      'a range over dates and times together',
      step(
        key('ScheduledProcedureStepStartDate', '20260301-20260302'),
        key('ScheduledProcedureStepStartTime', '100000-150000'),
      ),
      ['W2'],
    ],
  ])('matches %s', async (_name, sequence, expected) => {
    const found = await query(MODALITY_WORKLIST_FIND, [key('PatientID'), sequence]);
    expect(found.status).toBe(STATUS.success);
    expect(valuesOf(found, 'PatientID')).toEqual(expected);
  });

  test('answers the step inside its sequence, names in UTF-8', async () => {
    const wanted = step(key('Modality'), key('ScheduledProcedureStepStartTime'));
    const elements = [key('PatientID', 'W1'), key('PatientName'), key('StudyInstanceUID'), wanted];
    const [match] = (await query(MODALITY_WORKLIST_FIND, elements)).matches;
    expect(match!.values(attribute('PatientName'))).toEqual(['Weiß^Änne']);
    expect(match!.values(attribute('StudyInstanceUID'))[0]).toMatch(/^2\.25\.\d+$/);
    const [item] = match!.items(SCHEDULED_STEP_SEQUENCE);
    expect(item!.values(attribute('ScheduledProcedureStepStartTime'))).toEqual(['093000']);
    expect(item!.has(attribute('ScheduledStationAETitle'))).toBe(false);
  });

  test('DCMTK findscu reads it through stunnel', async (context) => {
    const findscu = requireProgram(context, 'findscu');
    requireProgram(context, 'stunnel');
    const { identity, keyHex } = cloud.addUplink();
    await using stunnel = await Stunnel.start({
      ...{ role: 'client', connectPort: cloud.cloud.pskPort, psk: { identity, keyHex } },
    });
    const { stdout, stderr } = await runProgram(findscu, [
      ...['-W', '127.0.0.1', `${stunnel.port}`, '-k', '(0010,0010)', '-k', '(0010,0020)'],
      ...['-k', '(0040,0100)[0].Modality=US', '-k', '(0040,0100)[0].ScheduledStationAETitle'],
    ]);
    const text = stdout + stderr;
    expect(text.match(/Find Response: \d+ \(Pending\)/g)).toHaveLength(1);
    expect(text).toContain('(0010,0020) LO [W1]');
    expect(text).toContain('(0040,0001) AE [US1 ]');
  });
});
