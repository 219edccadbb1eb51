import type { AgentStatus } from './agent-status.ts';
import { assertNever } from './assert-never.ts';
import { safeHere, withSafeHere } from './spool-words.ts';
import { countWord, deviceName } from './device-words.ts';
import type { HeadlineTone } from './headline-tone.ts';
import { clockTitle, faultWords } from './link-words.ts';
import { listenerWords } from './listener-words.ts';
import { describeProblem } from './problem-words.ts';
import { ENGLISH, type Translator } from './translator.ts';

export type Headline = {
  readonly tone: HeadlineTone;
  readonly title: string;
  readonly text: string;
};

/**
 * The one sentence on the state, always true. `status` null: none has come yet. `isConnected` false: the agent cannot
 * be reached, so nothing older counts.
 */
export function headline(
  status: AgentStatus | null,
  isConnected: boolean,
  words: Translator = ENGLISH,
): Headline {
  if (!isConnected)
    return {
      tone: 'gone',
      title: words.t('headline.gone.title'),
      text: words.t('headline.gone.text'),
    };
  if (status === null) return starting(words);
  return (
    notPaired(status, words) ??
    paused(status, words) ??
    listenerTrouble(status, words) ??
    linkTrouble(status, words) ??
    work(status, words)
  );
}

function starting({ t }: Translator): Headline {
  return {
    tone: 'starting',
    title: t('headline.starting.title'),
    text: t('headline.starting.text'),
  };
}

function notPaired({ pairing, link }: AgentStatus, { t }: Translator): Headline | null {
  if (link.kind === 'refused')
    return {
      tone: 'attention',
      title: t('headline.removed.title'),
      text: t('headline.removed.text'),
    };
  switch (pairing.kind) {
    case 'unpaired':
      return {
        tone: 'unpaired',
        title: t('headline.unpaired.title'),
        text: t('headline.unpaired.text'),
      };
    case 'exchanging':
    case 'storing':
      return {
        tone: 'starting',
        title: t('headline.pairing.title'),
        text: t(`headline.${pairing.kind}.text`),
      };
    case 'paired':
    case 'foreign':
      return null;
    default:
      return assertNever(pairing);
  }
}

/** A pause is a person's wish, so it comes before faults; what still moves is said in its text. */
function paused(status: AgentStatus, words: Translator): Headline | null {
  if (status.paused === null) return null;
  const { t } = words;
  const isMoving = status.transfers.length > 0;
  return {
    tone: 'paused',
    title: t('headline.paused.title'),
    text: withSafeHere(
      t(isMoving ? 'headline.paused.finishing' : 'headline.paused.text'),
      status.spool,
      words,
    ),
  };
}

function listenerTrouble({ listener }: AgentStatus, words: Translator): Headline | null {
  switch (listener.kind) {
    case 'listening':
      return null;
    case 'starting':
      return starting(words);
    case 'failed': {
      const { title, advice } = listenerWords(listener, words);
      return { tone: 'attention', title, text: words.t('headline.cannotSend', { advice }) };
    }
    default:
      return assertNever(listener);
  }
}

function linkTrouble({ link, spool, ackPolicy }: AgentStatus, words: Translator): Headline | null {
  const { t } = words;
  // What machines send meanwhile is refused, or it is kept here.
  const keepsHere = ackPolicy === 'relay' ? null : t('headline.keepsHere');
  switch (link.kind) {
    case 'online':
    case 'refused':
      return null;
    case 'unpaired':
    case 'connecting':
      return {
        tone: 'starting',
        title: t('headline.connecting.title'),
        text: withSafeHere(keepsHere ?? t('headline.connecting.text'), spool, words),
      };
    case 'stale':
      return {
        tone: 'waiting',
        title: t('headline.stale.title'),
        text: withSafeHere(keepsHere ?? t('headline.stale.text'), spool, words),
      };
    case 'offline': {
      const { title, text, advice } = faultWords(link.fault, words);
      const isFixedElsewhere = ['no-network', 'cloud-down'].includes(link.fault);
      const said = isFixedElsewhere ? (keepsHere ?? text) : `${text} ${advice}`;
      return { tone: 'offline', title, text: withSafeHere(said, spool, words) };
    }
    case 'clock-wrong':
      return {
        tone: 'attention',
        title: clockTitle(link.aheadMs, words),
        text: t('headline.clockWrong.text'),
      };
    default:
      return assertNever(link);
  }
}

