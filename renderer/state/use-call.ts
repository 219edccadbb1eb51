import { useState } from 'react';

/** How a call that a person started is getting on. */
export type CallState<T> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running' }
  | { readonly kind: 'done'; readonly result: T }
  | { readonly kind: 'failed'; readonly error: unknown };

export type Call<Args extends readonly unknown[], T> = {
  readonly state: CallState<T>;
  /** Resolves to the result, or to null when it failed; never rejects. */
  readonly run: (...args: Args) => Promise<T | null>;
};

/** Runs a call on demand and keeps what came of the latest run. */
export function useCall<Args extends readonly unknown[], T>(
  call: (...args: Args) => Promise<T>,
): Call<Args, T> {
  const [state, setState] = useState<CallState<T>>({ kind: 'idle' });
  const run = async (...args: Args): Promise<T | null> => {
    setState({ kind: 'running' });
    try {
      const result = await call(...args);
      setState({ kind: 'done', result });
      return result;
    } catch (error) {
      setState({ kind: 'failed', error });
      return null;
    }
  };
  return { state, run };
}
