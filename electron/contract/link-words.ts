import { assertNever } from './assert-never.ts';
import { durationWords } from './device-words.ts';
import type { LinkFault, LinkState } from './link-state.ts';

/** What happened, why, and the one thing to do. Sentences for clinic staff, without codes. */
export type Words = { readonly title: string; readonly text: string; readonly advice: string };

/** A fault of the link, told while it lasts (`title`) and afterwards (`pastTitle`). */
export type FaultWords = Words & { readonly pastTitle: string };

const SEND_AGAIN = 'Your machines will send again when it is back.';

const FAULTS: Readonly<Record<LinkFault, FaultWords>> = {
  'no-network': {
    title: 'The internet connection is down.',
    pastTitle: 'The internet connection was down.',
    text: SEND_AGAIN,
    advice: 'Check the network cable or Wi-Fi of this PC, then the router.',
  },
  'name-not-found': {
    title: "The cloud's address cannot be found.",
    pastTitle: "The cloud's address could not be found.",
    text: `The network does not know the name of the cloud. ${SEND_AGAIN}`,
    advice:
      'Check whether websites open on this PC. If they do, ask your technician to check the DNS settings and the cloud address.',
  },
  'port-closed': {
    title: 'The way to the cloud is closed.',
    pastTitle: 'The way to the cloud was closed.',
    text: `The connection was turned away at once, by a firewall or because the cloud's service is stopped. ${SEND_AGAIN}`,
    advice: 'Ask your technician whether the firewall lets this PC reach the cloud.',
  },
  'timed-out': {
    title: 'The cloud does not answer.',
    pastTitle: 'The cloud did not answer.',
    text: `Nothing came back from the cloud. ${SEND_AGAIN}`,
    advice:
      'Check whether websites open on this PC. If they do, ask your technician whether a firewall blocks the way to the cloud.',
  },
  'tls-altered': {
    title: 'Something on the network interferes with the secure connection.',
    pastTitle: 'Something on the network interfered with the secure connection.',
    text: 'A firewall or virus scanner opens or changes encrypted connections. Tern sends nothing through a connection that is not private from end to end.',
    advice:
      'Ask your technician to exempt the cloud address from TLS inspection in the firewall or virus scanner.',
  },
  'certificate-not-trusted': {
    title: "The cloud's certificate is not trusted.",
    pastTitle: "The cloud's certificate was not trusted.",
    text: 'This PC cannot be sure that it is talking to the right cloud, so nothing is sent.',
    advice:
      "Ask your technician: either the clinic's cloud uses a certificate of its own that this PC was not given, or somebody is in between.",
  },
  'key-refused': {
    title: "The cloud refused this PC's key.",
    pastTitle: "The cloud refused this PC's key.",
    text: 'The key of this PC opens nothing in the cloud, so no image can be sent.',
    advice: 'Ask whoever runs your cloud for a new pairing code, then pair this PC again.',
  },
  'cloud-down': {
    title: 'The cloud is not working at the moment.',
    pastTitle: 'The cloud was not working.',
    text: 'The cloud answers, but its service is out of order. Your machines will send again when it is back.',
    advice: 'Wait a few minutes. If it stays this way, tell whoever runs your cloud.',
  },
  'cloud-refused': {
    title: 'The cloud turned this PC away.',
    pastTitle: 'The cloud turned this PC away.',
    text: 'The cloud was reached but would not take the connection.',
    advice: 'Tell whoever runs your cloud; what it answered stands under "Details".',
  },
  'keychain-unavailable': {
    title: 'Tern cannot read its key.',
    pastTitle: 'Tern could not read its key.',
    text: 'The keychain of this PC is locked or missing, and the key for the cloud is kept there. Until it opens, no image can be sent.',
    advice: 'Sign in to this PC once so that the keychain opens, then start Tern again.',
  },
};

/** Why the cloud cannot be reached, in words. */
export function faultWords(fault: LinkFault): FaultWords {
  return FAULTS[fault];
}

/** A short label for the link ("Online") and a sentence that explains it. */
export function linkWords(link: LinkState): { readonly label: string; readonly text: string } {
  switch (link.kind) {
    case 'unpaired':
      return { label: 'Not paired', text: 'This PC is not paired with a cloud.' };
    case 'connecting':
      return { label: 'Connecting', text: 'Tern is connecting to the cloud.' };
    case 'online':
      return { label: 'Online', text: 'The cloud answers.' };
    case 'stale':
      return { label: 'No answer lately', text: 'The cloud has not answered for a while.' };
    case 'offline':
      return { label: 'Offline', text: faultWords(link.fault).title };
    case 'refused':
      return { label: 'Removed', text: "This PC was removed from the clinic's account." };
    case 'clock-wrong':
      return { label: 'Online, clock wrong', text: clockTitle(link.aheadMs) };
    default:
      return assertNever(link);
  }
}

/** `The clock of this PC is 1 hour ahead.` (`aheadMs` negative: behind). */
export function clockTitle(aheadMs: number): string {
  return `The clock of this PC is ${durationWords(aheadMs)} ${aheadMs < 0 ? 'behind' : 'ahead'}.`;
}
