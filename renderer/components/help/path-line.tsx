import { doctorWords } from '../../../electron/contract/doctor-words.ts';
import {
  doctorStepNameSchema,
  type DoctorStep,
  type DoctorStepName,
} from '../../../electron/contract/doctor.ts';
import { useWords } from '../../state/words.tsx';
import { ResultIcon } from '../icons.tsx';

/** The disk is a matter of this PC, so it does not stand between the link and the cloud. */
const PATH_ORDER: readonly DoctorStepName[] = [
  'disk',
  ...doctorStepNameSchema.options.filter((name) => name !== 'disk'),
];

/** Each step between the machines and the cloud with what was found there; `steps` null while it is looked at. */
export function PathLine({ steps }: { readonly steps: readonly DoctorStep[] | null }) {
  const { t } = useWords();
  return (
    <div className="path">
      <p className="path-end">{t('help.machines')}</p>
      <ol className="path-steps">
        {steps === null
          ? PATH_ORDER.map((name) => <Looking key={name} name={name} />)
          : steps
              .toSorted((a, b) => PATH_ORDER.indexOf(a.step) - PATH_ORDER.indexOf(b.step))
              .map((found) => <Found key={found.step} found={found} />)}
      </ol>
      <p className="path-end">{t('help.cloud')}</p>
    </div>
  );
}

function Looking({ name }: { readonly name: DoctorStepName }) {
  const { t } = useWords();
  return (
    <li data-step={name} data-result="running">
      <ResultIcon result="waiting" />
      <div>
        <strong>{t(`checks.step.${name}`)}</strong>
      </div>
      <span className="result-word">{t('help.looking')}</span>
    </li>
  );
}

function Found({ found }: { readonly found: DoctorStep }) {
  const words = useWords();
  const { t } = words;
  return (
    <li data-step={found.step} data-result={found.result}>
      <ResultIcon result={found.result} />
      <div>
        <strong>{t(`checks.step.${found.step}`)}</strong>
        <p>{doctorWords(found, words)}</p>
      </div>
      <span className="result-word">{t(`checks.result.${found.result}`)}</span>
    </li>
  );
}
