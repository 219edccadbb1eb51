/** What a run came to, over all test files. */
export type TestTally = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
};

/** The closing line: `12 passed, 0 failed`, with `, 3 skipped` where some were. */
export function closingLine(tally: TestTally): string {
  const skipped = tally.skipped.length > 0 ? `, ${tally.skipped.length} skipped` : '';
  return `${tally.passed} passed, ${tally.failed} failed${skipped}`;
}

/** What was skipped, gathered by reason: one line each, most tests first. */
export function skipLines(tally: TestTally): readonly string[] {
  const counts = new Map<string, number>();
  for (const { reason } of tally.skipped) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => `skipped ${count}: ${reason}`);
}

/** 0 only when something ran, nothing failed and, where skips are forbidden, nothing was skipped. */
export function exitCodeOf(tally: TestTally, rules: { readonly skipsFail: boolean }): number {
  if (tally.failed > 0 || tally.passed === 0) return 1;
  return rules.skipsFail && tally.skipped.length > 0 ? 1 : 0;
}
