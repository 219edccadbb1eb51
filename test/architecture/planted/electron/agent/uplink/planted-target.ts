// What others here import; no violation by itself.
export const planted = 1;
