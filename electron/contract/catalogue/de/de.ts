import { DE_DESKTOP } from './desktop.ts';
import { DE_HOME } from './home.ts';
import { DE_KINDS } from './kinds.ts';
import { DE_PROBLEMS } from './problems.ts';
import { DE_REFUSALS } from './refusals.ts';
import { DE_SETUP } from './setup.ts';
import { DE_STATE } from './state.ts';
import { DE_TERMINAL } from './terminal.ts';

/** The German catalogue. */
export const DE = {
  ...DE_STATE,
  ...DE_PROBLEMS,
  ...DE_REFUSALS,
  ...DE_KINDS,
  ...DE_HOME,
  ...DE_SETUP,
  ...DE_TERMINAL,
  ...DE_DESKTOP,
};
