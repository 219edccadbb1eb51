/** SOP classes that the relay itself has to know (PS3.4, PS3.6 A). */
export const VERIFICATION_SOP_CLASS = '1.2.840.10008.1.1';
export const PATIENT_ROOT_FIND = '1.2.840.10008.5.1.4.1.2.1.1';
export const STUDY_ROOT_FIND = '1.2.840.10008.5.1.4.1.2.2.1';
export const MODALITY_WORKLIST_FIND = '1.2.840.10008.5.1.4.31';

/** C-GET and C-MOVE information models (PS3.4 C.6.1.3, C.6.2.3). */
export const PATIENT_ROOT_MOVE = '1.2.840.10008.5.1.4.1.2.1.2';
export const PATIENT_ROOT_GET = '1.2.840.10008.5.1.4.1.2.1.3';
export const STUDY_ROOT_MOVE = '1.2.840.10008.5.1.4.1.2.2.2';
export const STUDY_ROOT_GET = '1.2.840.10008.5.1.4.1.2.2.3';

/** Storage Commitment Push Model and its well-known instance (PS3.4 J.3). */
export const STORAGE_COMMITMENT_SOP_CLASS = '1.2.840.10008.1.20.1';
export const STORAGE_COMMITMENT_SOP_INSTANCE = '1.2.840.10008.1.20.1.1';

/** C-MOVE information models (PS3.4 C.3, Y, HH): answered by the agent itself, never relayed. */
export const MOVE_SOP_CLASSES: ReadonlySet<string> = new Set([
  PATIENT_ROOT_MOVE,
  STUDY_ROOT_MOVE,
  '1.2.840.10008.5.1.4.1.2.3.2',
  '1.2.840.10008.5.1.4.1.2.4.2',
]);

/** Transfer syntaxes for messages without pixel data (PS3.5 10.1). */
export const IMPLICIT_VR_LITTLE_ENDIAN = '1.2.840.10008.1.2';
export const EXPLICIT_VR_LITTLE_ENDIAN = '1.2.840.10008.1.2.1';
/** Both, the better one first. */
export const LITTLE_ENDIAN_SYNTAXES: readonly string[] = [
  EXPLICIT_VR_LITTLE_ENDIAN,
  IMPLICIT_VR_LITTLE_ENDIAN,
];

/** Implementation of this program (PS3.7 D.3.3.2); the UID is of the 2.25 arc (PS3.5 B.2). */
export const TERN_IMPLEMENTATION = {
  classUid: '2.25.251064931748107204411929338416021543012',
  versionName: 'TERN_0_1',
} as const;

const DICOM_ROOT = '1.2.840.10008.';
/** Storage of the standard (PS3.4 B.5, GG.3): by root, so that classes of later editions are known as well. */
export const STORAGE_ROOTS: readonly string[] = [
  '1.2.840.10008.5.1.4.1.1.',
  // Hanging protocol, colour palette, implant templates, protocol definitions: non-patient object storage.
  '1.2.840.10008.5.1.4.38.1',
  '1.2.840.10008.5.1.4.39.1',
  '1.2.840.10008.5.1.4.43.1',
  '1.2.840.10008.5.1.4.44.1',
  '1.2.840.10008.5.1.4.45.1',
  '1.2.840.10008.5.1.4.34.7',
  '1.2.840.10008.5.1.4.34.10',
];

/** True for storage of the standard and for private classes, which are taken as storage. */
export function isStorageClass(abstractSyntax: string): boolean {
  if (STORAGE_ROOTS.some((root) => abstractSyntax.startsWith(root))) return true;
  return !abstractSyntax.startsWith(DICOM_ROOT);
}
