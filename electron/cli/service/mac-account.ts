import { systemSocketFolder } from '../../foundation/service-places.ts';
import { MAC_SERVICE_ACCOUNT } from './service-spec.ts';

/** Numbers below 500 are not shown at login; Apple's own services end at 300. */
const ACCOUNT_NUMBER = '437';

type Command = readonly [program: string, ...args: string[]];

function record(
  kind: 'Groups' | 'Users',
  entries: readonly (readonly [string, string])[],
): Command[] {
  const path = `/${kind}/${MAC_SERVICE_ACCOUNT}`;
  return [
    ['dscl', '.', '-create', path],
    ...entries.map(([key, value]): Command => ['dscl', '.', '-create', path, key, value]),
  ];
}

function folder(path: string, mode: string): Command {
  const owner = ['-o', MAC_SERVICE_ACCOUNT, '-g', MAC_SERVICE_ACCOUNT];
  return ['install', '-d', '-m', mode, ...owner, path];
}

/** What makes the service's account, without a shell, and its folders. */
export function macAccountCommands(isThere: boolean, dataDir: string): readonly Command[] {
  const account = [
    ...record('Groups', [['PrimaryGroupID', ACCOUNT_NUMBER]]),
    ...record('Users', [
      ['UniqueID', ACCOUNT_NUMBER],
      ['PrimaryGroupID', ACCOUNT_NUMBER],
      ['UserShell', '/usr/bin/false'],
      ['NFSHomeDirectory', dataDir],
      ['IsHidden', '1'],
    ]),
  ];
  return [
    ...(isThere ? [] : account),
    folder(dataDir, '0700'),
    folder(systemSocketFolder('darwin'), '0750'),
  ];
}
