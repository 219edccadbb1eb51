import { useState } from 'react';
import type { FieldError } from '../../electron/contract/control-errors.ts';
import { fieldsOf } from '../bridge/call-error.ts';
import type { Typed } from './setting-forms.ts';
import { useCall, type CallState } from './use-call.ts';

/** What typed text comes to; the last part of an error's path names the field. */
export type FormCheck<Value> =
  | { readonly kind: 'ok'; readonly value: Value }
  | { readonly kind: 'wrong'; readonly errors: readonly FieldError[] };

export type TypedForm = {
  readonly typed: Typed;
  readonly isEdited: boolean;
  readonly type: (changes: Typed) => void;
  /** What is to be said about a field now; one that is still empty is given time until the form is sent. */
  readonly wrong: (name: string) => FieldError | null;
  /** The call failed with something that none of the fields is about. */
  readonly failure: { readonly error: unknown } | null;
  readonly state: CallState<unknown>['kind'];
  /** Sends what is typed, if it is right; tells whether it was taken. */
  readonly submit: () => Promise<boolean>;
};

/** A form that is checked while typing and kept by a call; what is refused stays as it was typed. */
export function useTypedForm<Value>({
  kept,
  names,
  check,
  save,
}: {
  /** What is shown as long as nothing is typed. */
  readonly kept: Typed;
  readonly names: readonly string[];
  readonly check: (typed: Typed) => FormCheck<Value>;
  readonly save: (value: Value) => Promise<void>;
}): TypedForm {
  const [draft, setDraft] = useState<Typed | null>(null);
  const [wasSent, setSent] = useState(false);
  const typed = draft ?? kept;
  const checked = check(typed);
  const call = useCall(async (value: Value) => {
    await save(value);
    return true;
  });
  const refused = call.state.kind === 'failed' && wasSent ? call.state.error : null;
  const errors = [
    ...(checked.kind === 'wrong' ? checked.errors : []),
    ...(refused === null ? [] : fieldsOf(refused)),
  ];
  const errorOf = (name: string): FieldError | null =>
    errors.find(({ path }) => path.slice(path.lastIndexOf('.') + 1) === name) ?? null;
  const submit = async (): Promise<boolean> => {
    setSent(true);
    if (checked.kind === 'wrong' || (await call.run(checked.value)) === null) return false;
    setDraft(null);
    setSent(false);
    return true;
  };
  return {
    typed,
    isEdited: draft !== null,
    type: (changes) => {
      setDraft({ ...typed, ...changes });
      setSent(false);
    },
    wrong: (name) => (wasSent || typed[name]?.trim() !== '' ? errorOf(name) : null),
    failure:
      refused === null || names.some((name) => errorOf(name) !== null) ? null : { error: refused },
    state: call.state.kind,
    submit,
  };
}
