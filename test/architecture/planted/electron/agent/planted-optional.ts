// tsc: TS2375
export const planted: { readonly port?: number } = { port: undefined };
