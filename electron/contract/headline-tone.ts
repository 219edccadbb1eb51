import { z } from 'zod';

/** How things stand, in one word: each tone has a shape, a word and a colour of its own, in every front end. */
export const headlineToneSchema = z.enum([
  'ok',
  'moving',
  'waiting',
  'paused',
  'attention',
  'offline',
  'unpaired',
  'starting',
  'gone',
]);
export type HeadlineTone = z.infer<typeof headlineToneSchema>;
