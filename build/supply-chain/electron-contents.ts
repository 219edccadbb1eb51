/** A part of Electron that is no npm package, so that no lock file names it, with the decision on its licence. */
export type ElectronContent = {
  readonly name: string;
  readonly license: string;
  readonly isSpdx: boolean;
  readonly reason: string;
};

export const ELECTRON_CONTENTS: readonly ElectronContent[] = [
  {
    name: 'Chromium',
    license: 'BSD-3-Clause and others',
    isSpdx: false,
    reason: 'with all its parts listed in LICENSES.chromium.html, which goes along with it',
  },
  {
    name: 'FFmpeg',
    license: 'LGPL-2.1-or-later',
    isSpdx: true,
    reason:
      'unchanged and as a library file of its own (ffmpeg.dll, libffmpeg.so, libffmpeg.dylib) that may be replaced, which is what the LGPL asks of a program that uses it',
  },
];
