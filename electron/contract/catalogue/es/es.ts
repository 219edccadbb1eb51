import { ES_DESKTOP } from './desktop.ts';
import { ES_HOME } from './home.ts';
import { ES_KINDS } from './kinds.ts';
import { ES_PROBLEMS } from './problems.ts';
import { ES_REFUSALS } from './refusals.ts';
import { ES_SETUP } from './setup.ts';
import { ES_STATE } from './state.ts';
import { ES_TERMINAL } from './terminal.ts';

/** The Spanish catalogue. */
export const ES = {
  ...ES_STATE,
  ...ES_PROBLEMS,
  ...ES_REFUSALS,
  ...ES_KINDS,
  ...ES_HOME,
  ...ES_SETUP,
  ...ES_TERMINAL,
  ...ES_DESKTOP,
};
