import {
  PATIENT_ROOT_FIND,
  PATIENT_ROOT_GET,
  PATIENT_ROOT_MOVE,
  STUDY_ROOT_FIND,
  STUDY_ROOT_GET,
  STUDY_ROOT_MOVE,
} from '../dicom/services/sop-classes.ts';

export type RetrieveLevel = 'PATIENT' | 'STUDY' | 'SERIES' | 'IMAGE';

/** A query/retrieve information model: its levels from the top, and its SOP classes (PS3.4 C.6). */
export type InformationModel = {
  readonly levels: readonly RetrieveLevel[];
  readonly findSopClass: string;
  readonly getSopClass: string;
};

export const STUDY_ROOT: InformationModel = {
  levels: ['STUDY', 'SERIES', 'IMAGE'],
  findSopClass: STUDY_ROOT_FIND,
  getSopClass: STUDY_ROOT_GET,
};

/** The models that C-MOVE is offered for, by its SOP class. */
export const MOVE_MODELS: ReadonlyMap<string, InformationModel> = new Map([
  [
    PATIENT_ROOT_MOVE,
    {
      levels: ['PATIENT', 'STUDY', 'SERIES', 'IMAGE'],
      findSopClass: PATIENT_ROOT_FIND,
      getSopClass: PATIENT_ROOT_GET,
    },
  ],
  [STUDY_ROOT_MOVE, STUDY_ROOT],
]);
