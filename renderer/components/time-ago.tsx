import { useNow } from '../state/now.tsx';
import { useWords } from '../state/words.tsx';

/** A time relative to now, with the exact one on hover and for machines. */
export function TimeAgo({ at }: { readonly at: string }) {
  const { formats } = useWords();
  return (
    <time dateTime={at} title={formats.exact(at)}>
      {formats.relative(at, useNow())}
    </time>
  );
}
