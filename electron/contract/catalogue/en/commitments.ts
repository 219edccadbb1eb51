/** Storage commitment: machines that ask whether their images are safe, and what became of the answer. */
export const EN_COMMITMENTS = {
  'problem.commitment-undelivered.title': 'A machine did not learn whether its images are safe.',
  'problem.commitment-undelivered.text':
    '{{device}} asked, but could not be told the answer for days. It may keep images that it could delete.',
  'problem.commitment-undelivered.advice':
    'Ask your technician at which address and port this machine takes the answers to its storage commitment.',
  'problem.commitment-refused.title': 'The archive has not confirmed an image.',
  'problem.commitment-refused.text':
    'It came {{fromDevice}}. The archive took it, but then did not vouch for it. The image does not count as delivered.',
  'problem.commitment-refused.advice':
    'Do not delete it from the machine. Tell whoever runs your archive.',
  'terminal.commitments.none':
    'No machine has asked whether its images are safe (storage commitment).',
  'terminal.commitments.waiting': 'waiting for images or receipts',
  'terminal.commitments.reporting': 'answer ready, the machine does not have it yet',
  'terminal.commitments.delivered': 'the machine has its answer',
  'terminal.commitments.undelivered': 'the machine could not be told',
  'terminal.commitments.allSafe': 'all safe',
  'terminal.commitments.notSafe': {
    one: '{{count, number}} not safe',
    other: '{{count, number}} not safe',
  },
  'terminal.commitments.attempts': {
    one: '{{count, number}} try failed, {{reason}}',
    other: '{{count, number}} tries failed, {{reason}}',
  },
  'terminal.commitments.fault.unreachable': 'it cannot be reached',
  'terminal.commitments.fault.rejected': 'it turned Tern away',
  'terminal.commitments.fault.not-accepted': 'it takes no such answers there',
  'terminal.commitments.fault.broke-off': 'it broke off',
  'terminal.commitments.fault.no-answer': 'it said nothing',
  'terminal.commitments.fault.refused': 'it did not accept the answer',
  'terminal.commitments.address':
    'Answers for {{aeTitle}} go to {{host}}, port {{port}} from now on.',
  'terminal.commitments.addressGone':
    'Answers for {{aeTitle}} go to the address that it calls from, port {{port}}.',
} as const;
