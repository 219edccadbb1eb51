import { networkInterfaces } from 'node:os';
import type { DesktopSettingChange } from '../contract/desktop-settings.ts';
import { systemClock as clock } from '../foundation/clock.ts';
import { isServedBySystem } from '../foundation/service-places.ts';
import { startAgentChild } from './agent-child.ts';
import { AgentSupervisor } from './agent-supervisor.ts';
import { serveApp } from './app-protocol.ts';
import { attachAgent } from './attach-agent.ts';
import { DashboardWindow, denyPermissions } from './dashboard-window.ts';
import { openLog } from './desktop-log.ts';
import type { DesktopPlaces } from './desktop-places.ts';
import type { DesktopState } from './desktop-state.ts';
import type { ElectronApi } from './electron-api.ts';
import { LoginItem } from './login-item.ts';
import { NotificationModel } from './notification-model.ts';
import { Notifier } from './notifier.ts';
import { Preferences } from './preferences.ts';
import { prepareApp, QUIT_FLAG } from './prepare-app.ts';
import { QuitControl } from './quit-control.ts';
import { watchSystem } from './system-watch.ts';
import { performTrayAction } from './tray-actions.ts';
import { trayModel } from './tray-model.ts';
import { openUpdates } from './update/open-updates.ts';
import { restoring, tellAgent } from './update/tell-agent.ts';
import { updateConcerns } from './update/update-concerns.ts';
import { noUpdates, type Updates } from './update/updates.ts';
import { TrayView } from './tray-view.ts';
import { serveWindowCalls } from './window-calls.ts';

/** Puts the desktop app together and runs it. A second instance only asks the first to show its window, or to quit. */
export async function runDesktop(electron: ElectronApi, places: DesktopPlaces): Promise<void> {
  const { app, nativeTheme, powerMonitor } = electron;
  if (!prepareApp(electron, places.userData)) return;
  const logger = openLog(places.logFolder);
  let updates: Updates = noUpdates('not-installed');
  const supervisor = new AgentSupervisor({
    start: () => startAgentChild(restoring(places.agent, updates.restore), clock),
    attach: () => attachAgent(places.dataDir),
    isServed: () => isServedBySystem(places.dataDir),
    clock,
    logger,
  });
  const window = new DashboardWindow(electron, places.preload);
  const loginItem = new LoginItem(electron, places.loginItem);
  const preferences = new Preferences(electron, places.settingsFile, loginItem);
  const words = () => preferences.words;
  const model = new NotificationModel({ ...places.notificationLimits, since: clock.now() });
  const open = window.open.bind(window);
  const notifier = new Notifier({
    ...{ electron, model, clock, words, open },
    others: () => updateConcerns(updates.status, words()),
  });
  const asked = {
    call: supervisor.call.bind(supervisor),
    startAgent: supervisor.start.bind(supervisor),
    checkForUpdates: () => updates.check(),
    installUpdate: () => updates.installNow(),
    async set(change: DesktopSettingChange): Promise<void> {
      await preferences.set(change);
      show(supervisor.state);
    },
  };
  const trayParts = { ...asked, electron, words, openDashboard: () => window.open() };
  const tray = new TrayView(electron, places.iconFolder, (action) =>
    performTrayAction(action, trayParts),
  );
  const quit = new QuitControl({
    electron,
    words,
    state: () => supervisor.state,
    stop: async () => {
      await updates.ending();
      updates[Symbol.dispose]();
      notifier[Symbol.dispose]();
      await supervisor[Symbol.asyncDispose]();
      tray[Symbol.dispose]();
    },
  });
  const tellUpdate = tellAgent(asked.call);
  function tellWindow(): void {
    const { settings, locale } = preferences;
    window.tell({ ...supervisor.state, settings, locale, update: updates.status });
  }
  function show(state: DesktopState): void {
    const { startsAtLogin } = preferences.settings;
    const told = { now: clock.now(), update: updates.status };
    tray.draw(trayModel(state, { ...told, words: words(), startsAtLogin }));
    notifier.update(state);
    tellWindow();
    quit.update(state);
    updates.update(state);
    tellUpdate(state, updates.status);
  }

  app.on('second-instance', (_event, argv) =>
    argv.includes(QUIT_FLAG) ? quit.systemShutdown() : window.open(),
  );
  app.on('activate', () => window.open());
  // The tray stays.
  app.on('window-all-closed', () => undefined);
  app.on('before-quit', (event) => quit.beforeQuit(event));
  await app.whenReady();
  denyPermissions(electron);
  await serveApp(electron, places.rendererFolder);
  updates = await openUpdates({
    ...{ electron, clock, logger, userData: places.userData, resources: places.resources },
    ...{ desktop: () => supervisor.state, call: asked.call, standDown: () => quit.standDown() },
    changed: () => show(supervisor.state),
  });
  const watch = (): void => {
    window.listens();
    tellWindow();
  };
  serveWindowCalls(electron, { ...asked, isSender: (event) => window.isSender(event), watch });
  nativeTheme.on('updated', () => show(supervisor.state));
  powerMonitor.on('shutdown', () => quit.systemShutdown());
  // Refused while no agent runs; the next one looks by itself.
  const tell = (what: string) => void asked.call('systemChanged', { what }).catch(() => undefined);
  watchSystem({ powerMonitor, clock, interfaces: networkInterfaces, tell });
  supervisor.subscribe(show);
  show(supervisor.state);
  preferences.apply();
  await updates.start();
  supervisor.start();
  if (!loginItem.startedHidden) window.open();
}
