import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { errnoOf } from '../../electron/foundation/errors.ts';
import { worklistRequestSchema } from '../api/admin-schemas.ts';
import { worklistView } from '../api/admin-views.ts';
import { CloudFault } from '../errors.ts';
import type { WorklistEntryInput } from '../worklist/worklist-entry.ts';
import { command, group, nameArgument, type CommonOptions } from './common-options.ts';
import { columns, print, type Output } from './output.ts';
import { withRegistry } from './with-registry.ts';

const FILE_HELP = `
FILE is JSON: one entry or a list of entries, for example

  {
    "patientName": "Doe^Jane",
    "patientId": "P-1001",
    "patientBirthDate": "1980-02-29",
    "patientSex": "F",
    "accessionNumber": "A-77",
    "requestedProcedureDescription": "Ultrasound abdomen",
    "modality": "US",
    "scheduledStationAeTitle": "US1",
    "scheduledDate": "2026-01-15",
    "scheduledTime": "09:30"
  }

patientName, patientId, modality and scheduledDate are needed. Also known: clinic, issuerOfPatientId,
patientWeightKg, patientSizeM, allergies, medicalAlerts, referringPhysicianName, requestingPhysician,
requestedProcedureId, requestedProcedurePriority, admissionId, studyInstanceUid, scheduledStationName,
scheduledPerformingPhysicianName, scheduledProcedureStepId, scheduledProcedureStepDescription,
scheduledProcedureStepLocation. With several clinics, name one with --clinic or in each entry.`;

/** Throws {@link CloudFault} `file-unreadable` or `worklist-invalid`; the message names fields, never values. */
function readEntries(path: string): readonly WorklistEntryInput[] {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const errno = errnoOf(error);
    if (errno !== null)
      throw new CloudFault('file-unreadable', `The worklist file cannot be read (${errno}).`);
    throw new CloudFault('worklist-invalid', 'The worklist file is not JSON.');
  }
  const list = Array.isArray(json) ? (json as unknown[]) : [json];
  const result = worklistRequestSchema.safeParse(list);
  if (result.success) return result.data;
  throw new CloudFault('worklist-invalid', `The worklist file is not right: ${firstFault(list)}`);
}

function firstFault(list: readonly unknown[]): string {
  for (const [index, entry] of list.entries()) {
    const result = worklistRequestSchema.options[0].element.safeParse(entry);
    const issue = result.error?.issues[0];
    if (!issue) continue;
    const keys = issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue.path.join('.');
    return `entry ${index + 1}, ${keys || 'the entry itself'}: ${issue.message}`;
  }
  return 'it holds no entry';
}

export function worklistCommands(output: Output): Command {
  const add = command('add', 'Add planned examinations.')
    .argument('<file>', 'JSON file')
    .option('--clinic <name>', 'clinic of entries that name none', nameArgument)
    .addHelpText('after', FILE_HELP)
    .action((file: string, options: CommonOptions & { readonly clinic?: string }) => {
      const entries = readEntries(file);
      const views = withRegistry(options.data, ({ worklist, clinics }) => {
        const known = clinics.list();
        return worklist.add(entries, options.clinic ?? null).map((row) => worklistView(row, known));
      });
      const word = views.length === 1 ? 'entry' : 'entries';
      print(output, options.json === true, views, [`Added ${views.length} ${word}.`]);
    });
  const list = command('list', 'List planned examinations.').action((options: CommonOptions) => {
    const views = withRegistry(options.data, ({ worklist, clinics }) => {
      const known = clinics.list();
      return worklist.list().map((row) => worklistView(row, known));
    });
    const rows = views.map(({ id, clinic, values, scheduledProcedureStep: step }) => [
      id,
      clinic,
      step.ScheduledProcedureStepStartDate?.[0] ?? '',
      step.ScheduledProcedureStepStartTime?.[0] ?? '',
      step.Modality?.[0] ?? '',
      values.AccessionNumber?.[0] ?? '',
    ]);
    print(output, options.json === true, views, columns(rows));
  });
  return group('worklist', 'Modality worklist: add, list.', [add, list]);
}
