import { useSyncExternalStore } from 'react';
import { dashboardPageSchema, type DashboardPage } from '../../electron/contract/pages.ts';

/** The page that a fragment (`#/devices`) names; home where it names none. */
export function pageOf(fragment: string): DashboardPage {
  return dashboardPageSchema.safeParse(/^#\/([a-z]+)$/.exec(fragment)?.[1]).data ?? 'home';
}

/** Where a page stands, for links. */
export function hrefOf(page: DashboardPage): string {
  return `#/${page}`;
}

/** Goes to a page as a click on its link does. */
export function goTo(page: DashboardPage): void {
  window.location.hash = hrefOf(page);
}

/** Names the page that is shown in the address, without a step in the history. */
export function stayAt(page: DashboardPage): void {
  if (pageOf(window.location.hash) !== page) window.history.replaceState(null, '', hrefOf(page));
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}

/** The page that the address of this window names. */
export function useRoute(): DashboardPage {
  return useSyncExternalStore(subscribe, () => pageOf(window.location.hash));
}
