import { useState, type ReactNode } from 'react';
import type { AgentStatus } from '../electron/contract/agent-status.ts';
import { dashboardPageSchema, type DashboardPage } from '../electron/contract/pages.ts';
import { StateLine } from './components/state-line.tsx';
import { Timed } from './components/timed.tsx';
import { DevicesPage } from './pages/devices-page.tsx';
import { ErrorsPage } from './pages/errors-page.tsx';
import { HelpPage } from './pages/help-page.tsx';
import { HomePage } from './pages/home-page.tsx';
import { SettingsPage } from './pages/settings-page.tsx';
import { SetupPage } from './pages/setup-page.tsx';
import { TransfersPage } from './pages/transfers-page.tsx';
import type { PageProps } from './state/page-props.ts';
import { useWords } from './state/words.tsx';

const PAGES: Readonly<Record<DashboardPage, (props: PageProps) => ReactNode>> = {
  home: HomePage,
  transfers: TransfersPage,
  devices: DevicesPage,
  errors: ErrorsPage,
  settings: SettingsPage,
  help: HelpPage,
  setup: SetupPage,
};

/** The set-up is no place to be once it is done; it is reached from Devices and Home. */
const PAIRED_PAGES = dashboardPageSchema.options.filter((page) => page !== 'setup');
/** What there is to see before this PC is paired. */
const UNPAIRED_PAGES: readonly DashboardPage[] = ['setup', 'settings', 'help'];

function isPaired({ pairing }: AgentStatus): boolean {
  return pairing.kind === 'paired' || pairing.kind === 'foreign';
}

/** The pages that can be gone to now. */
export function pagesFor(status: AgentStatus): readonly DashboardPage[] {
  return isPaired(status) ? PAIRED_PAGES : UNPAIRED_PAGES;
}

/** The page to show for what the address names: before pairing, most of them are the set-up. */
export function pageFor(status: AgentStatus, wanted: DashboardPage): DashboardPage {
  return isPaired(status) || UNPAIRED_PAGES.includes(wanted) ? wanted : 'setup';
}

/** One page, under the sentence on the state. */
export function Dashboard({
  page,
  ...props
}: Omit<PageProps, 'onUnpaired'> & { readonly page: DashboardPage }) {
  const { t } = useWords();
  /** Whether the cloud was told, when this PC was unpaired here. */
  const [unpaired, setUnpaired] = useState<{ readonly cloudWasTold: boolean } | null>(null);
  const { status, headline, isStale } = props;
  const Page = PAGES[page];
  const shown = (
    <Page {...props} onUnpaired={(cloudWasTold: boolean) => setUnpaired({ cloudWasTold })} />
  );
  return (
    <>
      {/* Home says the sentence itself, in large. */}
      {page !== 'home' && <StateLine headline={headline} />}
      {isStale && (
        <p className="stale-note">
          <Timed phrase="app.staleSince" at={status.at} />
        </p>
      )}
      <div role="status">
        {unpaired !== null && !isPaired(status) && (
          <p className="notice">
            {t(unpaired.cloudWasTold ? 'unpair.done' : 'unpair.cloudNotTold')}
          </p>
        )}
      </div>
      {page === 'home' ? shown : <div className="stack stale-part">{shown}</div>}
    </>
  );
}
