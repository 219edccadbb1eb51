/** What goes wrong: faults of the link, told while they last (`title`) and afterwards (`pastTitle`), and the rest. */
export const EN_PROBLEMS = {
  'fault.no-network.title': 'The internet connection is down.',
  'fault.no-network.pastTitle': 'The internet connection was down.',
  'fault.no-network.text':
    'No image is lost: your machines send again, or this PC keeps their images.',
  'fault.no-network.advice': 'Check the network cable or Wi-Fi of this PC, then the router.',
  'fault.name-not-found.title': "The cloud's address cannot be found.",
  'fault.name-not-found.pastTitle': "The cloud's address could not be found.",
  'fault.name-not-found.text':
    'The network does not know the name of the cloud. No image is lost: your machines send again, or this PC keeps their images.',
  'fault.name-not-found.advice':
    'Check whether websites open on this PC. If they do, ask your technician to check the DNS settings and the cloud address.',
  'fault.port-closed.title': 'The way to the cloud is closed.',
  'fault.port-closed.pastTitle': 'The way to the cloud was closed.',
  'fault.port-closed.text':
    "The connection was turned away at once, by a firewall or because the cloud's service is stopped. No image is lost: your machines send again, or this PC keeps their images.",
  'fault.port-closed.advice':
    'Ask your technician whether the firewall lets this PC reach the cloud.',
  'fault.timed-out.title': 'The cloud does not answer.',
  'fault.timed-out.pastTitle': 'The cloud did not answer.',
  'fault.timed-out.text':
    'Nothing came back from the cloud. No image is lost: your machines send again, or this PC keeps their images.',
  'fault.timed-out.advice':
    'Check whether websites open on this PC. If they do, ask your technician whether a firewall blocks the way to the cloud.',
  'fault.tls-altered.title': 'Something on the network interferes with the secure connection.',
  'fault.tls-altered.pastTitle': 'Something on the network interfered with the secure connection.',
  'fault.tls-altered.text':
    'A firewall or virus scanner opens or changes encrypted connections. Tern sends nothing through a connection that is not private from end to end.',
  'fault.tls-altered.advice':
    'Ask your technician to exempt the cloud address from TLS inspection in the firewall or virus scanner.',
  'fault.certificate-not-trusted.title': "The cloud's certificate is not trusted.",
  'fault.certificate-not-trusted.pastTitle': "The cloud's certificate was not trusted.",
  'fault.certificate-not-trusted.text':
    'This PC cannot be sure that it is talking to the right cloud, so nothing is sent.',
  'fault.certificate-not-trusted.advice':
    "Ask your technician: either the clinic's cloud uses a certificate of its own that this PC was not given, or somebody is in between.",
  'fault.key-refused.title': "The cloud refused this PC's key.",
  'fault.key-refused.pastTitle': "The cloud refused this PC's key.",
  'fault.key-refused.text':
    'The key of this PC opens nothing in the cloud, so no image can be sent.',
  'fault.key-refused.advice':
    'Ask whoever runs your cloud for a new pairing code, then pair this PC again.',
  'fault.cloud-down.title': 'The cloud is not working at the moment.',
  'fault.cloud-down.pastTitle': 'The cloud was not working.',
  'fault.cloud-down.text':
    'The cloud answers, but its service is out of order. No image is lost: your machines send again, or this PC keeps their images.',
  'fault.cloud-down.advice':
    'Wait a few minutes. If it stays this way, tell whoever runs your cloud.',
  'fault.cloud-refused.title': 'The cloud turned this PC away.',
  'fault.cloud-refused.pastTitle': 'The cloud turned this PC away.',
  'fault.cloud-refused.text': 'The cloud was reached but would not take the connection.',
  'fault.cloud-refused.advice':
    'Tell whoever runs your cloud; what it answered stands under "Details".',
  'fault.keychain-unavailable.title': 'Tern cannot read its key.',
  'fault.keychain-unavailable.pastTitle': 'Tern could not read its key.',
  'fault.keychain-unavailable.text':
    'The keychain of this PC is locked or missing, and the key for the cloud is kept there. Until it opens, no image can be sent.',
  'fault.keychain-unavailable.advice':
    'Sign in to this PC once so that the keychain opens, then start Tern again.',
  'fault.proxy-unreachable.title': 'The proxy of your network does not answer.',
  'fault.proxy-unreachable.pastTitle': 'The proxy of your network did not answer.',
  'fault.proxy-unreachable.text':
    'This PC reaches the cloud through a proxy, and that does not answer. No image is lost: your machines send again, or this PC keeps their images.',
  'fault.proxy-unreachable.advice':
    'Ask your technician whether the proxy is running, and whether its address in the settings of Tern is right.',
  'fault.proxy-password.title': 'The proxy of your network asks for a password.',
  'fault.proxy-password.pastTitle': 'The proxy of your network asked for a password.',
  'fault.proxy-password.text':
    'This PC reaches the cloud through a proxy. Tern has no password for it, so no image can be sent.',
  'fault.proxy-password.advice':
    'Ask your technician to let this PC through the proxy without a password.',
  'fault.proxy-refused.title': 'The proxy of your network does not let Tern through.',
  'fault.proxy-refused.pastTitle': 'The proxy of your network did not let Tern through.',
  'fault.proxy-refused.text':
    'This PC reaches the cloud through a proxy, and that refuses the connection to the cloud.',
  'fault.proxy-refused.advice':
    'Ask your technician to allow the address of the cloud in the proxy.',
  'fault.proxy-answer.title': 'What answers in place of the proxy is no proxy.',
  'fault.proxy-answer.pastTitle': 'What answered in place of the proxy was no proxy.',
  'fault.proxy-answer.text':
    'This PC is set to reach the cloud through a proxy, but what answers at that address does not speak as one.',
  'fault.proxy-answer.advice':
    'Ask your technician to check address and port of the proxy in the settings of Tern.',
  'fault.over.text': 'It is over. What was being sent at the time, the machine has to send again.',
  'fault.over.advice': 'If it happens again: {{advice}}',

  'problem.uplink-removed.title': "This PC was removed from the clinic's account.",
  'problem.uplink-removed.text':
    'Its key opens nothing in the cloud any more, so no image can be sent from here.',
  'problem.uplink-removed.advice':
    'If that was a mistake, ask whoever runs your cloud for a new pairing code and pair again.',
  'problem.clock-wrong.text': 'Images still go through, but the times noted for them are wrong.',
  'problem.clock-wrong.advice': 'Set date and time of this PC to automatic.',
  'problem.ledger-failed.title': 'Tern cannot write its delivery record.',
  'problem.ledger-failed.text':
    'The list of what was delivered may be incomplete. The disk may be full or damaged.',
  'problem.ledger-failed.advice': 'Free some disk space on this PC, then restart it.',
  'problem.disk-low.title': 'The disk of this PC is almost full.',
  'problem.disk-low.text':
    'Less than 1 GB is free. When nothing is left, Tern can no longer note what was delivered.',
  'problem.disk-low.advice':
    'Free some disk space on this PC, for example by emptying the recycle bin.',
  'problem.device-not-allowed.title': 'A machine was turned away.',
  'problem.device-not-allowed.text':
    '{{device}} tried to send. It is not on the list of allowed machines.',
  'problem.device-not-allowed.advice': 'If it is yours, allow it on the page Devices.',
  'problem.device-called-ae.title': 'A machine called an AE title that is not allowed.',
  'problem.device-called-ae.text': '{{device}} tried to send and was turned away.',
  'problem.device-called-ae.advice':
    'Allow the title on the Devices page, or correct it on the machine.',
  'problem.device-nothing-accepted.title': 'Nothing that a machine offers is accepted.',
  'problem.device-nothing-accepted.text':
    '{{device}} was let in, but it cannot send anything that way.',
  'problem.device-nothing-accepted.advice':
    'What it wanted and what helps stands on the Devices page.',
  'problem.device-limit.title': 'Too many machines sent at once.',
  'problem.device-limit.text':
    '{{device}} was asked to wait, because as many connections were open as Tern allows.',
  'problem.device-limit.advice':
    'The machine tries again by itself. If this comes often, ask your technician to raise the limit.',
  'problem.device-protocol-error.title': 'A machine said something that is not DICOM.',
  'problem.device-protocol-error.text':
    '{{device}} sent data that breaks the rules of the protocol. The connection was closed.',
  'problem.device-protocol-error.advice':
    'Send again from the machine. If it is not one of your machines, ask your technician who it is.',
  'problem.device-timeout.title': 'A machine went silent.',
  'problem.device-timeout.text':
    '{{device}} opened a connection and then sent nothing for too long. The connection was closed.',
  'problem.device-timeout.advice': 'Look at the machine: is the transfer stuck there? Send again.',
  'problem.device-vanished.title': 'A machine disconnected while sending.',
  'problem.device-vanished.text':
    '{{device}} was gone before the transfer was complete. Nothing incomplete was kept.',
  'problem.device-vanished.advice':
    'Check that the machine is on and its network cable is in, then send the study again.',
  'problem.device-aborted.title': 'A machine stopped its transfer.',
  'problem.device-aborted.text': '{{device}} broke off what it was sending.',
  'problem.device-aborted.advice':
    'If nobody stopped it there on purpose, send the study again from the machine.',
  'problem.device-silent.title': '{{device}} has sent nothing since {{since}}.',
  'problem.device-silent.titleDate': '{{device}} has sent nothing since {{since}}.',
  'problem.device-silent.everyHours': {
    one: 'At least one image an hour is expected of it.',
    other: 'At least one image every {{count, number}} hours is expected of it.',
  },
  'problem.device-silent.everyDays': {
    one: 'At least one image a day is expected of it.',
    other: 'At least one image every {{count, number}} days is expected of it.',
  },
  'problem.device-silent.advice':
    'Check that the machine is on and connected, and look there for images that were not sent. If it is not in use, change what is expected of it on the Devices page.',
  'problem.link-lost-while-sending.title': 'The connection to the cloud broke during a transfer.',
  'problem.link-lost-while-sending.text':
    '{{device}} was sending at the time. The machine was told that the image did not arrive.',
  'problem.link-lost-while-sending.advice':
    'Most machines send again by themselves. If this one does not, send the study again.',
  'problem.cloud-rejected-device.title': 'The cloud turned a machine away.',
  'problem.cloud-rejected-device.text': '{{device}} asked to send, and the cloud said no.',
  'problem.cloud-rejected-device.advice':
    'Check that the machine uses the AE title that your cloud expects, or tell whoever runs your cloud.',
  'problem.object-refused.title': 'The cloud refused an image.',
  'problem.object-refused.text': 'It came {{fromDevice}}. The machine was told, and still has it.',
  'problem.object-refused.advice':
    'Tell whoever runs your cloud; the reason it gave stands under "Details".',
  'problem.receipt-mismatch.title': 'The cloud holds an image that differs from what was sent.',
  'problem.receipt-mismatch.text': 'It came {{fromDevice}}. The image does not count as delivered.',
  'problem.receipt-mismatch.advice':
    'Do not delete it from the machine. Send it again and tell whoever runs your cloud.',
  'problem.receipt-missing.title': 'The cloud has not confirmed an image.',
  'problem.receipt-missing.text':
    'It came {{fromDevice}} and was taken by the cloud, but there is no receipt yet. Tern keeps asking.',
  'problem.receipt-missing.advice':
    'Do not delete it from the machine yet. If this lasts longer than an hour, tell whoever runs your cloud.',
} as const;
