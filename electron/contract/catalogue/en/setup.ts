/** The labels of the dashboard before pairing, and of the page that stands there without the agent's token. */
export const EN_SETUP = {
  'locked.title': 'This page is locked.',
  'locked.text':
    'Only somebody at this PC may see it, so it opens with the whole address that Tern gave when it started.',
  'locked.look': 'Look at the window in which "tern run" was started.',
  'locked.copy':
    'Copy the whole address that it printed, up to the last character. It looks like this:',
  'locked.paste': 'Paste it into the address bar above.',
  'locked.again': 'After each start of Tern the address is a new one.',

  'pairing.heading': 'Pair this PC',
  'pairing.lead':
    'Somebody who runs your cloud gives you a code. It is valid for 15 minutes and works once.',
  'pairing.code': 'Pairing code',
  'pairing.cloudUrl': 'Cloud address',
  'pairing.cloudUrlHint': 'Begins with https://',
  'pairing.cloudUrlMissing': 'Type the address of your cloud.',
  'pairing.cloudUrlWrong': 'This is not an address. It should look like https://cloud.example.com',
  'pairing.cloudUrlPlain': 'The address has to begin with https:// so that nobody can listen in.',
  'pairing.codeMissing': 'Type the ten characters of your code.',
  'pairing.certificate': 'My cloud has a certificate of its own',
  'pairing.certificateLabel': 'Certificate of the private CA (PEM)',
  'pairing.certificateHint': 'Paste the text, or choose the file that you were given (ca.pem).',
  'pairing.certificateChoose': 'Choose a file …',
  'pairing.certificateWrong':
    'This is no certificate. It should begin with -----BEGIN CERTIFICATE-----',
  'pairing.certificateKey':
    'This is a private key. It has to stay where it came from; take the certificate.',
  'pairing.certificateTooLong': 'This file is too large for a certificate.',
  'pairing.certificateUnread': 'The file could not be read.',
  'pairing.submit': 'Pair',
  'pairing.submitting': 'Pairing …',
  'pairing.contacting': 'Reaching the cloud …',
  'pairing.exchanging': 'Trading the code for a key …',
  'pairing.storing': 'Putting the key into safe keeping …',
} as const;
