import type { Words } from './link-words.ts';
import { ENGLISH, type Translator } from './translator.ts';

/** Why no machine can reach this PC. `port` null: not known which. `program` null: the system did not tell which. */
export type ListenerFault = {
  readonly code: string;
  readonly port: number | null;
  readonly program: string | null;
};

/** Words for a listener that could not be opened. */
export function listenerWords(
  { code, port, program }: ListenerFault,
  { t }: Translator = ENGLISH,
): Words {
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
