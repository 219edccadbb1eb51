// tsc: TS2322
export function planted(values: readonly string[]): string {
  return values[0];
}
