// tsc: TS2339
export const planted: unknown = process.parentPort;
