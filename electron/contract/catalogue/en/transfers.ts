/** The page of everything that was sent. */
export const EN_TRANSFERS = {
  'transfers.title': 'Transfers',
  'transfers.lead':
    'Tern keeps no images on this PC. It passes each one on while the machine waits for the answer.',
  'transfers.history': 'What was sent',
  'transfers.filters': 'Filters',
  'transfers.machine': 'Machine',
  'transfers.anyMachine': 'All machines',
  'transfers.sampleMachine': '{{name}} (sample)',
  'transfers.outcome': 'What became of it',
  'transfers.anyOutcome': 'Everything',
  'transfers.only.delivered': 'Safe in the cloud',
  'transfers.only.accepted': 'Waiting for the receipt',
  'transfers.only.failed': 'Did not arrive',
  'transfers.only.refused': 'Refused',
  'transfers.only.incomplete': 'Broke off',
  'transfers.only.mismatch': 'Receipt does not match',
  'transfers.fromDay': 'From day',
  'transfers.untilDay': 'Until day',
  'transfers.daysSwapped': 'The first day is after the last one.',
  'transfers.identifier': 'Identifier of an image',
  'transfers.clear': 'Show everything',
  'transfers.shown': { one: '{{count, number}} image', other: '{{count, number}} images' },
  'transfers.shownMore': {
    one: '{{count, number}} image so far; older ones follow as you scroll',
    other: '{{count, number}} images so far; older ones follow as you scroll',
  },
  'transfers.nothingFits': 'Nothing that was sent fits these filters.',
  'transfers.reading': 'Reading …',
  'transfers.readingOlder': 'Reading older ones …',
  'transfers.tryAgain': 'Try again',
  'transfers.notRead': 'What was sent could not be read.',
  'transfers.sample': 'sample',
  'transfers.sampleNote': 'Images of nobody, from the built-in sample device.',
  'transfers.place.refused': 'still on the machine',
  'transfers.place.incomplete': 'still on the machine',
  'transfers.place.mismatch': 'keep it on the machine',
  'transfers.story.delivered.text':
    'The cloud has confirmed each one, and its receipt matches what the machine sent.',
  'transfers.story.delivered.advice': 'There is nothing to do.',
  'transfers.story.archived.text': 'The archive has taken each one. An archive gives no receipts.',
  'transfers.story.archived.advice': 'There is nothing to do.',
  'transfers.story.accepted.text':
    'The cloud has taken each one, but the receipt is not here yet. Tern keeps asking.',
  'transfers.story.accepted.advice':
    'Do not delete them from the machine yet. If this lasts longer than an hour, tell whoever runs your cloud.',
  'transfers.story.refused.text':
    'The cloud did not take them, and nothing is kept on this PC. The machine was told and still has them.',
  'transfers.story.refused.advice':
    'Do not delete them from the machine. Tell whoever runs your cloud what it answered (below), then send again from the machine.',
  'transfers.story.incomplete.text':
    'The transfer broke off. Nothing incomplete was kept; the machine was told and still has them.',
  'transfers.story.incomplete.advice':
    'Most machines send again by themselves. If they do not appear above as delivered, send them again from the machine.',
  'transfers.story.mismatch.text':
    'What the cloud holds differs from what the machine sent. They do not count as delivered.',
  'transfers.story.mismatch.advice':
    'Do not delete them from the machine. Send them again and tell whoever runs your cloud.',
  'transfers.times': 'Sent',
  'transfers.size': 'Size',
  'transfers.noUid': 'without an identifier',
  'transfers.receipt.id': 'Receipt',
  'transfers.receipt.storedAt': 'Stored in the cloud',
  'transfers.receipt.here': 'SHA-256 here',
  'transfers.receipt.cloud': 'SHA-256 in the cloud',
  'transfers.receipt.sizeCloud': 'Size in the cloud',
  'transfers.receipt.same': 'The same: the cloud holds exactly what the machine sent.',
  'transfers.receipt.differs': 'Different: the cloud does not hold what the machine sent.',
  'transfers.receipt.unknown': 'not known',
  'transfers.receipt.waiting': 'The receipt is not here yet.',
  'transfers.receipt.none': 'There is no receipt.',
  'transfers.receipt.gone': 'This image is no longer on the list.',
} as const;
