import { deviceInSentence } from './device-words.ts';
import { clockTitle, faultWords, type Words } from './link-words.ts';
import { listenerWords } from './listener-words.ts';
import type { LinkFault } from './link-state.ts';
import type { Problem, ProblemCode } from './problems.ts';

/** Words for one problem; `device` is its machine as the subject of a sentence. */
type Describe = (problem: Problem, device: string) => Words;

const link =
  (fault: LinkFault): Describe =>
  (problem) => {
    const { title, pastTitle, text, advice } = faultWords(fault);
    if (problem.isOngoing) return { title, text, advice };
    return {
      title: pastTitle,
      text: 'It is over. What was being sent at the time, the machine has to send again.',
      advice: `If it happens again: ${advice}`,
    };
  };

function numberIn(problem: Problem, name: string): number | null {
  const value = problem.details[name];
  return typeof value === 'number' ? value : null;
}

function textIn(problem: Problem, name: string): string | null {
  const value = problem.details[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

const listener: Describe = (problem) =>
  listenerWords({
    code: problem.code,
    port: numberIn(problem, 'port'),
    program: textIn(problem, 'program'),
  });

function clockWrongTitle(problem: Problem): string {
  const aheadMs = numberIn(problem, 'aheadMs');
  if (aheadMs === null) return `The clock of this PC ${problem.isOngoing ? 'is' : 'was'} wrong.`;
  return problem.isOngoing ? clockTitle(aheadMs) : clockTitle(aheadMs).replace(' is ', ' was ');
}

/** The machine's name in the middle of a sentence. */
function inner(device: string): string {
  return device.replace(/^A /, 'a ');
}

const WORDS: Readonly<Record<ProblemCode, Describe>> = {
  'link-no-network': link('no-network'),
  'link-name-not-found': link('name-not-found'),
  'link-port-closed': link('port-closed'),
  'link-timed-out': link('timed-out'),
  'link-tls-altered': link('tls-altered'),
  'link-certificate-not-trusted': link('certificate-not-trusted'),
  'link-key-refused': link('key-refused'),
  'link-cloud-down': link('cloud-down'),
  'link-cloud-refused': link('cloud-refused'),
  'keychain-unavailable': link('keychain-unavailable'),
  'uplink-removed': () => ({
    title: "This PC was removed from the clinic's account.",
    text: 'Its key opens nothing in the cloud any more, so no image can be sent from here.',
    advice:
      'If that was a mistake, ask whoever runs your cloud for a new pairing code and pair again.',
  }),
  'clock-wrong': (problem) => ({
    title: clockWrongTitle(problem),
    text: 'Images still go through, but the times noted for them are wrong.',
    advice: 'Set date and time of this PC to automatic.',
  }),
  'port-in-use': listener,
  'port-not-permitted': listener,
  'listener-failed': listener,
  'ledger-failed': () => ({
    title: 'Tern cannot write its delivery record.',
    text: 'The list of what was delivered may be incomplete. The disk may be full or damaged.',
    advice: 'Free some disk space on this PC, then restart it.',
  }),
  'device-not-allowed': (_problem, device) => ({
    title: 'A machine was turned away.',
    text: `${device} tried to send. It is not on the list of allowed machines.`,
    advice: 'If it is yours, ask your technician to add it to the list.',
  }),
  'device-limit': (_problem, device) => ({
    title: 'Too many machines sent at once.',
    text: `${device} was asked to wait, because as many connections were open as Tern allows.`,
    advice:
      'The machine tries again by itself. If this comes often, ask your technician to raise the limit.',
  }),
  'device-protocol-error': (_problem, device) => ({
    title: 'A machine said something that is not DICOM.',
    text: `${device} sent data that breaks the rules of the protocol. The connection was closed.`,
    advice:
      'Send again from the machine. If it is not one of your machines, ask your technician who it is.',
  }),
  'device-timeout': (_problem, device) => ({
    title: 'A machine went silent.',
    text: `${device} opened a connection and then sent nothing for too long. The connection was closed.`,
    advice: 'Look at the machine: is the transfer stuck there? Send again.',
  }),
  'device-vanished': (_problem, device) => ({
    title: 'A machine disconnected while sending.',
    text: `${device} was gone before the transfer was complete. Nothing incomplete was kept.`,
    advice: 'Check that the machine is on and its network cable is in, then send the study again.',
  }),
  'device-aborted': (_problem, device) => ({
    title: 'A machine stopped its transfer.',
    text: `${device} broke off what it was sending.`,
    advice: 'If nobody stopped it there on purpose, send the study again from the machine.',
  }),
  'link-lost-while-sending': (_problem, device) => ({
    title: 'The connection to the cloud broke during a transfer.',
    text: `${device} was sending at the time. The machine was told that the image did not arrive.`,
    advice: 'Most machines send again by themselves. If this one does not, send the study again.',
  }),
  'cloud-rejected-device': (_problem, device) => ({
    title: 'The cloud turned a machine away.',
    text: `${device} asked to send, and the cloud said no.`,
    advice:
      'Check that the machine uses the AE title that your cloud expects, or tell whoever runs your cloud.',
  }),
  'object-refused': (_problem, device) => ({
    title: 'The cloud refused an image.',
    text: `It came from ${inner(device)}. The machine was told, and still has it.`,
    advice: 'Tell whoever runs your cloud; the reason it gave stands under "Details".',
  }),
  'receipt-mismatch': (_problem, device) => ({
    title: 'The cloud holds an image that differs from what was sent.',
    text: `It came from ${inner(device)}. The image does not count as delivered.`,
    advice: 'Do not delete it from the machine. Send it again and tell whoever runs your cloud.',
  }),
  'receipt-missing': (_problem, device) => ({
    title: 'The cloud has not confirmed an image.',
    text: `It came from ${inner(device)} and was taken by the cloud, but there is no receipt yet. Tern keeps asking.`,
    advice:
      'Do not delete it from the machine yet. If this lasts longer than an hour, tell whoever runs your cloud.',
  }),
};

/** Says what happened, to which machine, and what to do now; the code and the numbers stay in the details. */
export function describeProblem(problem: Problem): Words {
  return WORDS[problem.code](problem, deviceInSentence(problem.device));
}
