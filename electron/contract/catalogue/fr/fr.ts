import { FR_ASSISTANT } from './assistant.ts';
import { FR_COMMITMENTS } from './commitments.ts';
import { FR_DESKTOP } from './desktop.ts';
import { FR_DEVICES } from './devices.ts';
import { FR_DOCTOR } from './doctor.ts';
import { FR_ENCRYPTION } from './encryption.ts';
import { FR_ERRORS } from './errors.ts';
import { FR_FIELDS } from './fields.ts';
import { FR_FORWARDING } from './forwarding.ts';
import { FR_HELD } from './held.ts';
import { FR_HELP } from './help.ts';
import { FR_HOME } from './home.ts';
import { FR_KINDS } from './kinds.ts';
import { FR_NAVIGATION } from './navigation.ts';
import { FR_PROBLEMS } from './problems.ts';
import { FR_REFUSALS } from './refusals.ts';
import { FR_REFUSED } from './refused.ts';
import { FR_RETRIEVES } from './retrieves.ts';
import { FR_SERVICE } from './service.ts';
import { FR_SETTINGS } from './settings.ts';
import { FR_SETUP } from './setup.ts';
import { FR_SPOOL } from './spool.ts';
import { FR_STATE } from './state.ts';
import { FR_TERMINAL } from './terminal.ts';
import { FR_TRANSFERS } from './transfers.ts';
import { FR_UPDATES } from './updates.ts';

/** The French catalogue. */
export const FR = {
  ...FR_STATE,
  ...FR_PROBLEMS,
  ...FR_REFUSALS,
  ...FR_KINDS,
  ...FR_HOME,
  ...FR_SETUP,
  ...FR_NAVIGATION,
  ...FR_TRANSFERS,
  ...FR_DEVICES,
  ...FR_COMMITMENTS,
  ...FR_REFUSED,
  ...FR_ERRORS,
  ...FR_SERVICE,
  ...FR_SETTINGS,
  ...FR_ENCRYPTION,
  ...FR_ASSISTANT,
  ...FR_HELP,
  ...FR_DOCTOR,
  ...FR_TERMINAL,
  ...FR_RETRIEVES,
  ...FR_SPOOL,
  ...FR_FORWARDING,
  ...FR_HELD,
  ...FR_FIELDS,
  ...FR_DESKTOP,
  ...FR_UPDATES,
};
