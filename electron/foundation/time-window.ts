/** True where the local time of `now` lies between two times of day (`HH:MM`), `from` included, `to` not; may pass midnight. */
export function isWithinHours(
  { from, to }: { readonly from: string; readonly to: string },
  now: Date,
): boolean {
  const time = [now.getHours(), now.getMinutes()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
  return from < to ? from <= time && time < to : from <= time || time < to;
}
