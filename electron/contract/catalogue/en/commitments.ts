/** Storage commitment: machines that ask whether their images are safe, and what became of the answer. */
export const EN_COMMITMENTS = {
  'problem.commitment-undelivered.title': 'A machine did not learn whether its images are safe.',
  'problem.commitment-undelivered.text':
    '{{device}} asked, but could not be told the answer for days. It may keep images that it could delete.',
  'problem.commitment-undelivered.advice':
    'Ask your technician at which address and port this machine takes the answers to its storage commitment, and enter them in its details on the Devices page.',
  'problem.commitment-refused.title': 'The archive has not confirmed an image.',
  'problem.commitment-refused.text':
    'It came {{fromDevice}}. The archive took it, but then did not vouch for it. The image does not count as delivered.',
  'problem.commitment-refused.advice':
    'Do not delete it from the machine. Tell whoever runs your archive.',
  'terminal.commitments.none':
    'No machine has asked whether its images are safe (storage commitment).',
  'commitments.waiting': 'waiting for images or receipts',
  'commitments.reporting': 'answer ready, the machine does not have it yet',
  'commitments.delivered': 'the machine has its answer',
  'commitments.undelivered': 'the machine could not be told',
  'commitments.allSafe': 'all safe',
  'commitments.notSafe': {
    one: '{{count, number}} not safe',
    other: '{{count, number}} not safe',
  },
  'commitments.attempts': {
    one: '{{count, number}} try failed, {{reason}}',
    other: '{{count, number}} tries failed, {{reason}}',
  },
  'commitments.fault.unreachable': 'it cannot be reached',
  'commitments.fault.not-secure':
    'no encrypted connection to it, or its certificate is not trusted',
  'commitments.fault.rejected': 'it turned Tern away',
  'commitments.fault.not-accepted': 'it takes no such answers there',
  'commitments.fault.broke-off': 'it broke off',
  'commitments.fault.no-answer': 'it said nothing',
  'commitments.fault.refused': 'it did not accept the answer',
  'terminal.commitments.address':
    'Answers for {{aeTitle}} go to {{host}}, port {{port}} from now on.',
  'terminal.commitments.addressGone':
    'Answers for {{aeTitle}} go to the address that it calls from, port {{port}}.',
  'commitments.heading': 'When it asks whether its images are safe',
  'commitments.lead':
    'Some machines ask whether their images are safe before they delete them (storage commitment). Here they are answered.',
  'commitments.to': 'Where it takes the answers',
  'commitments.toHint': 'Leave both empty for the address that it calls from, and port {{port}}.',
  'commitments.latest': 'Asked lately',
  'commitments.noneOfIt': 'It has not asked so far.',
} as const;
