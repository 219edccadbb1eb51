/** The desktop app around the dashboard: the agent's process, tray, notifications, and the question at quitting. */
export const EN_DESKTOP = {
  'process.restarting': 'It stopped by itself and is being started again.',
  'process.stopped':
    'It stopped several times within a minute. Restart this PC; if that does not help, tell your technician.',
  'process.settingsInvalid':
    'Its settings hold something that it cannot use. Ask your technician to correct them, then start it again.',
  'process.noneCanSend': 'Until it runs again, no machine can send.',
  'process.startAgain': 'Start it again',

  'tray.tooltip': 'Tern: {{sentence}}',
  'tray.open': 'Open dashboard',
  'tray.lastDelivered': 'Last image delivered: {{time}}',
  'tray.copy': 'Copy address for a machine',
  'tray.copyOf': 'Copy address for a machine ({{address}})',
  'tray.copied': 'AE title: {{aeTitle}}\nIP address: {{address}}\nPort: {{port}}',
  'tray.startAtLogin': 'Start at login',
  'tray.quit': 'Quit Tern',

  'notification.linkLost': 'No machine can send until the cloud can be reached again. {{advice}}',
  'notification.severalMachines': 'This happened to {{number}} machines. {{advice}}',

  'quit.title': {
    one: 'One machine is sending images.',
    other: '{{number}} machines are sending images.',
  },
  'quit.text':
    'If Tern quits now, what is on its way does not arrive and has to be sent again. While Tern is not running, no machine can send.',
  'quit.whenDone': 'Quit when they are done',
  'quit.now': 'Quit now',
  'quit.stay': 'Keep running',
} as const;
