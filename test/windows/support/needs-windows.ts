import { beforeEach } from 'vitest';
import { windowsNode } from '../../../build/windows-node.ts';
import { needsPrograms, type ProgramName } from '../../fixtures/programs.ts';

/** Why Node for Windows cannot be had; null where it is there. */
function missingNode(): string | null {
  try {
    windowsNode();
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

/** As {@link needsPrograms}, for wine, Node for Windows and these: skips with the reason, fails with CI=true. */
export function needsWindows(...names: readonly ProgramName[]): boolean {
  if (!needsPrograms('/usr/lib/wine/wine64', ...names)) return false;
  const missing = missingNode();
  beforeEach((context) => {
    if (missing === null) return;
    if (['1', 'true'].includes(process.env.CI ?? '')) throw new Error(missing);
    context.skip(missing);
  });
  return missing === null;
}
