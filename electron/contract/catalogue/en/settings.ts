/** The page of the settings. */
export const EN_SETTINGS = {
  'settings.title': 'Settings',
  'settings.lead':
    'A change is saved when you press Enter or leave the field, and holds at once. Esc takes back what you typed.',
  'settings.saving': 'Saving …',
  'settings.saved': 'Saved',
  'settings.overridden':
    'Saved, but Tern was started with another value for this. As long as it is started that way, that value holds.',
  'settings.fromCloud': 'Set by the cloud. Only whoever runs your cloud can change it.',
  'settings.undo': 'Undo',
  'settings.undoWhich': 'Undo: {{name}}',

  'settings.network.heading': 'This PC on the network of the machines',
  'settings.network.lead': 'What you change here has to be changed on your machines as well.',
  'settings.network.devices': 'Which machines may send, and their names',
  'settings.aeTitle.hint':
    'The name of this PC that is typed into the machines. Images under other titles get through too; the title is passed on as it is.',
  'settings.port.hint':
    'The new port holds at once: a machine that does not know it yet cannot send. What is being sent now is finished.',

  'settings.success.heading': 'When a machine is told "success"',
  'settings.success.relay.cloud': 'Once the cloud holds the image',
  'settings.success.relay.archive': 'Once the archive holds the image',
  'settings.success.relay.why':
    'A machine that reads "success" may delete its own copy. So Tern passes each image on at once and waits for the answer of the far end before it answers the machine. Nothing of an image is kept on this PC.',
  'settings.success.relay.offline':
    'While the connection is down, machines are asked to try again later. They keep their images until then.',
  'settings.success.choice.relay.cloud': 'Safe in the cloud',
  'settings.success.choice.relay.archive': 'Safe in the archive',
  'settings.success.choice.spool': 'Safe on this PC',
  'settings.success.choice.cloud-first.cloud': 'Cloud first',
  'settings.success.choice.cloud-first.archive': 'Archive first',
  'settings.success.spool.cloud': 'Once this PC holds the image, sealed',
  'settings.success.spool.archive': 'Once this PC holds the image, sealed',
  'settings.success.spool.why':
    'Machines are free at once, however slow the line is. Tern keeps each image on this PC, encrypted with a key from its keychain, sends it on and erases it only when its receipt is there.',
  'settings.success.spool.offline':
    'While the connection is down, machines go on sending and this PC keeps the images. If this PC breaks before they have been sent, those images exist only where the machine still has them.',
  'settings.success.cloud-first.cloud':
    'Once the cloud holds the image; while it is out of reach, once this PC does',
  'settings.success.cloud-first.archive':
    'Once the archive holds the image; while it is out of reach, once this PC does',
  'settings.success.cloud-first.why':
    'As long as the connection is up, nothing of an image is kept on this PC. When it is down, Tern keeps the images here, encrypted, and sends them on later.',
  'settings.success.cloud-first.offline':
    'While the connection is down, machines go on sending and this PC keeps the images. If this PC breaks before they have been sent, those images exist only where the machine still has them.',
  'settings.success.byCloud': 'The cloud has set this.',

  'settings.internet.heading': 'Internet connection',
  'settings.rate': 'Upload limit',
  'settings.rate.hint':
    'What all machines together may send to the cloud. Leave it empty for no limit.',
  'settings.rate.now': 'Now: {{rate}}.',
  'settings.rate.none': 'no limit',
  'settings.hours': 'Hours of the limit',
  'settings.hours.hint':
    'The limit holds only between these times, by the clock of this PC; they may pass midnight. Leave both empty and it holds always.',
  'settings.hours.idle':
    'If there is a limit, it can hold at certain hours only. At present there is none.',
  'settings.hours.from': 'From',
  'settings.hours.to': 'Until',
  'settings.proxy': 'Proxy',
  'settings.proxy.hint':
    'Only where your network lets nothing out without one; it must not ask for a password. Leave both empty for none.',
  'settings.proxy.host': 'Name or IP address',

  'settings.certificate': 'Extra certificate',
  'settings.certificate.hint':
    'Only where your network looks into encrypted connections (TLS inspection). Your IT has the file.',
  'settings.certificate.consequence':
    'Whoever runs the inspection can then read what this PC reports to the cloud, its receipts and, while it is being paired, its key. Images stay encrypted with that key. So pair this PC outside of the inspection if you can.',
  'settings.certificate.none': 'None is set.',
  'settings.certificate.set': {
    one: 'A certificate is set.',
    other: '{{count, number}} certificates are set.',
  },
  'settings.certificate.add': 'Add a certificate …',
  'settings.certificate.replace': 'Replace …',
  'settings.certificate.remove': 'Remove',
  'settings.certificate.label': 'Certificate of your network (PEM)',
  'settings.certificate.trust': 'Trust it',
  'settings.certificate.cancel': 'Cancel',

  'settings.app.heading': 'This app',
  'settings.language.system': 'Like this PC',
  'settings.login.hint':
    'Machines can send as soon as somebody has logged in to this PC. Without it, only once Tern is opened.',

  'settings.advanced.heading': 'Advanced',
  'settings.advanced.lead': 'For technicians. Nothing here has to be changed for normal use.',
  'settings.advanced.machines': 'Machines',
  'settings.advanced.link': 'Link to the cloud',
  'settings.advanced.here': 'On this PC',
  'settings.host': 'Address of this PC',
  'settings.host.hint': 'Where machines can connect. 0.0.0.0: at every address that this PC has.',
  'settings.dicom.maxAssociations': 'Machines at once',
  'settings.dicom.maxAssociations.hint':
    'How many associations may be open at once. Others are asked to try again.',
  'settings.dicom.maxPduBytes': 'PDU length',
  'settings.dicom.maxPduBytes.hint': 'The longest PDU that machines are asked to send.',
  'settings.dicom.artimTimeoutMs': 'Wait for an association',
  'settings.dicom.artimTimeoutMs.hint':
    'How long a connection may stay without an association (ARTIM).',
  'settings.dicom.pduTimeoutMs': 'Wait for the rest of a PDU',
  'settings.dicom.pduTimeoutMs.hint':
    'How long a PDU that has begun may take. Time spent waiting for the cloud does not count.',
  'settings.dicom.idleTimeoutMs': 'Silent association',
  'settings.dicom.idleTimeoutMs.hint':
    'How long a machine may send nothing before it is disconnected.',
  'settings.ports': 'Ports of the data channel',
  'settings.ports.hint':
    'In the order of trying, like 443, 4443. Leave it empty for those that the cloud named.',
  'settings.ports.none': 'those of the cloud',
  'settings.link.connectTimeoutMs': 'Wait for a connection',
  'settings.link.connectTimeoutMs.hint': 'How long connecting to the cloud may take.',
  'settings.link.associationTimeoutMs': "Wait for the cloud's answer",
  'settings.link.associationTimeoutMs.hint':
    'How long the cloud may take to answer an association.',
  'settings.link.heartbeatIntervalMs': 'Heartbeat',
  'settings.link.heartbeatIntervalMs.hint': 'How often this PC asks whether the cloud is there.',
  'settings.link.backoffMinMs': 'Shortest wait after a failure',
  'settings.link.backoffMinMs.hint': 'After the first failure to reach the cloud.',
  'settings.link.backoffMaxMs': 'Longest wait after failures',
  'settings.link.backoffMaxMs.hint': 'The wait grows with each failure up to this.',
  'settings.webPort': 'Port of the dashboard in the browser',
  'settings.webPort.hint':
    '0 takes a free one; empty switches it off. This one holds only after the next start of Tern.',
  'settings.webPort.none': 'off',
  'settings.keepDays': 'Delivery record',
  'settings.keepDays.hint': 'For how long it is kept what was delivered. It holds no patient data.',
  'settings.keepDays.unit': 'days',
  'settings.aeTitle.hintListed':
    'The name of this PC that is typed into the machines. Besides it, only the titles below get through; they are passed on as they are.',
  'settings.aeTitle.hintOnly':
    'The name of this PC that is typed into the machines. Images under any other title are turned away.',
  'settings.calledTitles': 'Further AE titles',
  'settings.calledTitles.hint':
    'Titles that machines may send to as well, with commas between them. Empty: any title. To take no other, type the AE title itself.',
  'settings.calledTitles.none': 'any',
} as const;
