import type { ReactNode } from 'react';
import type { HeadlineTone } from '../../electron/contract/headline-tone.ts';

/** A drawn shape of 32 x 32 units; decorative, since a word always stands beside it. */
function Shape({ children }: { readonly children: ReactNode }) {
  return (
    <svg
      aria-hidden="true"
      className="icon"
      viewBox="0 0 32 32"
      fill="none"
      stroke="currentColor"
      strokeWidth="3"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {children}
    </svg>
  );
}

const TONE_SHAPES: Readonly<Record<HeadlineTone, ReactNode>> = {
  ok: <path d="M7 17l6 6 12-14" />,
  moving: <path d="M16 26V7M8 15l8-8 8 8" />,
  waiting: (
    <>
      <circle cx="16" cy="16" r="11" />
      <path d="M16 10v6l4 3" />
    </>
  ),
  paused: <path d="M10.5 7v18M21.5 7v18" strokeWidth="4" />,
  attention: (
    <>
      <path d="M16 6v13" />
      <path d="M16 25.5v.1" />
    </>
  ),
  offline: (
    <>
      <path d="M13 9l2-2a6 6 0 0 1 9 9l-2 2" />
      <path d="M19 23l-2 2a6 6 0 0 1-9-9l2-2" />
      <path d="M6 6l20 20" />
    </>
  ),
  unpaired: (
    <>
      <circle cx="11" cy="21" r="5" />
      <path d="M15 17L26 6M22 10l4 4" />
    </>
  ),
  starting: <path d="M8 16h.1M16 16h.1M24 16h.1" />,
  gone: (
    <>
      <path d="M16 5v10" />
      <path d="M9.5 9a10 10 0 1 0 13 0" />
    </>
  ),
};

/** The shape of a tone: each differs from all others without colour. */
export function ToneIcon({ tone }: { readonly tone: HeadlineTone }) {
  return <Shape>{TONE_SHAPES[tone]}</Shape>;
}

/** Shapes for results in lists. */
export function ResultIcon({
  result,
}: {
  readonly result: 'ok' | 'failed' | 'warning' | 'skipped' | 'waiting';
}) {
  const shapes = {
    ok: TONE_SHAPES.ok,
    failed: <path d="M9 9l14 14M23 9L9 23" />,
    warning: TONE_SHAPES.attention,
    skipped: <path d="M9 16h14" />,
    waiting: TONE_SHAPES.waiting,
  };
  return (
    <span className={`result-icon result-${result}`}>
      <Shape>{shapes[result]}</Shape>
    </span>
  );
}

/** The tern. */
export function Logo() {
  return (
    <svg
      aria-hidden="true"
      className="logo"
      viewBox="0 0 26 26"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d="M2 15c4-1 7-4 11-9 1 4 4 6 11 5-5 2-8 3-10 7-2-3-6-4-12-3z" />
    </svg>
  );
}
