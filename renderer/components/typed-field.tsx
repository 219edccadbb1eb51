import { fieldErrorWords } from '../../electron/contract/field-words.ts';
import type { TypedForm } from '../state/use-typed-form.ts';
import { useWords } from '../state/words.tsx';
import { Field } from './field.tsx';

/** One field of a typed form, with what is wrong in it or else its hint. */
export function TypedField({
  form,
  name,
  label,
  hint,
  placeholder,
  isNumber = false,
  hasFocus = false,
  isDisabled = false,
}: {
  readonly form: TypedForm;
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly placeholder?: string;
  readonly isNumber?: boolean;
  /** The focus goes here when the form opens. */
  readonly hasFocus?: boolean;
  readonly isDisabled?: boolean;
}) {
  const words = useWords();
  const wrong = form.wrong(name);
  return (
    <Field
      label={label}
      message={wrong === null ? hint : fieldErrorWords(wrong, words)}
      kind={wrong === null ? 'hint' : 'error'}
    >
      {(ids) => (
        <input
          {...ids}
          type="text"
          autoFocus={hasFocus}
          inputMode={isNumber ? 'numeric' : 'text'}
          value={form.typed[name] ?? ''}
          placeholder={placeholder}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          readOnly={form.state === 'running'}
          disabled={isDisabled}
          onChange={({ currentTarget }) => form.type({ [name]: currentTarget.value })}
        />
      )}
    </Field>
  );
}
