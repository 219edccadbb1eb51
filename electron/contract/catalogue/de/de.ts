import { DE_ASSISTANT } from './assistant.ts';
import { DE_COMMITMENTS } from './commitments.ts';
import { DE_DESKTOP } from './desktop.ts';
import { DE_DEVICES } from './devices.ts';
import { DE_DOCTOR } from './doctor.ts';
import { DE_ENCRYPTION } from './encryption.ts';
import { DE_ERRORS } from './errors.ts';
import { DE_FIELDS } from './fields.ts';
import { DE_FORWARDING } from './forwarding.ts';
import { DE_HELD } from './held.ts';
import { DE_HELP } from './help.ts';
import { DE_HOME } from './home.ts';
import { DE_KINDS } from './kinds.ts';
import { DE_NAVIGATION } from './navigation.ts';
import { DE_PROBLEMS } from './problems.ts';
import { DE_REFUSALS } from './refusals.ts';
import { DE_REFUSED } from './refused.ts';
import { DE_RETRIEVES } from './retrieves.ts';
import { DE_SERVICE } from './service.ts';
import { DE_SETTINGS } from './settings.ts';
import { DE_SETUP } from './setup.ts';
import { DE_SPOOL } from './spool.ts';
import { DE_STATE } from './state.ts';
import { DE_TERMINAL } from './terminal.ts';
import { DE_TRANSFERS } from './transfers.ts';
import { DE_UPDATES } from './updates.ts';

/** The German catalogue. */
export const DE = {
  ...DE_STATE,
  ...DE_PROBLEMS,
  ...DE_REFUSALS,
  ...DE_KINDS,
  ...DE_HOME,
  ...DE_SETUP,
  ...DE_NAVIGATION,
  ...DE_TRANSFERS,
  ...DE_DEVICES,
  ...DE_COMMITMENTS,
  ...DE_REFUSED,
  ...DE_ERRORS,
  ...DE_SERVICE,
  ...DE_SETTINGS,
  ...DE_ENCRYPTION,
  ...DE_ASSISTANT,
  ...DE_HELP,
  ...DE_DOCTOR,
  ...DE_TERMINAL,
  ...DE_RETRIEVES,
  ...DE_SPOOL,
  ...DE_FORWARDING,
  ...DE_HELD,
  ...DE_FIELDS,
  ...DE_DESKTOP,
  ...DE_UPDATES,
};
