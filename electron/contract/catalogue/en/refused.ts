/** What was refused and what lets it through, what became of an association, and what is said of a machine. */
export const EN_REFUSED = {
  'knocks.title.object': '{{device}}: the cloud did not take everything.',
  'knocks.title.nothing': '{{device}} offers nothing that is accepted.',
  'knocks.title.stranger': '{{device}} does not speak DICOM here.',
  'knocks.called-ae.text': 'It asked for the AE title {{title}}, and it may not call that here.',
  'knocks.nothing-accepted.text':
    'It wanted to pass on, among other things: {{kind}}. None of it was accepted.',
  'knocks.object-refused.text': 'What it sent: {{kind}}. {{meaning}}',
  'knocks.tls-hello.text': 'It began an encrypted connection (TLS) at the port for plain DICOM.',
  'knocks.tls-missing.text': 'It came without encryption to the port for encrypted DICOM.',
  'knocks.certificate-refused.text': 'It showed no certificate that is accepted here.',
  'knocks.tls-failed.text':
    'It and Tern found no way to encrypt that both know, or it does not trust this PC.',
  'knocks.http-request.text': 'A web browser or a program for web pages called the port for DICOM.',
  'knocks.not-dicom.text': 'It speaks something else than DICOM to this port.',
  'knocks.broke-rules.text':
    'It sent data that breaks the rules of DICOM, and the connection was closed.',
  'knocks.by.this-pc': 'refused by this PC',
  'knocks.by.far-end': 'refused by the cloud',
  'knocks.command': 'For technicians',
  'knocks.allowCalled': 'Allow this AE title',
  'knocks.allowCalledMeans': 'Every machine that may send can then call {{title}} on this PC.',
  'knocks.allowCalledDeviceMeans': 'This machine can then call {{title}}, too.',
  'knocks.calledAllowed':
    '{{title}} can be called from now on. Start the transfer on the machine once more.',

  'refusedStatus.no-room': 'The cloud has no room for it now.',
  'refusedStatus.not-taken': 'The cloud does not take this kind.',
  'refusedStatus.not-allowed': 'The cloud says that it may not be stored.',
  'refusedStatus.faulty': 'The cloud says that something in it is not right.',
  'refusedStatus.other': 'The cloud gave the code {{code}} as its reason.',

  'remedy.allow-called-ae':
    'If that title is meant, allow it. Otherwise correct it on the machine.',
  'remedy.resume':
    'Tern is still paused. Let it receive again, then start the transfer on the machine once more.',
  'remedy.cloud-must-allow.device':
    'Only the cloud can allow it. Ask whoever runs your cloud to add this machine.',
  'remedy.cloud-must-allow.called-ae':
    'The cloud does not know the AE title {{title}}. Correct it on the machine, or ask whoever runs your cloud to add it.',
  'remedy.cloud-must-allow.sop-class':
    'Only whoever runs your cloud can have this kind accepted there.',
  'remedy.cloud-must-allow.transfer-syntax':
    'Choose another compression on the machine, or ask whoever runs your cloud to accept this one.',
  'remedy.cloud-must-allow.object':
    'Do not delete it from the machine. Tell whoever runs your cloud, then send again.',
  'remedy.change-device.no-tls':
    'Switch TLS off for this connection on the machine, or give it the port of this PC that is meant for TLS.',
  'remedy.trust-certificate':
    'If the machine is yours, ask your technician to have its certificate trusted here.',
  'remedy.change-device.use-tls':
    'Switch TLS on for this connection on the machine, or give it the port of this PC that is meant for plain DICOM.',
  'remedy.change-device.newer-tls':
    'The machine has to speak TLS 1.2 or newer and to trust the certificate of this PC. Your technician can export it.',
  'remedy.change-device.called-ae':
    'No list can hold that. Type an AE title of plain letters and digits into the machine.',
  'remedy.change-device.offer':
    'This PC answers for this itself and does not offer it in this form. Images are not affected.',
  'remedy.change-device.object':
    'Do not delete it from the machine. Look at it there; if it is in order, tell whoever runs your cloud.',
  'remedy.nothing.allowed-now': 'It is allowed now. Start the transfer on the machine once more.',
  'remedy.nothing.cloud-busy':
    'The cloud was busy. Most machines try again by themselves. If this one does not, start the transfer there once more.',
  'remedy.nothing.not-dicom':
    'Images do not come like that. If you do not know what is at this address, ask your technician.',
  'remedy.nothing.broke-rules':
    'Send again from the machine. If it happens again, tell its manufacturer.',

  'offers.heading': {
    one: '{{count, number}} offer of this machine is not accepted',
    other: '{{count, number}} offers of this machine are not accepted',
  },
  'offers.lead':
    'Machines offer more than they use, so this is usual. It matters only where the machine wants to send just that.',
  'offers.why.kind': 'this kind is not accepted',
  'offers.why.syntax': 'not in this form: {{syntaxes}}',
  'offers.why.none': 'no reason given',

  'service.echo': 'Echo',
  'service.find': 'Search',
  'service.retrieve': 'Fetching images',
  'service.worklist': 'Worklist',
  'service.procedureStep': 'Report on the examination (MPPS)',
  'service.commitment': 'Storage commitment',
  'service.print': 'Printing',
  'service.object': 'DICOM object {{uid}}',
  'syntax.uncompressed': 'uncompressed',
  'syntax.uncompressedBig': 'uncompressed, big endian',
  'syntax.deflated': 'deflated',

  'association.running': {
    one: '{{count, number}} image so far',
    other: '{{count, number}} images so far',
  },
  'association.complete': {
    one: 'the one image arrived',
    other: 'all {{count, number}} images arrived',
  },
  'association.incomplete': '{{confirmed}} of at least {{expected}} arrived: {{cause}}',
  'association.refused-some':
    '{{confirmed}} of {{expected}} arrived, the cloud did not take {{refused}}',
  'association.cause.broke-off': 'the machine broke off',
  'association.cause.link-lost': 'the connection to the cloud was lost',
  'association.cause.stopped': 'this PC ended the transfer',
  'association.cause.unknown': 'Tern was not running any more',
  'association.cause.released': 'the machine stopped early',
  'association.cutOff': 'image {{number}} was cut off',
  'association.arrivedLater': {
    one: '{{count, number}} of them came later',
    other: '{{count, number}} of them came later',
  },
  'association.heading': 'Broke off',
  'association.lead':
    'What did not arrive is still on the machine. Most machines send again by themselves.',

  'machines.room': 'Room',
  'machines.roomHint': 'Where it stands. May stay empty.',
  'machines.sends': 'What it sends',
  'machines.sends.none': 'nothing yet',
  'machines.sends.line': '{{kind}}, {{syntax}}: {{number}}, last {{time}}',
  'machines.calls': 'AE titles that it calls',
  'machines.maybeSame': 'It looks like {{name}}, which has not come from its old address since.',
  'machines.same': 'It is the same machine',
  'machines.merged':
    '{{name}} is one machine again. Tern knows it by its title from now on, whatever its address.',
  'values.furtherTitles': 'Further AE titles',
} as const;
