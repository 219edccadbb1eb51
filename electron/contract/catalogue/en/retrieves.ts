/** Images on their way back from the cloud: destinations, retrieves, and what goes wrong with them. */
export const EN_RETRIEVES = {
  'problem.destination-unreachable.title': 'Images from the cloud could not be handed on.',
  'problem.destination-unreachable.text':
    '{{device}} did not answer, turned Tern away or broke off. Whoever asked for the images was told.',
  'problem.destination-unreachable.advice':
    'Check that it is on, and that its address, port and AE title are right; then ask for the images again. To test it: the settings page, or tern destination echo.',
  'field.duplicate': 'This is in the list already.',
  'terminal.label.fetching': 'Fetching',
  'terminal.fetching': 'for {{destination}}, {{images}}, {{remaining}} to come',
  'terminal.destination.none':
    'No destination is set up: images from the cloud cannot be handed to a machine here.',
  'terminal.destination.added': 'Images from the cloud can be handed to {{aeTitle}} from now on.',
  'terminal.destination.removed': 'Images from the cloud are no longer handed to {{aeTitle}}.',
  'terminal.destination.echo': '{{aeTitle}} answered after {{latency}}.',
  'terminal.destination.tls': 'encrypted (TLS)',
  'retrieves.progress': {
    one: '{{done}} of {{count, number}} image to {{destination}}',
    other: '{{done}} of {{count, number}} images to {{destination}}',
  },
  'retrieves.looking': 'Looking for the images for {{destination}}',
  'retrieves.failed': {
    one: '{{count, number}} could not be handed on',
    other: '{{count, number}} could not be handed on',
  },
  'retrieves.byMachine': 'From the cloud, asked for by {{name}}',
  'retrieves.byCloud': 'From the cloud, which sends them itself',
  'destinations.heading': 'Handing images to machines here',
  'destinations.lead':
    'A workstation here can ask for images from the cloud, or the cloud can send it some. Only machines on this list are handed any.',
  'destinations.none': 'No machine is on the list yet.',
  'destinations.where': '{{host}}, port {{port}}',
  'destinations.encrypted': 'encrypted',
  'destinations.notEncrypted': 'not encrypted',
  'destinations.add': 'Add a machine …',
  'destinations.save': 'Add it',
  'destinations.cancel': 'Cancel',
  'destinations.aeTitle': 'AE title of the machine',
  'destinations.aeTitle.hint': 'It stands in its DICOM settings.',
  'destinations.host.hint': 'Where it is on your network, like 192.168.1.50.',
  'destinations.tls': 'It takes images encrypted (DICOM over TLS)',
  'destinations.tls.hint':
    'Its certificate has to be trusted here. A technician sees to that with: tern certificate trust',
  'destinations.remove': 'Remove …',
  'destinations.remove.title': 'Take {{aeTitle}} off the list?',
  'destinations.remove.text':
    'Images from the cloud are then no longer handed to it. What it has already stays there.',
  'destinations.remove.confirm': 'Take it off',
  'destinations.remove.cancel': 'Keep it',
} as const;
