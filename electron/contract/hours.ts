import { z } from 'zod';
import { timeOfDaySchema } from './identifiers.ts';

/** Local times between which something holds, `from` included, `to` not; may pass midnight. */
export const limitHoursSchema = z
  .strictObject({ from: timeOfDaySchema, to: timeOfDaySchema })
  .refine(({ from, to }) => from !== to, {
    path: ['to'],
    message: 'the two times have to differ',
    params: { problem: 'same' },
  });
export type LimitHours = z.infer<typeof limitHoursSchema>;

/** Whether a time by the clock of this PC lies within the hours. */
export function isWithinHours({ from, to }: LimitHours, now: Date): boolean {
  const parts = [now.getHours(), now.getMinutes()];
  const time = parts.map((part) => String(part).padStart(2, '0')).join(':');
  return from < to ? from <= time && time < to : from <= time || time < to;
}
