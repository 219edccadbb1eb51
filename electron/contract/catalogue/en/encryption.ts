/** DICOM over TLS on the local network: its certificates, its settings, and who did not get in. */
export const EN_ENCRYPTION = {
  'listener.tls.text':
    'Machines that send encrypted cannot send to this PC until then. The others can.',
  'listener.tls.failed.title': 'Tern cannot listen for encrypted connections.',
  'problem.tls-key-unavailable.title': 'Tern cannot read its key for encrypted connections.',
  'problem.tls-key-unavailable.text':
    'The keychain of this PC is locked or missing, so the encrypted port is closed. Machines that send encrypted cannot send.',
  'problem.tls-key-unavailable.advice':
    'Sign in to this PC once so that the keychain opens. Tern then tries again by itself.',
  'problem.certificate-expiring.title': {
    one: 'The certificate of this PC ends in one day.',
    other: 'The certificate of this PC ends in {{count, number}} days.',
  },
  'problem.certificate-expiring.text':
    'After that, machines that send encrypted may refuse this PC.',
  'problem.certificate-expiring.advice':
    'Ask your technician to make a new one in time (tern certificate renew) and to give it to the machines.',
  'problem.certificate-expired.title': 'The certificate of this PC has expired.',
  'problem.certificate-expired.text': 'Machines that send encrypted may refuse this PC.',
  'problem.certificate-expired.advice':
    'Ask your technician to make a new one (tern certificate renew) and to give it to the machines.',
  'problem.trusted-certificate-expiring.title': {
    one: 'The certificate of a machine ends in one day.',
    other: 'The certificate of a machine ends in {{count, number}} days.',
  },
  'problem.trusted-certificate-expiring.text':
    'It is the one of {{subject}}. After that, it counts no more, and what relies on it cannot send encrypted.',
  'problem.trusted-certificate-expiring.advice':
    'Ask whoever looks after that machine for its next certificate, and have it trusted here (tern certificate trust).',
  'problem.trusted-certificate-expired.title': 'The certificate of a machine has expired.',
  'problem.trusted-certificate-expired.text':
    'It is the one of {{subject}}. It counts no more, so what relies on it cannot send encrypted.',
  'problem.trusted-certificate-expired.advice':
    'Ask whoever looks after that machine for its new certificate and have it trusted here (tern certificate trust), or take the old one away (tern certificate distrust).',
  'problem.certificateOthers': {
    one: 'It concerns one more certificate.',
    other: 'It concerns {{count, number}} more certificates.',
  },
  'problem.certificateNameless': 'an unknown owner',
  'problem.device-not-encrypted.title': 'A machine does not encrypt.',
  'problem.device-not-encrypted.text':
    '{{device}} speaks DICOM without encryption to the encrypted port.',
  'problem.device-not-encrypted.advice':
    'Switch on encryption (TLS) at the machine, or have it send to the port without encryption.',
  'problem.device-encrypted.title': 'A machine encrypts, but to the wrong port.',
  'problem.device-encrypted.text':
    '{{device}} speaks encrypted DICOM (TLS) to the port without encryption.',
  'problem.device-encrypted.advice':
    'Have the machine send to the encrypted port, which is switched on in the settings of Tern, or switch encryption off at the machine.',
  'problem.device-certificate-refused.title':
    'A machine was turned away because of its certificate.',
  'problem.device-certificate-refused.none':
    '{{device}} wanted to send encrypted but showed no certificate.',
  'problem.device-certificate-refused.untrusted':
    '{{device}} showed the certificate of {{subject}}, which is not trusted here.',
  'problem.device-certificate-refused.expired':
    '{{device}} showed the certificate of {{subject}}, which has expired.',
  'problem.device-certificate-refused.not-yet-valid':
    '{{device}} showed the certificate of {{subject}}, which is not valid yet.',
  'problem.device-certificate-refused.advice':
    'If it is yours, ask your technician to trust its certificate here (tern certificate trust).',
  'problem.device-certificate-refused.noneAdvice':
    'Give the machine a certificate and have it trusted here (tern certificate trust), or do not ask machines for one (Settings).',
  'problem.device-tls-failed.title': 'An encrypted connection could not be made.',
  'problem.device-tls-failed.text':
    '{{device}} and Tern found no way to encrypt that both know, or the machine does not trust this PC.',
  'problem.device-tls-failed.advice':
    'Ask your technician: the machine has to speak TLS 1.2 or newer and to trust the certificate of this PC (tern certificate export).',
  'refusal.certificate-unusable.title': 'That certificate cannot be used.',
  'refusal.certificate-unusable.advice':
    'Check that it is the right file and that it belongs together with its key.',
  'terminal.label.encrypted': 'With TLS',
  'terminal.certificate.none':
    'There is no certificate yet. It is made when encryption is switched on: tern config set dicomTls.enabled true',
  'terminal.certificate.subject': 'Certificate of {{subject}}',
  'terminal.certificate.valid': 'valid from {{from}} until {{until}}',
  'terminal.certificate.names': 'for {{names}}',
  'terminal.certificate.ownMake': 'made by Tern',
  'terminal.certificate.importedOne': 'imported',
  'terminal.certificate.exported': 'Written to {{file}}.',
  'terminal.certificate.changed':
    'From now on this PC shows this certificate. Machines that trust the one before have to be given it: tern certificate export FILE',
  'terminal.certificate.trusted': 'Trusted from now on:',
  'terminal.certificate.noneTrusted': 'No certificate is trusted.',
  'terminal.certificate.authority': 'an authority: trusts all that it has issued',
  'terminal.certificate.distrusted':
    'It is trusted no more; connections that rested on it were cut.',
  'settings.encryption.heading': 'Encryption on the network of the machines',
  'settings.encryption.lead':
    'For machines that can encrypt (DICOM over TLS). They send to a port of their own; for the others nothing changes.',
  'settings.encryption.switch': 'Accept encrypted connections',
  'settings.encryption.port': 'Encrypted port',
  'settings.encryption.switch.hint':
    'When it is switched on for the first time, this PC makes a certificate of its own.',
  'settings.encryption.port.hint': 'To be typed into machines that encrypt. 2762 is usual.',
  'settings.encryption.ask': 'Ask machines for a certificate',
  'settings.encryption.ask.hint':
    'Only machines whose certificate is trusted here can then send encrypted.',
  'settings.encryption.certificate': 'Certificate of this PC',
  'settings.encryption.fingerprint': 'Fingerprint (SHA-256)',
  'settings.encryption.validUntil': 'Valid until',
  'settings.encryption.trusted': 'Trusted machines',
  'settings.encryption.noneTrusted':
    'None yet, so no machine can send encrypted. A technician adds them with: tern certificate trust',
} as const;