/** The link stands: what moves comes first, then what waits, then what needs a look. */
function work(status: AgentStatus, words: Translator): Headline {
  return (
    moving(status, words) ??
    (status.problems.length === 0 ? safeHere(status.spool, words) : null) ??
    waiting(status, words) ??
    needsLook(status, words) ??
    quiet(status, words)
  );
}

function farEnd({ pairing }: AgentStatus): 'cloud' | 'archive' {
  return pairing.kind === 'foreign' ? 'archive' : 'cloud';
}

function counting(
  count: number,
  words: Translator,
): { readonly count: number; readonly number: string } {
  return { count, number: countWord(count, words) };
}

function moving(status: AgentStatus, words: Translator): Headline | null {
  if (status.transfers.length === 0) return null;
  const { t } = words;
  const machines = (active: AgentStatus['transfers']): number =>
    new Set(active.map(({ device }) => `${deviceName(device)} ${device.address}`)).size;
  const sending = machines(status.transfers.filter(({ bytesPerSecond }) => bytesPerSecond > 0));
  const alsoLook = status.problems.length > 0 ? ` ${t('headline.alsoLook')}` : '';
  if (sending === 0)
    return {
      tone: 'moving',
      title: t('headline.connected.title', counting(machines(status.transfers), words)),
      text: `${t('headline.connected.text')}${alsoLook}`,
    };
  return {
    tone: 'moving',
    title: t('headline.sending.title', counting(sending, words)),
    text: `${t(`headline.sending.${farEnd(status)}`)}${alsoLook}`,
  };
}

function waiting({ today, spool, problems }: AgentStatus, words: Translator): Headline | null {
  // The one counts the machines' images of relays as well, the other the sample's.
  const images = Math.max(today.awaitingReceipt, spool?.awaitingReceipt ?? 0);
  if (images === 0 || problems.length > 0) return null;
  return {
    tone: 'waiting',
    title: words.t('headline.awaiting.title', counting(images, words)),
    text: words.t('headline.awaiting.text'),
  };
}

function needsLook(
  { problems, today, deviceNames }: AgentStatus,
  words: Translator,
): Headline | null {
  const [first, ...others] = problems;
  if (first !== undefined && others.length === 0) {
    const { title, advice } = describeProblem(first, words, deviceNames);
    return { tone: 'attention', title, text: advice };
  }
  if (first !== undefined)
    return {
      tone: 'attention',
      title: words.t('headline.problems.title', counting(problems.length, words)),
      text: words.t('headline.problems.text'),
    };
  if (today.failed > 0)
    return {
      tone: 'attention',
      title: words.t('headline.failed.title', counting(today.failed, words)),
      text: words.t('headline.failed.text'),
    };
  return null;
}

function quiet(status: AgentStatus, words: Translator): Headline {
  const { t } = words;
  const end = farEnd(status);
  if (status.lastDeliveredAt === null)
    return { tone: 'ok', title: t('headline.ready.title'), text: t(`headline.ready.${end}`) };
  const title = t(`headline.allIn.${end}`);
  const today = todayWords(status, words);
  if (end === 'archive')
    return { tone: 'ok', title, text: `${today} ${t('headline.archiveTook')}` };
  if (status.today.delivered === 0) return { tone: 'ok', title, text: today };
  return { tone: 'ok', title, text: `${today} ${t('headline.receiptsMatch')}` };
}

function todayWords({ today }: AgentStatus, { t }: Translator): string {
  if (today.delivered === 0) return t('headline.nothingToday');
  return t('headline.today', {
    images: t('count.images', { count: today.delivered }),
    fromMachines: t('count.fromMachines', { count: today.devices }),
  });
}
