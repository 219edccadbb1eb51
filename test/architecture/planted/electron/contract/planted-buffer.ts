// tsc: TS2591
export const planted = Buffer.alloc(1);
