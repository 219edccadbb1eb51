/** A DIMSE status as the standard writes it: `A700H` (PS3.7 C). */
export function statusCode(status: number): string {
  return `${status.toString(16).toUpperCase().padStart(4, '0')}H`;
}
