import type {
  Attribute,
  ValueRepresentation,
} from '../../electron/agent/dicom/dataset/attribute.ts';

/** Query/retrieve levels from the top (PS3.4 C.6). */
export const LEVELS = ['PATIENT', 'STUDY', 'SERIES', 'IMAGE'] as const;
export type QueryRetrieveLevel = (typeof LEVELS)[number];

const table = (
  rows: readonly (readonly [string, string, ValueRepresentation])[],
): readonly Attribute[] => rows.map(([tag, keyword, vr]) => ({ tag, keyword, vr }));

/** What is kept of an object for queries, by level. Those marked as counted are computed, not read. */
export const INDEXED: Readonly<Record<QueryRetrieveLevel, readonly Attribute[]>> = {
  PATIENT: table([
    ['00100010', 'PatientName', 'PN'],
    ['00100020', 'PatientID', 'LO'],
    ['00100021', 'IssuerOfPatientID', 'LO'],
    ['00100030', 'PatientBirthDate', 'DA'],
    ['00100032', 'PatientBirthTime', 'TM'],
    ['00100040', 'PatientSex', 'CS'],
    ['00101000', 'OtherPatientIDs', 'LO'],
    ['00101001', 'OtherPatientNames', 'PN'],
    ['00102160', 'EthnicGroup', 'SH'],
    ['00104000', 'PatientComments', 'LT'],
  ]),
  STUDY: table([
    ['00080020', 'StudyDate', 'DA'],
    ['00080030', 'StudyTime', 'TM'],
    ['00080050', 'AccessionNumber', 'SH'],
    ['00080090', 'ReferringPhysicianName', 'PN'],
    ['00080201', 'TimezoneOffsetFromUTC', 'SH'],
    ['00081030', 'StudyDescription', 'LO'],
    ['00081060', 'NameOfPhysiciansReadingStudy', 'PN'],
    ['00081080', 'AdmittingDiagnosesDescription', 'LO'],
    ['00101010', 'PatientAge', 'AS'],
    ['00101020', 'PatientSize', 'DS'],
    ['00101030', 'PatientWeight', 'DS'],
    ['00102180', 'Occupation', 'SH'],
    ['001021B0', 'AdditionalPatientHistory', 'LT'],
    ['0020000D', 'StudyInstanceUID', 'UI'],
    ['00200010', 'StudyID', 'SH'],
  ]),
  SERIES: table([
    ['00080021', 'SeriesDate', 'DA'],
    ['00080031', 'SeriesTime', 'TM'],
    ['00080060', 'Modality', 'CS'],
    ['00080070', 'Manufacturer', 'LO'],
    ['00080080', 'InstitutionName', 'LO'],
    ['00081010', 'StationName', 'SH'],
    ['0008103E', 'SeriesDescription', 'LO'],
    ['00081040', 'InstitutionalDepartmentName', 'LO'],
    ['00081050', 'PerformingPhysicianName', 'PN'],
    ['00081070', 'OperatorsName', 'PN'],
    ['00081090', 'ManufacturerModelName', 'LO'],
    ['00180015', 'BodyPartExamined', 'CS'],
    ['00181030', 'ProtocolName', 'LO'],
    ['00185100', 'PatientPosition', 'CS'],
    ['0020000E', 'SeriesInstanceUID', 'UI'],
    ['00200011', 'SeriesNumber', 'IS'],
    ['00200060', 'Laterality', 'CS'],
    ['00400244', 'PerformedProcedureStepStartDate', 'DA'],
    ['00400245', 'PerformedProcedureStepStartTime', 'TM'],
    ['00400253', 'PerformedProcedureStepID', 'SH'],
    ['00400254', 'PerformedProcedureStepDescription', 'LO'],
  ]),
  IMAGE: table([
    ['00080008', 'ImageType', 'CS'],
    ['00080016', 'SOPClassUID', 'UI'],
    ['00080018', 'SOPInstanceUID', 'UI'],
    ['00080022', 'AcquisitionDate', 'DA'],
    ['00080023', 'ContentDate', 'DA'],
    ['0008002A', 'AcquisitionDateTime', 'DT'],
    ['00080032', 'AcquisitionTime', 'TM'],
    ['00080033', 'ContentTime', 'TM'],
    ['00200012', 'AcquisitionNumber', 'IS'],
    ['00200013', 'InstanceNumber', 'IS'],
    ['00204000', 'ImageComments', 'LT'],
    ['00280002', 'SamplesPerPixel', 'US'],
    ['00280004', 'PhotometricInterpretation', 'CS'],
    ['00280008', 'NumberOfFrames', 'IS'],
    ['00280010', 'Rows', 'US'],
    ['00280011', 'Columns', 'US'],
    ['00280100', 'BitsAllocated', 'US'],
    ['0040A491', 'CompletionFlag', 'CS'],
    ['0040A493', 'VerificationFlag', 'CS'],
    ['00420010', 'DocumentTitle', 'ST'],
  ]),
};

