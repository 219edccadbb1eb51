/** What a check found. A failure ends the command with exit code 1; a warning and a note are only printed. */
export type Finding = {
  readonly level: 'failure' | 'warning' | 'note';
  /** The check that found it: `licence`, `lock-file`, `install-script`, `audit`. */
  readonly rule: string;
  readonly text: string;
};

export const failure = (rule: string, text: string): Finding => ({ level: 'failure', rule, text });
export const warning = (rule: string, text: string): Finding => ({ level: 'warning', rule, text });
export const note = (rule: string, text: string): Finding => ({ level: 'note', rule, text });

/** One line for each finding, failures first. */
export function findingLines(findings: readonly Finding[]): readonly string[] {
  const order = ['failure', 'warning', 'note'];
  return findings
    .toSorted((a, b) => order.indexOf(a.level) - order.indexOf(b.level))
    .map(({ level, rule, text }) => `${level} [${rule}] ${text}`);
}

export const hasFailure = (findings: readonly Finding[]): boolean =>
  findings.some(({ level }) => level === 'failure');
