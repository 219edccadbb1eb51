import type { ControlErrorCode } from './control-errors.ts';

/** Why a call was refused and what to do about it, in words. */
export type ErrorWords = { readonly title: string; readonly advice: string };

const WORDS: Readonly<Record<ControlErrorCode, ErrorWords>> = {
  'pairing-code-malformed': {
    title: 'That is not a pairing code.',
    advice:
      'A code has ten letters and digits, like 7K3M-9QTX-2H. Compare it with the one you were given.',
  },
  'pairing-code-wrong': {
    title: 'The cloud does not know this code.',
    advice: 'Compare it with the one you were given, and check that the cloud address is right.',
  },
  'pairing-code-expired': {
    title: 'This code has expired.',
    advice: 'Codes are valid for 15 minutes. Ask for a new one.',
  },
  'pairing-code-used': {
    title: 'This code has been used already.',
    advice: 'Each code works once. Ask for a new one.',
  },
  'pairing-too-many-attempts': {
    title: 'There were too many attempts.',
    advice: 'Wait a few minutes, ask for a new code, then try again.',
  },
  'already-paired': {
    title: 'This PC is paired already.',
    advice: 'Unpair it first if it should belong to another clinic.',
  },
  'not-paired': { title: 'This PC is not paired yet.', advice: 'Pair it with a code first.' },
  'uplink-removed': {
    title: "This PC was removed from the clinic's account.",
    advice: 'Ask whoever runs your cloud for a new pairing code.',
  },
  'cloud-unreachable': {
    title: 'The cloud cannot be reached.',
    advice: 'Check the internet connection and the cloud address, then try again.',
  },
  'cloud-not-trusted': {
    title: "The cloud's certificate is not trusted.",
    advice: 'Check the address. If your cloud uses a certificate of its own, add it and try again.',
  },
  'cloud-answer-invalid': {
    title: 'What answered there is not a Tern cloud.',
    advice: 'Check the cloud address. If it is right, tell whoever runs your cloud.',
  },
  'link-down': {
    title: 'There is no connection to the cloud.',
    advice:
      'The sentence at the top of the dashboard says why; "Check everything" looks at each step.',
  },
  'sample-refused': {
    title: 'The test image was not taken.',
    advice:
      'The sentence at the top of the dashboard says what is wrong; "Check everything" looks at each step.',
  },
  'bad-arguments': {
    title: 'Tern did not understand that.',
    advice: 'Check what you typed. If it looks right, reload this page and try again.',
  },
  'keychain-unavailable': {
    title: 'This PC has no keychain that Tern could use.',
    advice:
      'Sign in to this PC so that the keychain opens. On a server without one, a technician can start Tern with --secret-store file.',
  },
  'keychain-denied': {
    title: 'The keychain of this PC did not let Tern in.',
    advice: 'Allow Tern when the system asks, then try again.',
  },
  'config-invalid': {
    title: 'That setting is not valid.',
    advice: 'Check the value and try again.',
  },
  'config-unwritable': {
    title: 'The settings could not be saved.',
    advice: 'Check that the disk is not full and that Tern may write to its folder.',
  },
  'agent-not-running': {
    title: 'Tern is not running on this PC.',
    advice: 'Start Tern, then try again.',
  },
  'agent-already-running': {
    title: 'Tern is running already.',
    advice: 'Use the one that runs, or stop it first.',
  },
  'port-in-use': {
    title: 'Another program uses the port that Tern needs.',
    advice: 'Close the other program, or choose another port.',
  },
  internal: {
    title: 'Something went wrong inside Tern.',
    advice: 'Try again. If it happens again, restart Tern and tell your technician.',
  },
};

/** Words for each code that a call can fail with. */
export function controlErrorWords(code: ControlErrorCode): ErrorWords {
  return WORDS[code];
}
