/** Images on their way back from the cloud: destinations, retrieves, and what goes wrong with them. */
export const EN_RETRIEVES = {
  'problem.destination-unreachable.title': 'Images from the cloud could not be handed on.',
  'problem.destination-unreachable.text':
    '{{device}} did not answer, turned Tern away or broke off. Whoever asked for the images was told.',
  'problem.destination-unreachable.advice':
    'Check that it is on, and that its address, port and AE title are right; then ask for the images again. To test it: tern destination echo.',
  'field.duplicate': 'This is in the list already.',
  'terminal.label.fetching': 'Fetching',
  'terminal.fetching': 'for {{destination}}, {{images}}, {{remaining}} to come',
  'terminal.destination.none':
    'No destination is set up: images from the cloud cannot be handed to a machine here.',
  'terminal.destination.added': 'Images from the cloud can be handed to {{aeTitle}} from now on.',
  'terminal.destination.removed': 'Images from the cloud are no longer handed to {{aeTitle}}.',
  'terminal.destination.echo': '{{aeTitle}} answered after {{latency}}.',
  'terminal.destination.tls': 'encrypted (TLS)',
} as const;
