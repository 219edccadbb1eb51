import type { AgentStatus } from './agent-status.ts';
import { assertNever } from './assert-never.ts';
import { countWord, counted, deviceName } from './device-words.ts';
import { clockTitle, faultWords } from './link-words.ts';
import { listenerWords } from './listener-words.ts';
import { describeProblem } from './problem-words.ts';

/** How the sentence is drawn: each tone has a shape, a word and a colour of its own. */
export type HeadlineTone =
  'ok' | 'moving' | 'waiting' | 'attention' | 'offline' | 'unpaired' | 'starting' | 'gone';

export type Headline = {
  readonly tone: HeadlineTone;
  readonly title: string;
  readonly text: string;
};

const GONE: Headline = {
  tone: 'gone',
  title: 'Tern is not running on this PC.',
  text: 'No machine can send until it runs again. Start Tern, or restart this PC.',
};
const STARTING: Headline = {
  tone: 'starting',
  title: 'Tern is starting.',
  text: 'One moment, please.',
};

/**
 * The one sentence on the state, always true. `status` null: none has come yet. `isConnected` false: the agent cannot
 * be reached, so nothing older counts.
 */
export function headline(status: AgentStatus | null, isConnected: boolean): Headline {
  if (!isConnected) return GONE;
  if (status === null) return STARTING;
  return (
    notPaired(status) ??
    paused(status) ??
    listenerTrouble(status) ??
    linkTrouble(status) ??
    work(status)
  );
}

function notPaired({ pairing, link }: AgentStatus): Headline | null {
  if (link.kind === 'refused')
    return {
      tone: 'attention',
      title: "This PC was removed from the clinic's account.",
      text: 'Its key opens nothing any more, so no machine can send. If that was a mistake, ask for a new pairing code.',
    };
  switch (pairing.kind) {
    case 'unpaired':
      return {
        tone: 'unpaired',
        title: 'Not paired yet.',
        text: 'Type the code that you were given, and this PC belongs to your clinic.',
      };
    case 'exchanging':
      return {
        tone: 'starting',
        title: 'Pairing this PC.',
        text: 'The code is being traded for a key.',
      };
    case 'storing':
      return {
        tone: 'starting',
        title: 'Pairing this PC.',
        text: 'The key is being put into safe keeping.',
      };
    case 'paired':
    case 'foreign':
      return null;
    default:
      return assertNever(pairing);
  }
}

/** A pause is a person's wish, so it comes before faults; what still moves is said in its text. */
function paused(status: AgentStatus): Headline | null {
  if (status.paused === null) return null;
  return {
    tone: 'waiting',
    title: 'Tern is paused.',
    text:
      status.transfers.length > 0
        ? 'What is being sent now is finished. Other machines are asked to try again later.'
        : 'Your machines are asked to try again later and keep their images. Resume to receive again.',
  };
}

function listenerTrouble({ listener }: AgentStatus): Headline | null {
  switch (listener.kind) {
    case 'listening':
      return null;
    case 'starting':
      return STARTING;
    case 'failed': {
      const { title, advice } = listenerWords(listener);
      return { tone: 'attention', title, text: `No machine can send to this PC. ${advice}` };
    }
    default:
      return assertNever(listener);
  }
}

function linkTrouble({ link }: AgentStatus): Headline | null {
  switch (link.kind) {
    case 'online':
      return null;
    case 'unpaired':
    case 'connecting':
      return {
        tone: 'starting',
        title: 'Connecting to the cloud.',
        text: 'Your machines can send as soon as the connection stands.',
      };
    case 'stale':
      return {
        tone: 'waiting',
        title: 'The cloud has not answered for a while.',
        text: 'Tern keeps asking. If images do not arrive, your machines are told and keep them.',
      };
    case 'offline': {
      const { title, text, advice } = faultWords(link.fault);
      const isFixedElsewhere = ['no-network', 'cloud-down'].includes(link.fault);
      return { tone: 'offline', title, text: isFixedElsewhere ? text : `${text} ${advice}` };
    }
    case 'clock-wrong':
      return {
        tone: 'attention',
        title: clockTitle(link.aheadMs),
        text: 'Images still go through, but with wrong times. Set date and time of this PC to automatic.',
      };
    case 'refused':
      return null;
    default:
      return assertNever(link);
  }
}

/** The link stands: what moves comes first, then what waits, then what needs a look. */
function work(status: AgentStatus): Headline {
  return moving(status) ?? waiting(status) ?? needsLook(status) ?? quiet(status);
}

function farEnd({ pairing }: AgentStatus): 'cloud' | 'archive' {
  return pairing.kind === 'foreign' ? 'archive' : 'cloud';
}

function moving(status: AgentStatus): Headline | null {
  if (status.transfers.length === 0) return null;
  const names = (active: AgentStatus['transfers']): number =>
    new Set(active.map(({ device }) => `${deviceName(device)} ${device.address}`)).size;
  const sending = names(status.transfers.filter(({ bytesPerSecond }) => bytesPerSecond > 0));
  const alsoLook =
    status.problems.length > 0 ? ' Something else needs a look; it stands below.' : '';
  if (sending === 0)
    return {
      tone: 'moving',
      title: machines(names(status.transfers), 'is connected', 'are connected'),
      text: `Nothing is on its way at this second.${alsoLook}`,
    };
  return {
    tone: 'moving',
    title: machines(sending, 'is sending', 'are sending'),
    text: `Each image counts only once the ${farEnd(status)} has confirmed it.${alsoLook}`,
  };
}

function machines(count: number, one: string, many: string): string {
  return count === 1 ? `One machine ${one}.` : `${countWord(count)} machines ${many}.`;
}

function waiting({ today, problems }: AgentStatus): Headline | null {
  const count = today.awaitingReceipt;
  if (count === 0 || problems.length > 0) return null;
  return {
    tone: 'waiting',
    title:
      count === 1
        ? 'One image waits for its receipt.'
        : `${countWord(count)} images wait for their receipts.`,
    text: 'The cloud has taken what was sent. It counts as delivered once the receipt is here.',
  };
}

function needsLook(status: AgentStatus): Headline | null {
  const [first, ...others] = status.problems;
  if (first !== undefined) {
    const { title, advice } = describeProblem(first);
    return others.length === 0
      ? { tone: 'attention', title, text: advice }
      : {
          tone: 'attention',
          title: `${countWord(status.problems.length)} things need a look.`,
          text: 'What to do about each of them stands below.',
        };
  }
  if (status.today.failed > 0)
    return {
      tone: 'attention',
      title: `${countWord(status.today.failed)} ${status.today.failed === 1 ? 'image' : 'images'} failed today.`,
      text: 'They are still on the machine unless they were sent again since. The list below shows which machine it was.',
    };
  return null;
}

function quiet(status: AgentStatus): Headline {
  if (status.lastDeliveredAt === null)
    return {
      tone: 'ok',
      title: 'Ready for the first image.',
      text: `This PC is connected to the ${farEnd(status)}. Send a test image from one of your machines.`,
    };
  const today =
    status.today.delivered > 0
      ? `${counted(status.today.delivered, 'image')} from ${counted(status.today.devices, 'machine')} today.`
      : 'Nothing was sent today so far.';
  return {
    tone: 'ok',
    title: `Every image is in the ${farEnd(status)}.`,
    text:
      status.pairing.kind === 'foreign'
        ? `${today} The archive has taken each one.`
        : status.today.delivered > 0
          ? `${today} Each one has a receipt that matches.`
          : today,
  };
}
