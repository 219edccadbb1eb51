/** The sentence at the top, the link, the listener, and how machines, counts and clocks are spoken of. */
export const EN_STATE = {
  'number.2': 'Two',
  'number.3': 'Three',
  'number.4': 'Four',
  'number.5': 'Five',
  'number.6': 'Six',
  'number.7': 'Seven',
  'number.8': 'Eight',
  'number.9': 'Nine',
  'number.10': 'Ten',
  'count.images': { one: '{{count, number}} image', other: '{{count, number}} images' },
  'count.fromMachines': {
    one: 'from {{count, number}} machine',
    other: 'from {{count, number}} machines',
  },

  // A machine as the subject of a sentence, and as the one that something came from.
  'machine.subject.given': '{{name}}',
  'machine.subject.named': '"{{name}}" at {{address}}',
  'machine.subject.address': 'A machine at {{address}}',
  'machine.subject.unknown': 'A machine',
  'machine.origin.given': 'from {{name}}',
  'machine.origin.named': 'from "{{name}}" at {{address}}',
  'machine.origin.address': 'from a machine at {{address}}',
  'machine.origin.unknown': 'from a machine',

  'clock.ahead': 'The clock of this PC is {{duration}} ahead.',
  'clock.behind': 'The clock of this PC is {{duration}} behind.',
  'clock.wasAhead': 'The clock of this PC was {{duration}} ahead.',
  'clock.wasBehind': 'The clock of this PC was {{duration}} behind.',
  'clock.wrong': 'The clock of this PC is wrong.',
  'clock.wasWrong': 'The clock of this PC was wrong.',

  'headline.gone.title': 'Tern is not running on this PC.',
  'headline.gone.text': 'No machine can send until it runs again. Start Tern, or restart this PC.',
  'headline.starting.title': 'Tern is starting.',
  'headline.starting.text': 'One moment, please.',
  'headline.removed.title': "This PC was removed from the clinic's account.",
  'headline.removed.text':
    'Its key opens nothing any more, so no machine can send. If that was a mistake, ask for a new pairing code.',
  'headline.paused.title': 'Tern is paused.',
  'headline.paused.finishing':
    'What is being sent now is finished. Other machines are asked to try again later.',
  'headline.paused.text':
    'Your machines are asked to try again later and keep their images. Resume to receive again.',
  'headline.unpaired.title': 'Not paired yet.',
  'headline.unpaired.text':
    'Type the code that you were given, and this PC belongs to your clinic.',
  'headline.pairing.title': 'Pairing this PC.',
  'headline.exchanging.text': 'The code is being traded for a key.',
  'headline.storing.text': 'The key is being put into safe keeping.',
  'headline.cannotSend': 'No machine can send to this PC. {{advice}}',
  'headline.connecting.title': 'Connecting to the cloud.',
  'headline.connecting.text': 'Your machines can send as soon as the connection stands.',
  'headline.stale.title': 'The cloud has not answered for a while.',
  'headline.stale.text':
    'Tern keeps asking. If images do not arrive, your machines are told and keep them.',
  'headline.clockWrong.text':
    'Images still go through, but with wrong times. Set date and time of this PC to automatic.',
  'headline.connected.title': {
    one: 'One machine is connected.',
    other: '{{number}} machines are connected.',
  },
  'headline.connected.text': 'Nothing is on its way at this second.',
  'headline.sending.title': {
    one: 'One machine is sending.',
    other: '{{number}} machines are sending.',
  },
  'headline.sending.cloud': 'Each image counts only once the cloud has confirmed it.',
  'headline.sending.archive': 'Each image counts only once the archive has confirmed it.',
  'headline.alsoLook': 'Something else needs a look; it stands below.',
  'headline.awaiting.title': {
    one: 'One image waits for its receipt.',
    other: '{{number}} images wait for their receipts.',
  },
  'headline.awaiting.text':
    'The cloud has taken what was sent. It counts as delivered once the receipt is here.',
  'headline.problems.title': {
    one: 'One thing needs a look.',
    other: '{{number}} things need a look.',
  },
  'headline.problems.text': 'What to do about each of them stands below.',
  'headline.failed.title': {
    one: 'One image failed today.',
    other: '{{number}} images failed today.',
  },
  'headline.failed.text':
    'They are still on the machine unless they were sent again since. The list below shows which machine it was.',
  'headline.ready.title': 'Ready for the first image.',
  'headline.ready.cloud':
    'This PC is connected to the cloud. Send a test image from one of your machines.',
  'headline.ready.archive':
    'This PC is connected to the archive. Send a test image from one of your machines.',
  'headline.allIn.cloud': 'Every image is in the cloud.',
  'headline.allIn.archive': 'Every image is in the archive.',
  'headline.today': '{{images}} {{fromMachines}} today.',
  'headline.nothingToday': 'Nothing was sent today so far.',
  'headline.receiptsMatch': 'Each one has a receipt that matches.',
  'headline.archiveTook': 'The archive has taken each one.',

  'link.unpaired.label': 'Not paired',
  'link.unpaired.text': 'This PC is not paired with a cloud.',
  'link.connecting.label': 'Connecting',
  'link.connecting.text': 'Tern is connecting to the cloud.',
  'link.online.label': 'Online',
  'link.online.text': 'The cloud answers.',
  'link.stale.label': 'No answer lately',
  'link.stale.text': 'The cloud has not answered for a while.',
  'link.offline.label': 'Offline',
  'link.refused.label': 'Removed',
  'link.refused.text': "This PC was removed from the clinic's account.",
  'link.clock-wrong.label': 'Online, clock wrong',

  'listener.port': 'Port {{port}}',
  'listener.anyPort': 'The port for your machines',
  'listener.inUse.title': '{{name}} is already in use.',
  'listener.inUse.titleBy': '{{name}} is already in use by {{program}}.',
  'listener.inUse.text': 'Only one program can listen there, so no machine can send to this PC.',
  'listener.inUse.advice':
    'Close the other DICOM program on this PC, or ask your technician to give Tern another port.',
  'listener.inUse.adviceBy': 'Close {{program}}, or ask your technician to give Tern another port.',
  'listener.notPermitted.title': '{{name}} may not be used by Tern.',
  'listener.notPermitted.text':
    'On this PC, ports below 1024 need special rights, so no machine can send.',
  'listener.notPermitted.advice':
    'Ask your technician to choose a port above 1024, 11112 for example, or to grant the right.',
  'listener.failed.title': 'Tern cannot listen for your machines.',
  'listener.failed.text':
    'The address or port it was told to use does not work, so no machine can send.',
  'listener.failed.advice':
    'Restart this PC. If it stays this way, ask your technician to check the address and port in the settings.',
} as const;
