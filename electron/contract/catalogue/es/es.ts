import { ES_ASSISTANT } from './assistant.ts';
import { ES_COMMITMENTS } from './commitments.ts';
import { ES_DESKTOP } from './desktop.ts';
import { ES_DEVICES } from './devices.ts';
import { ES_DOCTOR } from './doctor.ts';
import { ES_ENCRYPTION } from './encryption.ts';
import { ES_ERRORS } from './errors.ts';
import { ES_FIELDS } from './fields.ts';
import { ES_FORWARDING } from './forwarding.ts';
import { ES_HELD } from './held.ts';
import { ES_HELP } from './help.ts';
import { ES_HOME } from './home.ts';
import { ES_KINDS } from './kinds.ts';
import { ES_NAVIGATION } from './navigation.ts';
import { ES_PROBLEMS } from './problems.ts';
import { ES_REFUSALS } from './refusals.ts';
import { ES_REFUSED } from './refused.ts';
import { ES_RETRIEVES } from './retrieves.ts';
import { ES_SERVICE } from './service.ts';
import { ES_SETTINGS } from './settings.ts';
import { ES_SETUP } from './setup.ts';
import { ES_SPOOL } from './spool.ts';
import { ES_STATE } from './state.ts';
import { ES_TERMINAL } from './terminal.ts';
import { ES_TRANSFERS } from './transfers.ts';
import { ES_UPDATES } from './updates.ts';

/** The Spanish catalogue. */
export const ES = {
  ...ES_STATE,
  ...ES_PROBLEMS,
  ...ES_REFUSALS,
  ...ES_KINDS,
  ...ES_HOME,
  ...ES_SETUP,
  ...ES_NAVIGATION,
  ...ES_TRANSFERS,
  ...ES_DEVICES,
  ...ES_COMMITMENTS,
  ...ES_REFUSED,
  ...ES_ERRORS,
  ...ES_SERVICE,
  ...ES_SETTINGS,
  ...ES_ENCRYPTION,
  ...ES_ASSISTANT,
  ...ES_HELP,
  ...ES_DOCTOR,
  ...ES_TERMINAL,
  ...ES_RETRIEVES,
  ...ES_SPOOL,
  ...ES_FORWARDING,
  ...ES_HELD,
  ...ES_FIELDS,
  ...ES_DESKTOP,
  ...ES_UPDATES,
};
