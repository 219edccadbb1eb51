import { systemClock as clock } from '../foundation/clock.ts';
import type { DesktopSettingChange } from '../contract/desktop-settings.ts';
import { openLog } from './desktop-log.ts';
import { startAgentChild } from './agent-child.ts';
import { AgentSupervisor } from './agent-supervisor.ts';
import { declareAppScheme, serveApp } from './app-protocol.ts';
import { attachAgent } from './attach-agent.ts';
import { DashboardWindow, denyPermissions } from './dashboard-window.ts';
import type { DesktopPlaces } from './desktop-places.ts';
import type { DesktopState } from './desktop-state.ts';
import type { ElectronApi } from './electron-api.ts';
import { LoginItem } from './login-item.ts';
import { NOTIFICATION_LIMITS, NotificationModel } from './notification-model.ts';
import { Notifier } from './notifier.ts';
import { Preferences } from './preferences.ts';
import { QuitControl } from './quit-control.ts';
import { trayModel, type TrayAction } from './tray-model.ts';
import { TrayView } from './tray-view.ts';
import { serveWindowCalls } from './window-calls.ts';

/** Puts the desktop app together and runs it. A second instance only asks the first to show its window. */
export async function runDesktop(electron: ElectronApi, places: DesktopPlaces): Promise<void> {
  const { app, nativeTheme, powerMonitor } = electron;
  app.setPath('userData', places.userData);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  app.enableSandbox();
  app.setAppUserModelId('cloud.tern.desktop');
  declareAppScheme(electron);
  const logger = openLog(places.logFolder);
  const supervisor = new AgentSupervisor({
    start: () => startAgentChild(places.agent, clock),
    attach: () => attachAgent(places.dataDir),
    clock,
    logger,
  });
  const window = new DashboardWindow(electron, places.preload);
  const loginItem = new LoginItem(electron, places.loginItem);
  const preferences = new Preferences(electron, places.settingsFile, loginItem);
  const { linkLostAfterMs } = places;
  const limits = { ...NOTIFICATION_LIMITS, linkLostAfterMs, since: clock.now() };
  const notifier = new Notifier(electron, new NotificationModel(limits), clock, (page) =>
    window.open(page),
  );
  const tray = new TrayView(electron, places.iconFolder, act);
  const quit = new QuitControl({
    electron,
    state: () => supervisor.state,
    stop: async () => {
      notifier[Symbol.dispose]();
      await supervisor[Symbol.asyncDispose]();
      tray[Symbol.dispose]();
    },
  });

  function act(action: TrayAction): void {
    if (action.kind === 'open-dashboard') window.open();
    else if (action.kind === 'copy') void electron.clipboard.writeText(action.text);
    else if (action.kind === 'start-agent') supervisor.start();
    else if (action.kind === 'quit') app.quit();
    else set({ startsAtLogin: action.isOn }).catch(() => logger.warn('desktop.setting-not-kept'));
  }
  async function set(change: DesktopSettingChange): Promise<void> {
    await preferences.set(change);
    show(supervisor.state);
  }
  function tellWindow(state: DesktopState): void {
    const { settings, locale } = preferences;
    window.tell({ ...state, settings, locale });
  }
  function show(state: DesktopState): void {
    const { startsAtLogin } = preferences.settings;
    tray.draw(trayModel(state, { now: clock.now(), locale: app.getLocale(), startsAtLogin }));
    notifier.update(state);
    tellWindow(state);
    quit.update(state);
  }

  app.on('second-instance', () => window.open());
  app.on('activate', () => window.open());
  // The tray stays.
  app.on('window-all-closed', () => undefined);
  app.on('before-quit', (event) => quit.beforeQuit(event));
  await app.whenReady();
  denyPermissions(electron);
  await serveApp(electron, places.rendererFolder);
  serveWindowCalls(electron, {
    isSender: (event) => window.isSender(event),
    call: (name, args) => supervisor.call(name, args),
    set,
    startAgent: () => supervisor.start(),
    watch: () => tellWindow(supervisor.state),
  });
  nativeTheme.on('updated', () => show(supervisor.state));
  powerMonitor.on('shutdown', () => quit.systemShutdown());
  powerMonitor.on('resume', () => {
    // Refused while no agent runs; the next one asks the cloud by itself.
    supervisor.call('systemChanged', { what: 'resumed' }).catch(() => undefined);
  });
  supervisor.subscribe(show);
  show(supervisor.state);
  preferences.apply();
  supervisor.start();
  if (!loginItem.startedHidden) window.open();
}
