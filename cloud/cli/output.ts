/** Where a command prints; tests give their own. */
export type Output = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
};

export const processOutput: Output = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
};

/** Prints a result: JSON and nothing else with --json, otherwise lines for people. */
export function print(
  output: Output,
  isJson: boolean,
  value: unknown,
  lines: readonly string[],
): void {
  if (isJson) output.out(`${JSON.stringify(value, null, 2)}\n`);
  else for (const line of lines) output.out(`${line}\n`);
}

/** Columns of text, as wide as their widest cell. */
export function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths: number[] = [];
  for (const row of rows)
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length);
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
