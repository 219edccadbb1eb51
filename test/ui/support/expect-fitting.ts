import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { accessibilityFaults, sidewaysOverflow } from './browser.ts';
import { WINDOWS } from './stage.ts';

/** The page as it stands has no fault that axe finds, light and dark, and no window scrolls it sideways. */
export async function expectAccessibleAndFitting(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await accessibilityFaults(page)).toEqual([]);
  }
  for (const [width, height] of WINDOWS) {
    await page.setViewportSize({ width, height });
    expect(await sidewaysOverflow(page)).toBe(0);
  }
}
