/** `1 image`, `3 images`: for the commands whose words are not in the catalogue. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
