/** What waits on this PC, how a person decides about what is held, and the ledger at the terminal. */
export const EN_HELD = {
  'headline.keepsHere':
    'Your machines can go on sending: their images are kept safe on this PC until then.',
  'headline.safeHere.later':
    'They go to the cloud by themselves as soon as they can. Leave this PC switched on.',
  'headline.safeHere.left': 'About {{duration}} left.',
  'safe.count': {
    one: '{{count, number}} image safe on this PC',
    other: '{{count, number}} images safe on this PC',
  },
  'safe.oldest': 'oldest: {{duration}}',
  'safe.left': 'about {{duration}} left',
  'safe.held': {
    one: '{{count, number}} image needs your decision',
    other: '{{count, number}} images need your decision',
  },
  'transfers.leadKept':
    'What machines send lies encrypted on this PC only until the cloud has confirmed it.',
  'held.heading': 'Needs your decision',
  'held.lead':
    'Tern cannot send these images by itself. They stay here until somebody sends them again or gives them up. All others go on.',
  'held.reason.refused.text': 'The cloud does not take them.',
  'held.reason.refused.advice':
    'Tell whoever runs your cloud what it answered (below), then send them again here.',
  'held.reason.not-taken.text': 'The cloud does not take this kind of image.',
  'held.reason.not-taken.advice':
    'Ask whoever runs your cloud to allow it, then send them again here.',
  'held.reason.mismatch.text': 'What the cloud holds differs from what lies here.',
  'held.reason.mismatch.advice':
    'Tell whoever runs your cloud, and do not give them up before that person has looked.',
  'held.reason.damaged.text': 'Their files on this PC are damaged.',
  'held.reason.damaged.advice':
    'Send them again from the machine. Once they have arrived, give them up here.',
  'held.reason.key-missing.text': 'Their key is not in the keychain of this PC.',
  'held.reason.key-missing.advice':
    'Bring the old keychain back, or run Tern under the account it ran under; they are then sent by themselves. If that cannot be done, send them again from the machine.',
  'held.reason.file-missing.text': 'Their files are no longer on this PC.',
  'held.reason.file-missing.advice':
    'Put the files back from a backup, or send the images again from the machine and then give these up.',
  'held.answer': 'Answer of the cloud: {{code}}',
  'held.more': {
    one: '{{count, number}} more is not shown.',
    other: '{{count, number}} more are not shown.',
  },
  'held.notRead': 'What waits for your decision could not be read.',
  'held.retry': 'Send again',
  'held.retryWhich': 'Send again: {{what}}',
  'held.retryAll': 'Send all again',
  'held.discard': 'Give up …',
  'held.discardWhich': 'Give up: {{what}}',
  'held.retried': {
    one: '{{count, number}} image is on its way again.',
    other: '{{count, number}} images are on their way again.',
  },
  'held.discarded': {
    one: '{{count, number}} image was given up and erased.',
    other: '{{count, number}} images were given up and erased.',
  },
  'held.ask.title': {
    one: 'Give up {{count, number}} image?',
    other: 'Give up {{count, number}} images?',
  },
  'held.ask.text':
    'They are erased from this PC and never sent. Tern then has them nowhere: if the machine has deleted them, they are lost for good.',
  'held.ask.keep': 'Keep them',
  'held.ask.next': 'Go on …',
  'held.ask.sure': 'Erase them for good?',
  'held.ask.type': 'To erase them, type how many there are: {{number}}',
  'held.ask.erase': 'Erase for good',
  'transfers.versions': {
    one: 'The machine also sent {{count, number}} other version under the same identifier. Every version is kept.',
    other:
      'The machine also sent {{count, number}} other versions under the same identifier. Every version is kept.',
  },
  'terminal.label.here': 'here',
  'terminal.ledger.none': 'The ledger has no entry that fits.',
  'terminal.ledger.written': {
    one: '{{count, number}} entry was written to {{file}}.',
    other: '{{count, number}} entries were written to {{file}}.',
  },
  'terminal.ledger.received': 'received',
  'terminal.ledger.attempts': 'attempts',
  'settings.quietHours': 'Quiet hours',
  'settings.quietHours.hint':
    'Between these times, images that lie on this PC wait; urgent ones go at once unless that is switched off. Machines can send all the while. Leave both empty for none.',
} as const;
