import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { aeTitleSchema, uidSchema } from '../../electron/contract/identifiers.ts';
import type { Values } from '../../electron/agent/dicom/dataset/attribute.ts';

/** A text for a LO, SH or PN element: no backslash (it separates values) and no control characters. */
const text = (maxCharacters: number): z.ZodString =>
  z
    .string()
    .trim()
    .max(maxCharacters)
    .regex(/^[^\\\p{Cc}]*$/u, 'must not hold a backslash or line breaks');

/** `2026-01-15` or `20260115`. */
const date = z
  .string()
  .regex(/^\d{4}-?\d{2}-?\d{2}$/, 'a date looks like 2026-01-15')
  .transform((value) => value.replaceAll('-', ''));
/** `09:30`, `09:30:00` or the same without colons. */
const time = z
  .string()
  .regex(/^\d{2}:?\d{2}(:?\d{2})?$/, 'a time looks like 09:30')
  .transform((value) => value.replaceAll(':', '').padEnd(6, '0'));
const code = z
  .string()
  .trim()
  .regex(/^[A-Z0-9_ ]{1,16}$/, 'up to 16 capital letters and digits');

/** One planned examination, with plain field names; what a person or a practice system fills in. */
export const worklistEntrySchema = z.strictObject({
  /** Name of the clinic; may be left out where there is only one. */
  clinic: z.string().min(1).optional(),
  patientName: text(324),
  patientId: text(64),
  issuerOfPatientId: text(64).optional(),
  patientBirthDate: date.optional(),
  patientSex: z.enum(['M', 'F', 'O']).optional(),
  patientWeightKg: z.number().positive().max(999).optional(),
  patientSizeM: z.number().positive().max(9).optional(),
  allergies: text(64).optional(),
  medicalAlerts: text(64).optional(),
  accessionNumber: text(16).optional(),
  referringPhysicianName: text(324).optional(),
  requestingPhysician: text(324).optional(),
  requestedProcedureId: text(16).optional(),
  requestedProcedureDescription: text(64).optional(),
  requestedProcedurePriority: text(16).optional(),
  admissionId: text(64).optional(),
  /** Made where it is missing. */
  studyInstanceUid: uidSchema.optional(),
  modality: code,
  scheduledStationAeTitle: aeTitleSchema.optional(),
  scheduledStationName: text(16).optional(),
  scheduledDate: date,
  scheduledTime: time.optional(),
  scheduledPerformingPhysicianName: text(324).optional(),
  scheduledProcedureStepId: text(16).optional(),
  scheduledProcedureStepDescription: text(64).optional(),
  scheduledProcedureStepLocation: text(16).optional(),
});
export type WorklistEntryInput = z.infer<typeof worklistEntrySchema>;

/** An entry as it is kept: values by DICOM keyword, those of the procedure step apart. */
export const storedEntrySchema = z.object({
  values: z.record(z.string(), z.array(z.string())),
  step: z.record(z.string(), z.array(z.string())),
});
export type StoredEntry = { readonly values: Values; readonly step: Values };

/** UID of the 2.25 arc from a random UUID (PS3.5 B.2). */
export function newUid(): string {
  return `2.25.${BigInt(`0x${randomUUID().replaceAll('-', '')}`).toString()}`;
}

function present(fields: Readonly<Record<string, string | number | undefined>>): Values {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([keyword, value]) =>
      value === undefined || value === '' ? [] : [[keyword, [String(value)]]],
    ),
  );
}

export function toStoredEntry(entry: WorklistEntryInput, newId: string): StoredEntry {
  return {
    values: present({
      PatientName: entry.patientName,
      PatientID: entry.patientId,
      IssuerOfPatientID: entry.issuerOfPatientId,
      PatientBirthDate: entry.patientBirthDate,
      PatientSex: entry.patientSex,
      PatientWeight: entry.patientWeightKg,
      PatientSize: entry.patientSizeM,
      Allergies: entry.allergies,
      MedicalAlerts: entry.medicalAlerts,
      AccessionNumber: entry.accessionNumber,
      ReferringPhysicianName: entry.referringPhysicianName,
      RequestingPhysician: entry.requestingPhysician,
      RequestedProcedureID: entry.requestedProcedureId ?? newId,
      RequestedProcedureDescription: entry.requestedProcedureDescription,
      RequestedProcedurePriority: entry.requestedProcedurePriority,
      AdmissionID: entry.admissionId,
      StudyInstanceUID: entry.studyInstanceUid ?? newUid(),
    }),
    step: present({
      Modality: entry.modality,
      ScheduledStationAETitle: entry.scheduledStationAeTitle,
      ScheduledStationName: entry.scheduledStationName,
      ScheduledProcedureStepStartDate: entry.scheduledDate,
      ScheduledProcedureStepStartTime: entry.scheduledTime,
      ScheduledPerformingPhysicianName: entry.scheduledPerformingPhysicianName,
      ScheduledProcedureStepID: entry.scheduledProcedureStepId ?? newId,
      ScheduledProcedureStepDescription:
        entry.scheduledProcedureStepDescription ?? entry.requestedProcedureDescription,
      ScheduledProcedureStepLocation: entry.scheduledProcedureStepLocation,
    }),
  };
}
