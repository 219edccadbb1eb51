/** Updates of the app: how it stands, and what became of one that did not go well. */
export const EN_UPDATES = {
  'updates.heading': 'Updates',
  'updates.version': 'Version in use',
  'updates.channel': 'Which versions',
  'updates.channel.hint': 'Test versions come earlier and may have faults.',
  'updates.channel.stable': 'Released versions',
  'updates.channel.beta': 'Test versions as well',
  'updates.hours': 'Hours for updates',
  'updates.hours.hint':
    'When Tern may install an update. Leave it empty for whenever no machine has sent for a while.',
  'updates.check': 'Look for updates',
  'updates.install': 'Install now',
  'updates.off.no-key':
    'This copy of Tern does not update itself. Your technician installs new versions.',
  'updates.off.not-installed': 'Tern was not installed on this PC, so it does not update itself.',
  'updates.idle': 'Tern is up to date.',
  'updates.idle.never': 'Tern has not looked for updates yet.',
  'updates.checking': 'Tern is looking for updates.',
  'updates.downloading': 'Tern {{version}} is being downloaded: {{percent}}.',
  'updates.ready': 'Tern {{version}} is ready to be installed.',
  'updates.by-hand': 'Tern {{version}} is available. On this PC your technician installs it.',
  'updates.installing': 'Tern {{version}} is being installed. Tern starts again by itself.',
  'updates.lastChecked': 'Last looked: {{time}}',
  'updates.hold.sending': 'It is installed as soon as nothing is on its way.',
  'updates.hold.settling': 'It is installed once no machine has sent for five minutes.',
  'updates.hold.hours': 'It is installed between {{from}} and {{to}}.',
  'updates.hold.service': 'Tern runs as a service on this PC, so your technician installs it.',
  'updates.failed.offline':
    'Tern could not look for updates: the place where they are published cannot be reached.',
  'updates.failed.not-found':
    'Tern could not look for updates: there is none for this PC where they are published.',
  'updates.failed.not-signed':
    'An update was turned away: it does not come from the maker of Tern. Tell your technician.',
  'updates.failed.expired':
    'The list of updates is out of date. Somebody may be holding newer ones back. Tell your technician.',
  'updates.failed.replayed':
    'The list of updates is older than one seen before. Somebody may be holding newer ones back. Tell your technician.',
  'updates.failed.unreadable': 'The list of updates could not be read. Tern tries again later.',
  'updates.failed.damaged':
    'An update arrived damaged and was thrown away. Tern tries again later.',
  'updates.failed.disk-full': 'There is no room on the disk for an update. Free some space.',
  'updates.failed.install-failed': 'The update could not be installed. Tern tries again later.',
  'updates.failed.internal':
    'Something went wrong while looking for updates. Tern tries again later.',
  'updates.mishap.rolled-back': 'Tern went back to version {{to}}.',
  'updates.mishap.rolled-back.agent-down':
    'Version {{version}} did not start properly on this PC. It is not tried again; a later one is.',
  'updates.mishap.rolled-back.link-lost':
    'Version {{version}} could no longer reach the cloud. It is not tried again; a later one is.',
  'updates.mishap.no-effect': 'Tern {{version}} could not be installed.',
  'updates.mishap.no-effect.text':
    'It was tried twice. Version {{to}} stays in use; a later version is tried again.',
  'updates.mishap.cannot-roll-back': 'Tern {{version}} does not work properly on this PC.',
  'updates.mishap.cannot-roll-back.nothing-kept':
    'There is no earlier version here to go back to. Call your technician.',
  'updates.mishap.cannot-roll-back.kept-damaged':
    'The earlier version that was kept here is damaged. Call your technician.',
  'updates.mishap.cannot-roll-back.failed':
    'Going back to the earlier version did not work. Call your technician.',
  'updates.ready.text': 'It takes a minute, in which no machine can send.',
  'terminal.label.update': 'Update',
} as const;
