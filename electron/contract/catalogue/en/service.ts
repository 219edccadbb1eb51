/** `tern service`, and what is said where the agent runs as a service. */
export const EN_SERVICE = {
  'refusal.service-not-permitted.title': 'This account is not allowed to do that.',
  'refusal.service-not-permitted.advice':
    'Run the command as administrator, on Linux and macOS with sudo, or ask an administrator to add you to the group tern.',
  'refusal.service-failed.title': 'The service could not be set up.',
  'refusal.service-failed.advice': 'Have your technician look at what the system said.',
  'refusal.service-stopped.title': 'The Tern service of this PC is not running.',
  'refusal.service-stopped.advice': 'Ask your technician to look at it with "tern service status".',

  'systemService.installedUser':
    'Tern runs as a service now: it starts when you log in, with or without the Tern app.',
  'systemService.installedSystem':
    'Tern runs as a service of this PC now: it starts with the PC, before anybody logs in.',
  'systemService.uninstalled':
    'The service is gone. What it kept, its pairing included, is still in {{folder}}.',
  'systemService.none': 'Tern is not installed as a service.',
  'systemService.running': 'The service is running.',
  'systemService.starting': 'The service is starting.',
  'systemService.stopped': 'The service is installed, but not running. To start it: {{command}}',
  'systemService.gaveUp':
    'The service has stopped: it ended five times within a minute, or its settings cannot be read. The reason is in {{folder}}. To start it again: {{command}}',
  'systemService.lingers': 'It keeps running when you log out.',
  'systemService.lingersNot':
    'It ends when you log out. To keep it running, and to start it with the PC: {{command}}',
  'systemService.lingerKeychain':
    'While you are logged out your keychain is locked, and it cannot reach its key. For that case install it with --secret-store file.',
  'systemService.keyUser':
    'Its key is in your keychain, the same as with the Tern app: they share one pairing.',
  'systemService.keyFile':
    'Its key is in a file that only its account can read, since a service has no keychain. Whoever has the disk or a backup of it has the key.',
  'systemService.keyAccount': 'Windows keeps its key for the account of the service.',
  'systemService.pairAnew':
    'It does not take over the pairing of the Tern app. Pair it with a new code: {{command}}',
  'systemService.group':
    'Whoever may look at it and change it has to be in the group {{group}}: {{command}}. It counts from the next login.',
  'systemService.administrators': 'Only administrators can look at it and change it.',
  'systemService.restartApp':
    'If the Tern app is open, quit it now, so that it does not keep the port for the machines, and open it again. It then shows the service.',
  'systemService.startsWithUser': 'starts when its user logs in',
  'systemService.startsWithPc': 'starts with this PC',
  'terminal.label.service': 'Service',
} as const;
