// tsc: TS2584
export const planted = document.title;
