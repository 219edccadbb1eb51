/** Long enough for the download to have taken hold of the text. */
const RELEASED_AFTER_MS = 60_000;

/** Hands a text to the browser, or to the desktop app's window, to be saved as a file. */
export function saveText(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), RELEASED_AFTER_MS);
}
