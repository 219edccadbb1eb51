import type { Values } from '../../electron/agent/dicom/dataset/attribute.ts';

/** What makes two studies those of one patient: id and issuer, or the name where a device sends no id. */
export function patientKeyOf(values: Values): string {
  const id = values.PatientID?.[0] ?? '';
  const issuer = values.IssuerOfPatientID?.[0] ?? '';
  const name = id === '' ? (values.PatientName?.[0] ?? '') : '';
  return JSON.stringify([id, issuer, name]);
}
