/** What is said of images that lie sealed on this PC. */
export const EN_SPOOL = {
  'delivery.queued': 'safe on this PC, waiting to be sent',
  'delivery.held': 'on this PC, needs your decision',
  'delivery.discarded': 'given up on this PC',
  'transfers.only.queued': 'Safe on this PC',
  'transfers.only.held': 'Needs your decision',
  'transfers.only.discarded': 'Given up',
  'transfers.place.held': 'kept on this PC',
  'transfers.place.discarded': 'no longer on this PC',
  'transfers.story.queued.text':
    'They lie encrypted on this PC and are sent as soon as the cloud takes them.',
  'transfers.story.queued.advice': 'There is nothing to do; leave this PC switched on.',
  'transfers.story.held.text':
    'They lie encrypted on this PC, and Tern cannot send them by itself.',
  'transfers.story.held.advice':
    'Do not delete them from the machine. Tell whoever looks after Tern.',
  'transfers.story.discarded.text':
    'Somebody gave them up. They were erased from this PC and were not sent.',
  'transfers.story.discarded.advice':
    'If they are needed after all, send them again from the machine.',
  'problem.spool-full.title': 'This PC has no room for more images.',
  'problem.spool-full.text':
    'Machines are told to send again later. What lies here already is kept until the cloud has it.',
  'problem.spool-full.advice':
    'Free some disk space on this PC, and check that the connection to the cloud works.',
  'problem.spool-failed.title': 'An image could not be stored on this PC.',
  'problem.spool-failed.text':
    'The machine was told that it did not arrive. The disk may be damaged or write-protected.',
  'problem.spool-failed.advice': 'Have the disk of this PC checked. Send again from the machine.',
  'problem.spool-key-unavailable.title':
    'Tern cannot store images on this PC: its keychain is locked.',
  'problem.spool-key-unavailable.text':
    'Images are stored encrypted, and the key is in the keychain. Machines are told to send again later.',
  'problem.spool-key-unavailable.advice':
    'Log in to this PC and unlock the keychain when you are asked.',
  'problem.spool-key-missing.title': 'Images on this PC cannot be opened: their key is missing.',
  'problem.spool-key-missing.text':
    'They are kept. Their key is not in the keychain of this PC: it was reset, or Tern runs under another account. New images go on as usual.',
  'problem.spool-key-missing.advice':
    'Bring the old keychain back, or run Tern under the account it ran under; the images are then sent by themselves. Do not delete them from the machines.',
  'problem.spool-damaged.title': 'Images stored on this PC are damaged.',
  'problem.spool-damaged.text':
    'Their files were altered or the disk is failing. They are put aside and not sent.',
  'problem.spool-damaged.advice':
    'Send them again from the machine, and have the disk of this PC checked.',
  'problem.spool-file-missing.title': 'Images stored on this PC are gone.',
  'problem.spool-file-missing.text':
    'Their files were removed from the data folder of Tern, which nobody should do.',
  'problem.spool-file-missing.advice':
    'Put the files back from a backup, or send the images again from the machine.',
  'refusal.image-unreadable.title': 'A stored image does not open.',
  'refusal.image-unreadable.advice': 'Its file was altered or damaged, or its key is not here.',
  'terminal.spool.none': 'No images lie on this PC.',
  'terminal.spool.opened':
    'Written to {{file}}. It holds patient data in clear: delete it when it is no longer needed.',
  'terminal.spool.damaged': 'altered or damaged',
  'terminal.spool.keyMissing': 'its key is not here',
  'terminal.spool.unreadable': 'the file cannot be read',
  'terminal.spool.keyAsk':
    'Whoever has this key can open every image that lies on this PC. Keep {{file}} as you would keep the images. Type {{word}} and press Enter to write it.',
  'terminal.spool.keyWritten': 'The key was written to {{file}}.',
  'terminal.spool.whole': {
    one: '{{count, number}} image opens whole.',
    other: '{{count, number}} images open whole.',
  },
} as const;
