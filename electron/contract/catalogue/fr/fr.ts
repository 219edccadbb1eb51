import { FR_DESKTOP } from './desktop.ts';
import { FR_HOME } from './home.ts';
import { FR_KINDS } from './kinds.ts';
import { FR_PROBLEMS } from './problems.ts';
import { FR_REFUSALS } from './refusals.ts';
import { FR_SETUP } from './setup.ts';
import { FR_STATE } from './state.ts';
import { FR_TERMINAL } from './terminal.ts';

/** The French catalogue. */
export const FR = {
  ...FR_STATE,
  ...FR_PROBLEMS,
  ...FR_REFUSALS,
  ...FR_KINDS,
  ...FR_HOME,
  ...FR_SETUP,
  ...FR_TERMINAL,
  ...FR_DESKTOP,
};
