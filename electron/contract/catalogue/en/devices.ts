/** The page of the machines. */
export const EN_DEVICES = {
  'devices.title': 'Devices',
  'devices.connectNew': 'Connect a new machine',

  'knocks.heading': 'Turned away',
  'knocks.title': '{{device}} was turned away.',
  'knocks.last': 'Last {{time}}',
  'knocks.first': 'first {{time}}',
  'knocks.asked': 'asked for AE title {{title}}',
  'knocks.not-allowed.text': 'It is not on the list of machines that may send.',
  'knocks.not-allowed.local': 'If it is yours, allow it.',
  'knocks.not-allowed.open':
    'Every machine may send now. Start the transfer on the machine once more.',
  'knocks.not-allowed.cloud':
    'The list of machines that may send is kept in the cloud. Ask whoever runs your cloud to add this machine.',
  'knocks.limit.text': 'As many machines as Tern allows were sending at once.',
  'knocks.limit.advice':
    'The machine tries again by itself. If this comes often, ask your technician to raise the limit.',
  'knocks.paused.text': 'Tern was paused at that time.',
  'knocks.paused.advice':
    'Most machines try again once Tern is no longer paused. If this one does not, start the transfer there once more.',
  'knocks.link-down.text': 'There was no connection to the cloud at that time.',
  'knocks.link-down.advice':
    'Most machines try again by themselves once the connection is back. If this one does not, start the transfer there once more.',
  'knocks.cloud-rejected.text': 'The cloud would not take it.',
  'knocks.cloud-rejected.advice':
    'Check on the machine that the AE title it sends to is the right one, or ask whoever runs your cloud.',
  'knocks.allow': 'Allow this machine',
  'knocks.allowMeans': 'It may then send as {{title}} from {{address}}, and from nowhere else.',
  'knocks.allowAddressMeans': 'Whatever is at {{address}} may then send, under any AE title.',
  'knocks.more': 'More',
  'knocks.anywhere': 'Allow from any address',
  'knocks.anywhereMeans':
    'For a machine whose address changes. Whatever calls itself {{title}} may then send.',
  'knocks.forget': 'Forget',
  'knocks.forgetMeans': 'It leaves this list, and is back if it tries again.',
  'knocks.allowed': '{{name}} may send from now on. Start the transfer on the machine once more.',
  'knocks.forgotten': '{{name}} is off the list of those turned away.',

  'access.open.title': 'Every machine on this network may send.',
  'access.open.text': 'Whatever knows the address of this PC can pass images on to your cloud.',
  'access.open.change': 'Only the machines below may send',
  'access.open.ask': 'Let only these machines send?',
  'access.open.confirm': 'Only these machines',
  'access.local.title': 'Only the machines on your list may send.',
  'access.local.text': 'Any other is turned away and shows up on this page, to be allowed or not.',
  'access.local.change': 'Let every machine send',
  'access.local.ask': 'Let every machine on this network send?',
  'access.local.confirm': 'Let every machine send',
  'access.cloud.title': 'Only the machines on the list in the cloud may send.',
  'access.cloud.text': 'Whoever runs your cloud keeps that list.',
  'access.close': {
    one: 'The machine on this page may go on sending. Any other is turned away and shows up here, where one click allows it.',
    other:
      'The {{count, number}} machines on this page may go on sending. Any other is turned away and shows up here, where one click allows it.',
  },
  'access.close.none':
    'No machine has sent anything yet, so each one is turned away at first. It then shows up here, where one click allows it.',
  'access.openUp':
    'Whatever knows the address of this PC can then pass images on to your cloud. The list of allowed machines is deleted.',
  'access.cancel': 'Leave it as it is',

  'entries.heading': 'Also on your list',
  'entries.machine': '{{title}} at {{address}}',
  'entries.title': 'Whatever calls itself {{title}}, at any address',
  'entries.address': 'Whatever is at {{address}}, under any AE title',
  'entries.remove': 'Take off the list',
  'entries.removed': 'Off the list: {{entry}}.',

  'machines.heading': 'Your machines',
  'machines.none': 'No machine has sent anything yet.',
  'machines.noneHow':
    'A machine appears here by itself as soon as it has connected to this PC for the first time.',
  'machines.state.allowed': 'May send',
  'machines.state.not-allowed': 'May not send',
  'machines.state.sending': 'Is sending now',
  'machines.state.quiet': 'Quiet, though images are expected',
  'machines.lastImage': 'Last image {{time}}',
  'machines.noImage': 'No image yet',
  'machines.lastHello': 'Said hello {{time}}',
  'machines.noHello': 'Has not said hello yet',
  'machines.rename': 'Rename',
  'machines.name': 'Name of this machine',
  'machines.nameHint':
    'What you call it, for example "Ultrasound 1, Room 2". Empty: its AE title, {{title}}.',
  'machines.save': 'Save',
  'machines.cancel': 'Cancel',
  'machines.expect': 'Expect images',
  'machines.expect.never': 'never',
  'machines.expect.days': { one: 'every day', other: 'every {{count, number}} days' },
  'machines.expect.week': 'every week',
  'machines.expect.hours': { one: 'every hour', other: 'every {{count, number}} hours' },
  'machines.expect.own': 'other hours …',
  'machines.hours': 'At least one image every so many hours',
  'machines.hoursHint': 'When nothing has come for longer, Tern tells you.',
  'machines.hoursWrong': 'Type a whole number from 1 to 8760, which is a year.',
  'machines.software': 'Software',
  'machines.implementation': 'Implementation UID',
  'machines.firstSeen': 'First seen',
  'machines.lastSeen': 'Last seen',

  'hello.test': 'Test echo',
  'hello.to': 'From this PC to the machine',
  'hello.to.text': 'Tern says hello to the machine at {{address}} and waits for its answer.',
  'hello.port': 'Port of the machine',
  'hello.portHint': 'It stands in its DICOM settings; often 104.',
  'hello.portWrong': 'Type a whole number from 1 to 65535.',
  'hello.send': 'Say hello',
  'hello.running': 'Waiting for the answer …',
  'hello.answered': '{{name}} answered in {{latency}}.',
  'hello.onlySends':
    'Many machines only send and never answer. What counts for your images is the other direction.',
  'hello.from': 'From the machine to this PC',
  'hello.from.text': 'Press "Echo" or "Verify" on the machine now.',
  'hello.waiting': 'Waiting for its hello …',
  'hello.arrived': 'Its hello has arrived, and the cloud answered it.',
  'hello.last': 'Its last hello came {{time}}.',
  'hello.never': 'It has never said hello so far.',

  'forget.button': 'Forget …',
  'forget.title': 'Forget {{name}}?',
  'forget.open':
    'It leaves this page, with its name and its numbers. Every machine may send, so it is back as soon as it does. Images in the cloud stay there.',
  'forget.local':
    'It leaves this page and the list of allowed machines, with its name and its numbers. When it sends again it is turned away, until you allow it again. Images in the cloud stay there.',
  'forget.cloud':
    'It leaves this page, with its name and its numbers. Whether it may send is settled by the list in the cloud, which stays as it is. Images in the cloud stay there.',
  'forget.confirm': 'Forget it',
  'forget.cancel': 'Keep it',
  'forget.done': '{{name}} is forgotten and may not send any more.',
  'forget.doneMaySend': '{{name}} is forgotten. It may still send, and is back here when it does.',
} as const;
