import type { ServiceLevel } from '../../foundation/service-places.ts';
import type { Translator } from '../../contract/translator.ts';
import type { ServiceStatus } from './service-manager.ts';
import { MAC_SERVICE_ACCOUNT, SERVICE_ACCOUNT, type ServiceSpec } from './service-spec.ts';

/** What the words depend on. */
export type ServiceFacts = {
  readonly platform: NodeJS.Platform;
  readonly user: string;
  readonly dataDir: string;
  /** null: not known. */
  readonly secretStore: ServiceSpec['secretStore'] | null;
};

function installCommand(level: ServiceLevel, platform: NodeJS.Platform): string {
  if (level === 'user') return 'tern service install';
  return `${platform === 'win32' ? '' : 'sudo '}tern service install --system`;
}

function stateLine(
  { level, state }: ServiceStatus,
  facts: ServiceFacts,
  { t }: Translator,
): string {
  const command = installCommand(level, facts.platform);
  switch (state) {
    case 'not-installed':
      return t('systemService.none');
    case 'running':
      return t('systemService.running');
    case 'starting':
      return t('systemService.starting');
    case 'stopped':
      return t('systemService.stopped', { command });
    case 'gave-up':
      return t('systemService.gaveUp', { command, folder: facts.dataDir });
  }
}

function lingerLines({ lingers }: ServiceStatus, facts: ServiceFacts, { t }: Translator): string[] {
  if (lingers === null) return [];
  const command = `loginctl enable-linger ${facts.user}`;
  const inKeychain = facts.secretStore === 'keychain';
  return [
    lingers ? t('systemService.lingers') : t('systemService.lingersNot', { command }),
    ...(inKeychain ? [t('systemService.lingerKeychain')] : []),
  ];
}

function keyLines(level: ServiceLevel, facts: ServiceFacts, { t }: Translator): string[] {
  if (facts.secretStore === null) return [];
  if (facts.secretStore === 'file') return [t('systemService.keyFile')];
  return [t(level === 'user' ? 'systemService.keyUser' : 'systemService.keyAccount')];
}

function accessLine({ platform }: ServiceFacts, { t }: Translator): string {
  if (platform === 'win32') return t('systemService.administrators');
  if (platform === 'darwin') {
    const group = MAC_SERVICE_ACCOUNT;
    return t('systemService.group', {
      group,
      command: `sudo dseditgroup -o edit -a NAME -t user ${group}`,
    });
  }
  return t('systemService.group', {
    group: SERVICE_ACCOUNT,
    command: `sudo usermod -aG ${SERVICE_ACCOUNT} NAME`,
  });
}

/** `tern service status`. */
export function serviceStatusWords(
  status: ServiceStatus,
  facts: ServiceFacts,
  words: Translator,
): string {
  const rest = status.state === 'not-installed' ? [] : lingerLines(status, facts, words);
  const key = status.state === 'not-installed' ? [] : keyLines(status.level, facts, words);
  return [stateLine(status, facts, words), ...rest, ...key].join('\n');
}

/** `tern service install`. */
export function installedWords(
  status: ServiceStatus,
  facts: ServiceFacts,
  words: Translator,
): string {
  const { t } = words;
  const isSystem = status.level === 'system';
  return [
    t(isSystem ? 'systemService.installedSystem' : 'systemService.installedUser'),
    ...lingerLines(status, facts, words),
    ...keyLines(status.level, facts, words),
    ...(isSystem ? [t('systemService.pairAnew', { command: 'tern pair CODE --cloud URL' })] : []),
    ...(isSystem ? [accessLine(facts, words), t('systemService.restartApp')] : []),
  ].join('\n');
}
