// The one place that may import electron: not a violation by itself.
import { app } from 'electron';

export const planted: unknown = app;
