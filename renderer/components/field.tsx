import { useId, type ReactNode } from 'react';

/** What a control needs to be tied to its label and its message. */
export type FieldIds = {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
};

/** A labelled control with one message below it that is read out when it changes. */
export function Field({
  label,
  message,
  kind = 'hint',
  children,
}: {
  readonly label: string;
  readonly message: string;
  readonly kind?: 'hint' | 'error' | 'ok';
  readonly children: (ids: FieldIds) => ReactNode;
}) {
  const id = useId();
  const messageId = `${id}-message`;
  return (
    <div className={`field field-${kind}`}>
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': messageId, 'aria-invalid': kind === 'error' })}
      <p id={messageId} className="message" aria-live="polite">
        {message}
      </p>
    </div>
  );
}
