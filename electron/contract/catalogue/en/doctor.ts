/** What the doctor found at each step of the path. Faults of link, keychain and clock have their words elsewhere. */
export const EN_DOCTOR = {
  'doctor.listener-starting': 'The listener for your machines is starting.',
  'doctor.listener-failed': 'Your machines cannot connect: port {{port}} is not available.',
  'doctor.listener-taken': 'Your machines cannot connect: port {{port}} is used by {{program}}.',
  'doctor.listener-paused':
    'Tern is paused: machines that want to send are asked to try again later.',
  'doctor.listener-open-to-all':
    'Your machines can send to port {{port}}. Every machine on the network may send.',
  'doctor.listener-by-list': 'The machines on the list can send to port {{port}}.',
  'doctor.paired': 'Paired with {{clinic}} as {{label}}.',
  'doctor.paired-foreign':
    'The far end {{host}}:{{port}} was given at the start; no pairing is needed.',
  'doctor.not-paired': 'This PC is not paired. Ask for a pairing code and type it in.',
  'doctor.skipped-not-paired': 'Not looked at: this PC is not paired.',
  'doctor.skipped-foreign':
    'Not looked at: a far end that was given at the start has nothing of the kind.',
  'doctor.key-readable': 'The key of this PC can be read.',
  'doctor.key-from-file': 'Not looked at: the key comes from a file.',
  'doctor.keychain-corrupt':
    'The key is gone from the keychain, or damaged. Unpair this PC and pair it with a new code.',
  'doctor.network-not-needed': 'The cloud is on this PC itself, so no network is needed.',
  'doctor.network-there': 'This PC has a network.',
  'doctor.network-knows-cloud': 'This PC has a network, and the name {{host}} is known.',
  'doctor.network-proxy-there': 'The proxy {{host}}:{{port}} can be reached.',
  'doctor.service-answers': 'The cloud answers in {{latency}}.',
  'doctor.clock-right': 'The clock of this PC is right.',
  'doctor.clock-unknown': 'Not looked at: the cloud did not tell the time.',
  'doctor.link-opens':
    'The encrypted link for images opens in {{latency}} (port {{port}}, {{suite}}).',
  'doctor.echo-answered':
    'The cloud answered through the encrypted link in {{latency}} ({{suite}}).',
  'doctor.echo-unanswered':
    'The cloud took the connection, but did not answer through it. Try again; if it stays this way, tell whoever runs your cloud.',
  'doctor.echo-not-sent': 'Not tried, because the link is down.',
  'doctor.disk-free': '{{size}} are free on this PC.',
  'doctor.disk-low': 'Only {{size}} are free on this PC. Make some room on the disk.',
  'doctor.disk-unknown': 'This PC does not tell how much disk space is left.',
} as const;
