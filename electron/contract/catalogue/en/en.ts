import { EN_DESKTOP } from './desktop.ts';
import { EN_HOME } from './home.ts';
import { EN_KINDS } from './kinds.ts';
import { EN_PROBLEMS } from './problems.ts';
import { EN_REFUSALS } from './refusals.ts';
import { EN_SETUP } from './setup.ts';
import { EN_STATE } from './state.ts';
import { EN_TERMINAL } from './terminal.ts';

/** The English catalogue: what each key means, and the source of the type of all keys. */
export const EN = {
  ...EN_STATE,
  ...EN_PROBLEMS,
  ...EN_REFUSALS,
  ...EN_KINDS,
  ...EN_HOME,
  ...EN_SETUP,
  ...EN_TERMINAL,
  ...EN_DESKTOP,
} as const;
