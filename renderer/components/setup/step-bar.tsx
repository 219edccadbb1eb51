import { useWords } from '../../state/words.tsx';

export type SetupStep = 'pair' | 'connect' | 'done';
const STEPS = ['pair', 'connect', 'done'] as const satisfies readonly SetupStep[];

/** How far the set-up has come. */
export function StepBar({ current }: { readonly current: SetupStep }) {
  const { t } = useWords();
  const position = STEPS.indexOf(current);
  return (
    <ol className="step-bar" aria-label={t('assistant.steps')}>
      {STEPS.map((step, i) => {
        const isPast = i < position || current === 'done';
        return (
          <li
            key={step}
            className={isPast ? 'is-past' : i === position ? 'is-current' : undefined}
            aria-current={i === position ? 'step' : undefined}
          >
            <span className="step-mark" aria-hidden="true">
              {isPast ? '✓' : i + 1}
            </span>
            {t(`assistant.step.${step}`)}
            {isPast && <span className="visually-hidden">, {t('assistant.stepDone')}</span>}
          </li>
        );
      })}
    </ol>
  );
}
