import { useId, useState, type FocusEvent, type KeyboardEvent } from 'react';
import type { SettingPath, SettingValue } from '../../../electron/contract/setting-path.ts';
import { ONLY, type SettingForm } from '../../state/setting-forms.ts';
import { useSetting, type EditedSetting } from '../../state/use-setting.ts';
import type { Settings } from '../../state/use-settings.ts';
import { useWords } from '../../state/words.tsx';
import { complaintOf, SettingMessage, type Complaint } from './setting-message.tsx';
import { SettingRow } from './setting-row.tsx';

/** One input of a setting. */
export type SettingPart = {
  /** Its name in what the form shows and reads. */
  readonly name: string;
  /** Its own label, where the setting has several. */
  readonly label?: string;
  readonly placeholder?: string;
  readonly isNumber?: boolean;
  /** Takes a name or a list rather than a number. */
  readonly isWide?: boolean;
};

export type TypedSettingProps<P extends SettingPath> = {
  readonly settings: Settings;
  readonly path: P;
  readonly form: SettingForm<SettingValue<P>>;
  readonly label: string;
  readonly hint: string;
  readonly unit?: string;
  readonly parts?: readonly SettingPart[];
};

const ONE_WORD: readonly SettingPart[] = [{ name: ONLY, isWide: true }];

/**
 * A setting that is typed. It is checked while typing, kept on Enter or when the focus leaves it, and restored by
 * Escape. What is refused stays as it was typed.
 */
export function TypedSetting<P extends SettingPath>(props: TypedSettingProps<P>) {
  const { settings, path, form, label, hint, parts = ONE_WORD } = props;
  const setting = useSetting(settings, path, form);
  const [wasLeft, setLeft] = useState(false);
  const id = useId();
  const isOne = parts.length === 1;
  const complaint = complaintOf(setting, parts, wasLeft);
  const leave = (event: FocusEvent<HTMLElement>): void => {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    setLeft(true);
    setting.save(false);
  };
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      setLeft(true);
      setting.save(true);
    } else if (event.key === 'Escape') setting.restore();
  };
  return (
    <SettingRow
      name={
        isOne ? <label htmlFor={`${id}-${ONLY}`}>{label}</label> : <Name id={id} text={label} />
      }
      hint={<span id={`${id}-hint`}>{hint}</span>}
    >
      <div
        className="setting-inputs"
        {...(isOne ? {} : { role: 'group', 'aria-labelledby': `${id}-name` })}
        onBlur={leave}
        onKeyDown={press}
        onFocus={() => setLeft(false)}
      >
        <Inputs {...props} parts={parts} id={id} setting={setting} complaint={complaint} />
      </div>
      <SettingMessage id={`${id}-message`} setting={setting} complaint={complaint} />
    </SettingRow>
  );
}

function Name({ id, text }: { readonly id: string; readonly text: string }) {
  return (
    <span className="setting-name" id={`${id}-name`}>
      {text}
    </span>
  );
}

type InputsProps = {
  readonly settings: Settings;
  readonly id: string;
  readonly label: string;
  readonly unit?: string;
  readonly parts: readonly SettingPart[];
  readonly setting: EditedSetting;
  readonly complaint: Complaint | null;
};

function Inputs({ settings, id, label, unit, parts, setting, complaint }: InputsProps) {
  const { t } = useWords();
  return (
    <>
      {parts.map((part) => (
        <div key={part.name} className={part.isWide ? 'setting-part is-wide' : 'setting-part'}>
          {part.label !== undefined && <label htmlFor={`${id}-${part.name}`}>{part.label}</label>}
          <input
            id={`${id}-${part.name}`}
            type="text"
            inputMode={part.isNumber ? 'decimal' : 'text'}
            value={setting.typed[part.name] ?? ''}
            placeholder={part.placeholder}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            readOnly={setting.saving.kind === 'saving'}
            disabled={settings.isStale || setting.isFromCloud}
            aria-invalid={complaint?.part === part.name}
            aria-describedby={`${id}-message ${id}-hint`}
            onChange={({ currentTarget }) => setting.type({ [part.name]: currentTarget.value })}
          />
        </div>
      ))}
      {unit !== undefined && <span className="setting-unit">{unit}</span>}
      {complaint !== null && (
        <button
          type="button"
          className="quiet"
          aria-label={t('settings.undoWhich', { name: label })}
          onClick={setting.restore}
        >
          {t('settings.undo')}
        </button>
      )}
    </>
  );
}
