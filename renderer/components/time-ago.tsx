import { formatExact, formatRelative } from '../format.ts';
import { useNow } from '../state/now.tsx';

/** A time relative to now, with the exact one on hover and for machines. */
export function TimeAgo({ at }: { readonly at: string }) {
  return (
    <time dateTime={at} title={formatExact(at)}>
      {formatRelative(at, useNow())}
    </time>
  );
}