/** Nothing that is indexed comes after this tag. */
export const LAST_INDEXED_TAG = '00420010';

/** Computed from what is stored (PS3.4 C.3.4). */
export const COMPUTED = table([
  ['00080056', 'InstanceAvailability', 'CS'],
  ['00080061', 'ModalitiesInStudy', 'CS'],
  ['00080062', 'SOPClassesInStudy', 'UI'],
  ['00083002', 'AvailableTransferSyntaxUID', 'UI'],
  ['00201200', 'NumberOfPatientRelatedStudies', 'IS'],
  ['00201202', 'NumberOfPatientRelatedSeries', 'IS'],
  ['00201204', 'NumberOfPatientRelatedInstances', 'IS'],
  ['00201206', 'NumberOfStudyRelatedSeries', 'IS'],
  ['00201208', 'NumberOfStudyRelatedInstances', 'IS'],
  ['00201209', 'NumberOfSeriesRelatedInstances', 'IS'],
]);

/** Modality worklist: attributes of the entry itself (PS3.4 K.6.1.2). */
export const WORKLIST = table([
  ['00080050', 'AccessionNumber', 'SH'],
  ['00080090', 'ReferringPhysicianName', 'PN'],
  ['00100010', 'PatientName', 'PN'],
  ['00100020', 'PatientID', 'LO'],
  ['00100021', 'IssuerOfPatientID', 'LO'],
  ['00100030', 'PatientBirthDate', 'DA'],
  ['00100040', 'PatientSex', 'CS'],
  ['00101020', 'PatientSize', 'DS'],
  ['00101030', 'PatientWeight', 'DS'],
  ['00102000', 'MedicalAlerts', 'LO'],
  ['00102110', 'Allergies', 'LO'],
  ['001021C0', 'PregnancyStatus', 'US'],
  ['0020000D', 'StudyInstanceUID', 'UI'],
  ['00321032', 'RequestingPhysician', 'PN'],
  ['00321033', 'RequestingService', 'LO'],
  ['00321060', 'RequestedProcedureDescription', 'LO'],
  ['00380010', 'AdmissionID', 'LO'],
  ['00380050', 'SpecialNeeds', 'LO'],
  ['00380300', 'CurrentPatientLocation', 'LO'],
  ['00380500', 'PatientState', 'LO'],
  ['00401001', 'RequestedProcedureID', 'SH'],
  ['00401003', 'RequestedProcedurePriority', 'SH'],
  ['00401004', 'PatientTransportArrangements', 'LO'],
  ['00403001', 'ConfidentialityConstraintOnPatientDataDescription', 'LO'],
]);

/** Modality worklist: attributes of the one item of Scheduled Procedure Step Sequence (0040,0100). */
export const WORKLIST_STEP = table([
  ['00080060', 'Modality', 'CS'],
  ['00321070', 'RequestedContrastAgent', 'LO'],
  ['00400001', 'ScheduledStationAETitle', 'AE'],
  ['00400002', 'ScheduledProcedureStepStartDate', 'DA'],
  ['00400003', 'ScheduledProcedureStepStartTime', 'TM'],
  ['00400006', 'ScheduledPerformingPhysicianName', 'PN'],
  ['00400007', 'ScheduledProcedureStepDescription', 'LO'],
  ['00400009', 'ScheduledProcedureStepID', 'SH'],
  ['00400010', 'ScheduledStationName', 'SH'],
  ['00400011', 'ScheduledProcedureStepLocation', 'SH'],
  ['00400012', 'PreMedication', 'LO'],
  ['00400020', 'ScheduledProcedureStepStatus', 'CS'],
  ['00400400', 'CommentsOnTheScheduledProcedureStep', 'LT'],
]);

export const SCHEDULED_STEP_SEQUENCE: Attribute = {
  tag: '00400100',
  keyword: 'ScheduledProcedureStepSequence',
  vr: 'SQ',
};

/** Sequences that worklist users ask for and that our entries leave empty. */
export const WORKLIST_EMPTY_SEQUENCES = table([
  ['00081110', 'ReferencedStudySequence', 'SQ'],
  ['00081120', 'ReferencedPatientSequence', 'SQ'],
  ['00321064', 'RequestedProcedureCodeSequence', 'SQ'],
]);
