/** Why a call was refused, by its code, and what is said of a pairing code while it is typed. */
export const EN_REFUSALS = {
  'refusal.pairing-code-malformed.title': 'That is not a pairing code.',
  'refusal.pairing-code-malformed.advice':
    'A code has ten letters and digits, like 7K3M-9QTX-2H. Compare it with the one you were given.',
  'refusal.pairing-code-wrong.title': 'The cloud does not know this code.',
  'refusal.pairing-code-wrong.advice':
    'Compare it with the one you were given, and check that the cloud address is right.',
  'refusal.pairing-code-expired.title': 'This code has expired.',
  'refusal.pairing-code-expired.advice': 'Codes are valid for 15 minutes. Ask for a new one.',
  'refusal.pairing-code-used.title': 'This code has been used already.',
  'refusal.pairing-code-used.advice': 'Each code works once. Ask for a new one.',
  'refusal.pairing-too-many-attempts.title': 'There were too many attempts.',
  'refusal.pairing-too-many-attempts.advice':
    'Wait a few minutes, ask for a new code, then try again.',
  'refusal.already-paired.title': 'This PC is paired already.',
  'refusal.already-paired.advice': 'Unpair it first if it should belong to another clinic.',
  'refusal.not-paired.title': 'This PC is not paired yet.',
  'refusal.not-paired.advice': 'Pair it with a code first.',
  'refusal.uplink-removed.title': "This PC was removed from the clinic's account.",
  'refusal.uplink-removed.advice': 'Ask whoever runs your cloud for a new pairing code.',
  'refusal.cloud-unreachable.title': 'The cloud cannot be reached.',
  'refusal.cloud-unreachable.advice':
    'Check the internet connection and the cloud address, then try again.',
  'refusal.cloud-not-trusted.title': "The cloud's certificate is not trusted.",
  'refusal.cloud-not-trusted.advice':
    'Check the address. If your cloud uses a certificate of its own, add it and try again.',
  'refusal.cloud-answer-invalid.title': 'What answered there is not a Tern cloud.',
  'refusal.cloud-answer-invalid.advice':
    'Check the cloud address. If it is right, tell whoever runs your cloud.',
  'refusal.proxy-failed.title': 'The proxy of your network is in the way.',
  'refusal.proxy-failed.advice':
    'Ask your technician to check the proxy in the settings of Tern, and to let this PC through without a password.',
  'refusal.link-down.title': 'There is no connection to the cloud.',
  'refusal.link-down.advice':
    'The sentence at the top of the dashboard says why; the page "Help" looks at each step.',
  'refusal.sample-refused.title': 'The test image was not taken.',
  'refusal.sample-refused.advice':
    'The sentence at the top of the dashboard says what is wrong; the page "Help" looks at each step.',
  'refusal.device-unreachable.title': 'The machine cannot be reached.',
  'refusal.device-unreachable.advice':
    'Check that it is on and connected, and that this is the port on which it listens itself.',
  'refusal.device-rejected.title': 'The machine answered, but turned Tern away.',
  'refusal.device-rejected.advice':
    'Add Tern in its DICOM settings, with the AE title of this PC, and check the AE title of the machine. Then try again.',
  'refusal.device-not-answering.title': 'Something took the connection, but it gave no answer.',
  'refusal.device-not-answering.advice':
    'Another program may be listening on that port. Check the port in the DICOM settings of the machine.',
  'refusal.bad-arguments.title': 'Tern did not understand that.',
  'refusal.bad-arguments.advice':
    'Check what you typed. If it looks right, reload this page and try again.',
  'refusal.keychain-unavailable.title': 'This PC has no keychain that Tern could use.',
  'refusal.keychain-unavailable.advice':
    'Sign in to this PC so that the keychain opens. On a server without one, a technician can start Tern with --secret-store file.',
  'refusal.keychain-denied.title': 'The keychain of this PC did not let Tern in.',
  'refusal.keychain-denied.advice': 'Allow Tern when the system asks, then try again.',
  'refusal.config-invalid.title': 'That setting is not valid.',
  'refusal.config-invalid.advice': 'Check the value and try again.',
  'refusal.config-unwritable.title': 'The settings could not be saved.',
  'refusal.config-unwritable.advice':
    'Check that the disk is not full and that Tern may write to its folder.',
  'refusal.agent-not-running.title': 'Tern is not running on this PC.',
  'refusal.agent-not-running.advice': 'Start Tern, then try again.',
  'refusal.images-waiting.title': 'Images wait on this PC that are nowhere else.',
  'refusal.images-waiting.advice': 'Let them be sent first, or say that they may be deleted too.',
  'refusal.agent-already-running.title': 'Tern is running already.',
  'refusal.agent-already-running.advice': 'Use the one that runs, or stop it first.',
  'refusal.port-in-use.title': 'Another program uses the port that Tern needs.',
  'refusal.port-in-use.advice': 'Close the other program, or choose another port.',
  'refusal.internal.title': 'Something went wrong inside Tern.',
  'refusal.internal.advice':
    'Try again. If it happens again, restart Tern and tell your technician.',
  'refusal.pairing-form.title':
    'The code, the address or the certificate is not in the right form.',
  'refusal.pairing-form.advice': 'Check the three fields. The cloud address begins with https://',

  'code.complete': 'The code is complete.',
  'code.empty': 'Ten letters and digits. Dashes appear by themselves.',
  'code.missing': {
    one: '{{count, number}} more character.',
    other: '{{count, number}} more characters.',
  },
  'code.tooLong':
    'A code has {{length}} letters and digits; this is more. Take away what does not belong.',
  'code.badCharacter':
    '"{{character}}" never stands in a code. Compare it with the one you were given.',
  'code.badCheck':
    'One character is not right, or two changed places. Compare it with the one you were given.',
} as const;
