import type { DoctorStep } from '../electron/contract/control.ts';
import type { HeadlineTone } from '../electron/contract/headline.ts';

/** Every label of the dashboard. What the agent reports is worded in electron/contract (headline, problem-words, …). */
export const WORDS = {
  appName: 'Tern',
  toneNames: {
    ok: 'All is well',
    moving: 'On the way',
    waiting: 'Waiting',
    attention: 'Needs a look',
    offline: 'Offline',
    unpaired: 'Set-up',
    starting: 'Starting',
    gone: 'No connection to Tern',
  } satisfies Record<HeadlineTone, string>,
  staleSince: 'What follows was true',
  justNow: 'just now',

  locked: {
    title: 'This page is locked.',
    text: 'Only somebody at this PC may see it, so it opens with the whole address that Tern gave when it started.',
    steps: [
      'Look at the window in which "tern run" was started.',
      'Copy the whole address that it printed, up to the last character. It looks like this:',
      'Paste it into the address bar above.',
    ],
    example: 'http://127.0.0.1:49152/#token=…',
    again: 'After each start of Tern the address is a new one.',
  },

  link: {
    heading: 'Link',
    unknown: 'Unknown',
    lastHeartbeat: 'Last heartbeat',
    noHeartbeat: 'No heartbeat yet',
    nextTry: 'Next try',
    now: 'now',
    noPlot: 'No heartbeats to show yet.',
    span: 'Bars show the last',
  },

  today: {
    heading: 'Today',
    delivered: ['image delivered today', 'images delivered today'],
    sent: 'sent today',
    awaiting: 'awaiting receipt',
    failed: 'failed today',
    none: 'none',
  },

  moving: {
    heading: 'On the way',
    nothing: 'Nothing is being sent at the moment.',
    last: 'Last delivery',
    soFar: ['image so far', 'images so far'],
    waits: 'connected, not sending',
    sending: 'Sending',
  },

  problems: {
    heading: 'Needs a look',
    details: 'Details',
    dismiss: 'Dismiss',
    ongoing: 'still so',
    began: 'Began',
    times: 'times',
    since: 'first',
    code: 'Code',
    aeTitle: 'AE title',
    address: 'Address',
    failed: 'It could not be dismissed.',
  },

  openToAll: {
    text: 'Every device on this network may send through this PC.',
    more: 'How to limit this',
    how: 'Your technician can list the machines that may send, in the setting dicom.allowedDevices. Every other device is then turned away, and you see it here.',
  },

  values: {
    heading: 'Type this into your machine',
    lead: 'In its DICOM or network settings, add a storage destination with these three values. Then press its "Echo" or "Verify" button.',
    aeTitle: 'AE title',
    address: ['IP address', 'IP address, one of these'],
    port: 'Port',
    noAddress: 'No network. Is the cable in?',
    notListening:
      'Tern is not listening for machines at the moment; the sentence at the top says why.',
    copy: 'Copy',
    copied: 'Copied',
    copyFailed: 'Please copy it by hand',
  },

  checks: {
    heading: 'Test the way to the cloud',
    echo: 'Test the connection',
    doctor: 'Check everything',
    running: 'Checking …',
    echoOk: 'The cloud answered through the encrypted link in',
    suite: 'Encrypted with',
    steps: {
      listener: 'Listening for your machines',
      paired: 'Pairing',
      keychain: 'Key in safe keeping',
      network: 'Network',
      service: 'Service of the cloud',
      clock: 'Clock of this PC',
      link: 'Encrypted link',
      echo: 'Answer through the link',
      disk: 'Disk space',
    } satisfies Record<DoctorStep['step'], string>,
    results: {
      ok: 'fine',
      failed: 'failed',
      skipped: 'not checked',
      warning: 'look at this',
    } satisfies Record<DoctorStep['result'], string>,
  },

  deliveries: {
    heading: 'Recent deliveries',
    nothing: 'Nothing has been sent through this PC yet.',
    more: 'Show older',
    failed: 'The list could not be read.',
    identifiers: 'Identifiers of the images',
    sopClass: 'SOP class',
    transferSyntax: 'Transfer syntax',
    status: 'Answer of the cloud',
    noStatus: 'none came',
    receipt: 'Receipt',
    sentTo: 'Sent to AE title',
    from: 'Sent from',
    andMore: 'and more',
  },

  account: {
    heading: 'This PC in the cloud',
    clinic: 'Clinic',
    label: 'Name',
    fingerprint: 'Key fingerprint',
    fingerprintNote: 'Compare it with the one in the cloud; both have to be the same.',
    cloud: 'Cloud',
    pairedAt: 'Paired',
    unpair: 'Unpair this PC …',
    pairAgain: 'Pair again …',
    foreign: 'This PC sends straight to an archive, with a key that was given at start.',
    archive: 'Archive',
  },

  unpair: {
    title: 'Unpair this PC?',
    text: 'From then on no machine can send through it, until somebody pairs it again with a new code. Images that are in the cloud stay there.',
    removedTitle: 'Pair this PC again?',
    removedConfirm: 'Erase the old key',
    removedCancel: 'Not now',
    removedText:
      'The old key is of no use any more and is erased. Then this PC can be paired again with a new code.',
    confirm: 'Unpair',
    cancel: 'Keep it paired',
    running: 'Unpairing …',
    cloudNotTold:
      'This PC is unpaired, but the cloud could not be told. Ask whoever runs it to remove this PC from the list.',
    done: 'This PC is unpaired.',
  },

  pairing: {
    heading: 'Pair this PC',
    lead: 'Somebody who runs your cloud gives you a code. It is valid for 15 minutes and works once.',
    code: 'Pairing code',
    cloudUrl: 'Cloud address',
    cloudUrlHint: 'Begins with https://',
    cloudUrlMissing: 'Type the address of your cloud.',
    cloudUrlWrong: 'This is not an address. It should look like https://cloud.example.com',
    cloudUrlPlain: 'The address has to begin with https:// so that nobody can listen in.',
    codeMissing: 'Type the ten characters of your code.',
    certificate: 'My cloud has a certificate of its own',
    certificateLabel: 'Certificate of the private CA (PEM)',
    certificateHint: 'Paste the text, or choose the file that you were given (ca.pem).',
    certificateChoose: 'Choose a file …',
    certificateWrong: 'This is no certificate. It should begin with -----BEGIN CERTIFICATE-----',
    certificateKey:
      'This is a private key. It has to stay where it came from; take the certificate.',
    certificateTooLong: 'This file is too large for a certificate.',
    certificateUnread: 'The file could not be read.',
    submit: 'Pair',
    submitting: 'Pairing …',
    contacting: 'Reaching the cloud …',
    exchanging: 'Trading the code for a key …',
    storing: 'Putting the key into safe keeping …',
    reason: 'What Tern reported',
  },
} as const;
