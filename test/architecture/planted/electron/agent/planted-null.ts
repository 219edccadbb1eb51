// eslint: @typescript-eslint/no-non-null-assertion
export function planted(values: readonly string[]): string {
  return values[0]!;
}
