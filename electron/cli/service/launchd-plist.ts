import { posix } from 'node:path';
import { LAUNCHD_LABEL } from '../../foundation/service-places.ts';
import { escapeXml } from './escape-xml.ts';
import { agentCommand, MAC_SERVICE_ACCOUNT, type ServiceSpec } from './service-spec.ts';

type PlistValue =
  string | number | boolean | readonly string[] | { readonly [key: string]: PlistValue };

function element(value: PlistValue): string {
  if (typeof value === 'string') return `<string>${escapeXml(value)}</string>`;
  if (typeof value === 'number') return `<integer>${value}</integer>`;
  if (typeof value === 'boolean') return `<${value}/>`;
  if (Array.isArray(value)) return `<array>${value.map(element).join('')}</array>`;
  const entries = Object.entries(value).map(
    ([key, entry]) => `<key>${escapeXml(key)}</key>${element(entry)}`,
  );
  return `<dict>\n${entries.join('\n')}\n</dict>`;
}

/**
 * A property list for launchd (launchd.plist(5)). launchd never gives up, so our own process starts the agent again and
 * ends when that is pointless; launchd brings back only that process, when it was killed.
 */
export function launchdPlist(spec: ServiceSpec): string {
  const isSystem = spec.level === 'system';
  const output = posix.join(spec.dataDir, 'service.log');
  const list = element({
    Label: LAUNCHD_LABEL,
    ProgramArguments: agentCommand(spec, true),
    RunAtLoad: true,
    KeepAlive: { Crashed: true },
    ThrottleInterval: 5,
    ProcessType: 'Interactive',
    Umask: 0o077,
    ...(isSystem ? { UserName: MAC_SERVICE_ACCOUNT, GroupName: MAC_SERVICE_ACCOUNT } : {}),
    StandardErrorPath: output,
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    `<plist version="1.0">\n${list}\n</plist>`,
    '',
  ].join('\n');
}
