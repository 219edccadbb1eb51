// eslint: no-restricted-syntax, no-console, @typescript-eslint/no-explicit-any, @typescript-eslint/no-floating-promises
// tsc: TS1294
export enum Planted {
  One,
}
export default function planted(value: any): void {
  console.log(value);
  Promise.resolve();
}
