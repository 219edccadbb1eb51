/** Images that are safe on this PC and on their way to the cloud, and those that wait for a person. */
export const EN_FORWARDING = {
  'problem.images-waiting-1h.title': 'Images have waited on this PC for more than an hour.',
  'problem.images-waiting-1h.text':
    'They are safe here, encrypted, and go to the cloud as soon as it takes them.',
  'problem.images-waiting-1h.advice':
    'Leave this PC switched on. If the internet works otherwise, tell whoever looks after Tern.',
  'problem.images-waiting-8h.title': 'Images have waited on this PC for more than 8 hours.',
  'problem.images-waiting-8h.text':
    'They are safe here, encrypted, but nobody can see them in the cloud yet.',
  'problem.images-waiting-8h.advice':
    'Leave this PC switched on, and tell whoever looks after Tern or the internet connection.',
  'problem.images-waiting-24h.title': 'Images have waited on this PC for more than a day.',
  'problem.images-waiting-24h.text':
    'They are safe here, encrypted, but this PC is the only place outside the machine that has them.',
  'problem.images-waiting-24h.advice':
    'Do not delete them from the machine. Leave this PC switched on, and have the connection to the cloud repaired today.',
  'problem.objects-held.title': 'Images on this PC need your decision.',
  'problem.objects-held.text':
    'Tern cannot send them by itself: the cloud refused them, or they cannot be read. All others go on.',
  'problem.objects-held.advice':
    'Do not delete them from the machine. Whoever looks after Tern can send them again, or give them up.',
  'headline.safeHere.text':
    'They go to the cloud now. You may leave this PC alone, but switched on.',
  'terminal.held.none': 'Nothing is held that fits.',
  'terminal.discard.twice':
    'This erases the images of that UID that are held on this PC; they are not in the cloud. If that is really wanted, give both --yes and --erase.',
  'headline.safeHere.title': {
    one: 'One image is safe on this PC and waits for the cloud.',
    other: '{{number}} images are safe on this PC and wait for the cloud.',
  },
  'headline.safeHere.offline': {
    one: 'One image is safe on this PC and goes as soon as it can.',
    other: '{{number}} images are safe on this PC and go as soon as they can.',
  },
  'terminal.held.retried': {
    one: '{{count, number}} image is sent again.',
    other: '{{count, number}} images are sent again.',
  },
  'terminal.held.discarded': {
    one: '{{count, number}} image was given up and erased from this PC.',
    other: '{{count, number}} images were given up and erased from this PC.',
  },
} as const;
