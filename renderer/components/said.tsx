import { useEffect, useRef } from 'react';

/** What was done last. Takes the focus, since the button that did it is gone. */
export function Said({ said }: { readonly said: { readonly text: string } | null }) {
  const note = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (said !== null) note.current?.focus();
  }, [said]);
  return (
    <div role="status">
      {said !== null && (
        <p ref={note} className="notice said" tabIndex={-1}>
          {said.text}
        </p>
      )}
    </div>
  );
}
