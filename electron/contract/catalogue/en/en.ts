import { EN_ASSISTANT } from './assistant.ts';
import { EN_COMMITMENTS } from './commitments.ts';
import { EN_DESKTOP } from './desktop.ts';
import { EN_DEVICES } from './devices.ts';
import { EN_DOCTOR } from './doctor.ts';
import { EN_ENCRYPTION } from './encryption.ts';
import { EN_ERRORS } from './errors.ts';
import { EN_FIELDS } from './fields.ts';
import { EN_FORWARDING } from './forwarding.ts';
import { EN_HELD } from './held.ts';
import { EN_HELP } from './help.ts';
import { EN_HOME } from './home.ts';
import { EN_KINDS } from './kinds.ts';
import { EN_NAVIGATION } from './navigation.ts';
import { EN_PROBLEMS } from './problems.ts';
import { EN_REFUSALS } from './refusals.ts';
import { EN_REFUSED } from './refused.ts';
import { EN_RETRIEVES } from './retrieves.ts';
import { EN_SERVICE } from './service.ts';
import { EN_SETTINGS } from './settings.ts';
import { EN_SETUP } from './setup.ts';
import { EN_SPOOL } from './spool.ts';
import { EN_STATE } from './state.ts';
import { EN_TERMINAL } from './terminal.ts';
import { EN_TRANSFERS } from './transfers.ts';
import { EN_UPDATES } from './updates.ts';

/** The English catalogue: what each key means, and the source of the type of all keys. */
export const EN = {
  ...EN_STATE,
  ...EN_PROBLEMS,
  ...EN_REFUSALS,
  ...EN_KINDS,
  ...EN_HOME,
  ...EN_SETUP,
  ...EN_NAVIGATION,
  ...EN_TRANSFERS,
  ...EN_DEVICES,
  ...EN_COMMITMENTS,
  ...EN_REFUSED,
  ...EN_ERRORS,
  ...EN_SERVICE,
  ...EN_SETTINGS,
  ...EN_ENCRYPTION,
  ...EN_ASSISTANT,
  ...EN_HELP,
  ...EN_DOCTOR,
  ...EN_TERMINAL,
  ...EN_RETRIEVES,
  ...EN_SPOOL,
  ...EN_FORWARDING,
  ...EN_HELD,
  ...EN_FIELDS,
  ...EN_DESKTOP,
  ...EN_UPDATES,
} as const;
