import { EXIT_CODES } from '../../agent/control/exit-codes.ts';
import { CRASH_WINDOW_MS, MAX_CRASHES } from '../../foundation/restart-budget.ts';
import { agentCommand, SERVICE_ACCOUNT, type ServiceSpec } from './service-spec.ts';

/** What another start does not cure. */
const FINAL_EXITS = [
  EXIT_CODES['config-invalid'],
  EXIT_CODES['config-unwritable'],
  EXIT_CODES['bad-arguments'],
];

/** Quoting of systemd.service(5): backslashes and quotes, variables ($) and specifiers (%). */
function quoted(argument: string): string {
  const escaped = argument.replace(/[\\"]/g, '\\$&').replaceAll('$', '$$$$');
  return `"${escaped.replaceAll('%', '%%')}"`;
}

/** In force for both kinds: they work without any right of a manager. */
const FOR_EVERYBODY = [
  'NoNewPrivileges=yes',
  'LockPersonality=yes',
  'RestrictRealtime=yes',
  'RestrictSUIDSGID=yes',
  'RestrictNamespaces=yes',
  // Netlink: the addresses of this computer.
  'RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK',
  'SystemCallArchitectures=native',
  'SystemCallFilter=@system-service',
  'SystemCallErrorNumber=EPERM',
  'UMask=0077',
];

/** MemoryDenyWriteExecute is missing: V8 compiles JavaScript to machine code while it runs. */
const FOR_THE_SYSTEM = [
  'SystemCallFilter=~@privileged @resources',
  'ProtectSystem=strict',
  'ProtectHome=yes',
  'PrivateTmp=yes',
  'PrivateDevices=yes',
  'ProtectClock=yes',
  'ProtectControlGroups=yes',
  'ProtectHostname=yes',
  'ProtectKernelLogs=yes',
  'ProtectKernelModules=yes',
  'ProtectKernelTunables=yes',
  'ProtectProc=invisible',
  'ProcSubset=pid',
  'RemoveIPC=yes',
];

function ownAccount({ lowPorts }: ServiceSpec): string[] {
  const capabilities = lowPorts ? 'CAP_NET_BIND_SERVICE' : '';
  return [
    `User=${SERVICE_ACCOUNT}`,
    `Group=${SERVICE_ACCOUNT}`,
    'StateDirectory=tern',
    'StateDirectoryMode=0700',
    // The control socket: the members of the group may use it.
    'RuntimeDirectory=tern',
    'RuntimeDirectoryMode=0750',
    `CapabilityBoundingSet=${capabilities}`,
    `AmbientCapabilities=${capabilities}`,
    // A port below 1024 is a right in the computer's own user namespace.
    ...(lowPorts ? [] : ['PrivateUsers=yes']),
  ];
}

/** A unit for systemd, of the user's manager or of the system's. */
export function systemdUnit(spec: ServiceSpec): string {
  const isSystem = spec.level === 'system';
  return [
    '[Unit]',
    'Description=Tern, carries DICOM images to the cloud',
    ...(isSystem ? ['Wants=network-online.target', 'After=network-online.target'] : []),
    // Started more often than that within the time, it is given up.
    `StartLimitIntervalSec=${CRASH_WINDOW_MS / 1000}`,
    `StartLimitBurst=${MAX_CRASHES}`,
    '',
    '[Service]',
    'Type=exec',
    `ExecStart=${agentCommand(spec, false).map(quoted).join(' ')}`,
    'Restart=always',
    'RestartSec=1',
    `RestartPreventExitStatus=${FINAL_EXITS.join(' ')}`,
    'TimeoutStopSec=30',
    ...(isSystem ? ownAccount(spec) : []),
    ...FOR_EVERYBODY,
    ...(isSystem ? FOR_THE_SYSTEM : []),
    '',
    '[Install]',
    `WantedBy=${isSystem ? 'multi-user.target' : 'default.target'}`,
    '',
  ].join('\n');
}

/** The account for systemd-sysusers(8): no shell, no password. */
export const SYSUSERS_LINE = `u ${SERVICE_ACCOUNT} - "Tern" /var/lib/tern /usr/sbin/nologin\n`;
