import { MULTI_BYTE, SINGLE_BYTE } from '../../electron/agent/dicom/dataset/character-sets.ts';
import { valueAt } from '../../electron/agent/config/plain-record.ts';
import { TERN_IMPLEMENTATION } from '../../electron/agent/dicom/services/sop-classes.ts';
import { DICOM_APPLICATION_CONTEXT } from '../../electron/agent/dicom/ul/pdu.ts';
import type { Attribute } from '../../electron/agent/dicom/dataset/attribute.ts';
import { tlsOptions } from '../../electron/agent/dicom-tls/tls-profile.ts';
import { SETTING_HELP } from '../../electron/cli/setting-help.ts';
import { agentConfigSchema } from '../../electron/contract/agent-config.ts';
import { PSK_CIPHER_SUITES, PSK_TLS_VERSION } from '../../electron/contract/psk-link.ts';
import {
  COMPUTED,
  INDEXED,
  LEVELS,
  SCHEDULED_STEP_SEQUENCE,
  WORKLIST,
  WORKLIST_EMPTY_SEQUENCES,
  WORKLIST_STEP,
} from '../../cloud/dataset/attributes.ts';
import { UNIQUE_KEY } from '../../cloud/find/query.ts';
import { rejectionTable, statusTable } from './codes.ts';
import {
  agentOwnContexts,
  agentRefusedContexts,
  commonStorageClasses,
  destinationSyntaxes,
  fetchContexts,
  reportContexts,
  serviceContexts,
} from './contexts.ts';
import { table, tagOf } from './markdown.ts';

function implementation(): string {
  const { classUid, versionName } = TERN_IMPLEMENTATION;
  return table(
    ['element', 'value'],
    [
      ['Application context name', DICOM_APPLICATION_CONTEXT],
      ['Implementation class UID', classUid],
      ['Implementation version name', versionName],
    ],
  );
}

/** Groups whose settings concern DICOM; the others are in `tern config list`. */
const SHOWN_GROUPS = ['dicom.', 'dicomTls.', 'link.', 'commitment.'];

function parameters(): string {
  const defaults = agentConfigSchema.parse({});
  const paths = Object.entries(SETTING_HELP).filter(([path]) =>
    SHOWN_GROUPS.some((group) => path.startsWith(group)),
  );
  return table(
    ['setting', 'default', 'what it is'],
    paths.map(([path, help]) => [
      `\`${path}\``,
      `\`${JSON.stringify(valueAt(defaults, path.split('.')))}\``,
      help,
    ]),
  );
}

/** How a key of that VR is matched (cloud/find/matching.ts). */
function matchingOf({ vr, keyword }: Attribute): string {
  if (vr === 'UI') return 'single value, list of UIDs';
  if (vr === 'DA' || vr === 'TM' || vr === 'DT') return 'single value, range';
  if (vr === 'DS' || vr === 'IS' || vr === 'US') return 'single value, as a number';
  if (vr === 'SQ') return 'returned empty';
  if (vr === 'PN') return 'single value, wild card; case does not count, by component group';
  return keyword === 'InstanceAvailability' ? 'returned: ONLINE' : 'single value, wild card';
}

const attributeRow = (attribute: Attribute): readonly string[] => [
  tagOf(attribute.tag),
  attribute.keyword,
  attribute.vr,
  matchingOf(attribute),
];
const ATTRIBUTE_HEADS = ['tag', 'keyword', 'VR', 'matching'];

function queryAttributes(): string {
  const rows = LEVELS.flatMap((level) =>
    INDEXED[level].map((attribute) => [
      level,
      ...attributeRow(attribute),
      attribute.keyword === UNIQUE_KEY[level] ? 'unique' : 'optional',
    ]),
  );
  return table(['level', ...ATTRIBUTE_HEADS, 'key'], rows);
}

function worklistAttributes(): string {
  const step = `${tagOf(SCHEDULED_STEP_SEQUENCE.tag)} >`;
  const rows = [
    ...WORKLIST.map((attribute) => ['', ...attributeRow(attribute)]),
    ...WORKLIST_STEP.map((attribute) => [step, ...attributeRow(attribute)]),
    ...WORKLIST_EMPTY_SEQUENCES.map((attribute) => ['', ...attributeRow(attribute)]),
  ];
  return table(['within', ...ATTRIBUTE_HEADS], rows);
}

function characterSets(): string {
  const single = Object.keys(SINGLE_BYTE).map((number) => `ISO_IR ${number}`);
  const multi = Object.keys(MULTI_BYTE).map((term) => term.replaceAll('_', ' '));
  const all = [...new Set([...single, ...multi.map((term) => term.replace('ISO IR', 'ISO_IR'))])];
  return all.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })).join(', ');
}

function cipherSuites(): string {
  const { ciphers, maxVersion } = tlsOptions({ minVersion: 'TLSv1.2' });
  const row = (where: string, versions: string, suites: readonly string[]): readonly string[] => [
    where,
    versions,
    suites.map((suite) => `\`${suite}\``).join(', '),
  ];
  return table(
    ['connection', 'versions', 'suites, in this order'],
    [
      row('agent – far end', PSK_TLS_VERSION, PSK_CIPHER_SUITES),
      row('device – agent, agent – destination', `TLSv1.2 to ${maxVersion}`, ciphers.split(':')),
    ],
  );
}

/** The tables of docs/conformance-statement.md, by the names of their regions. */
export const CONFORMANCE_TABLES: Readonly<Record<string, () => string>> = {
  implementation,
  'agent-own-contexts': agentOwnContexts,
  'agent-refused-contexts': agentRefusedContexts,
  'report-contexts': reportContexts,
  'fetch-contexts': fetchContexts,
  'destination-syntaxes': destinationSyntaxes,
  'common-storage-classes': commonStorageClasses,
  'service-contexts': serviceContexts,
  rejections: rejectionTable,
  statuses: statusTable,
  parameters,
  'query-attributes': queryAttributes,
  'computed-attributes': () => table(ATTRIBUTE_HEADS, COMPUTED.map(attributeRow)),
  'worklist-attributes': worklistAttributes,
  'character-sets': characterSets,
  'cipher-suites': cipherSuites,
};
