import type { Words } from './link-words.ts';
import { ENGLISH, type Translator } from './translator.ts';

/** Why no machine can reach this PC. `port` null: not known which. `program` null: the system did not tell which. */
export type ListenerFault = {
  readonly code: string;
  readonly port: number | null;
  readonly program: string | null;
};

/** Words for a listener that could not be opened. */
export function listenerWords(fault: ListenerFault, words: Translator = ENGLISH): Words {
  const { t } = words;
  if (fault.code === 'tls-key-unavailable') {
    const key = `problem.${fault.code}` as const;
    return { title: t(`${key}.title`), text: t(`${key}.text`), advice: t(`${key}.advice`) };
  }
  // The second port: the same trouble, but it concerns only machines that encrypt.
  if (fault.code.startsWith('tls-')) {
    const { title, advice } = plainWords({ ...fault, code: fault.code.slice(4) }, words);
    const isUnnamed = fault.code === 'tls-listener-failed';
    return {
      title: isUnnamed ? t('listener.tls.failed.title') : title,
      text: t('listener.tls.text'),
      advice,
    };
  }
  return plainWords(fault, words);
}

function plainWords({ code, port, program }: ListenerFault, { t }: Translator): Words {
  // As text: the digits of a port are not grouped.
  const name = port === null ? t('listener.anyPort') : t('listener.port', { port: String(port) });
  switch (code) {
    case 'port-in-use':
      return {
        title:
          program === null
            ? t('listener.inUse.title', { name })
            : t('listener.inUse.titleBy', { name, program }),
        text: t('listener.inUse.text'),
        advice:
          program === null ? t('listener.inUse.advice') : t('listener.inUse.adviceBy', { program }),
      };
    case 'port-not-permitted':
      return {
        title: t('listener.notPermitted.title', { name }),
        text: t('listener.notPermitted.text'),
        advice: t('listener.notPermitted.advice'),
      };
    default:
      return {
        title: t('listener.failed.title'),
        text: t('listener.failed.text'),
        advice: t('listener.failed.advice'),
      };
  }
}
