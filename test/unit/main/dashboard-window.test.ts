import { expect, test } from 'vitest';
import { DESKTOP_CHANNELS } from '../../../electron/contract/desktop-bridge.ts';
import { APP_URL } from '../../../electron/main/app-protocol.ts';
import { DashboardWindow, denyPermissions } from '../../../electron/main/dashboard-window.ts';
import type { InvokeEventApi } from '../../../electron/main/electron-api.ts';
import { serveWindowCalls } from '../../../electron/main/window-calls.ts';
import { FakeElectron } from '../../fakes/fake-electron.ts';

function openWindow(): { electron: FakeElectron; dashboard: DashboardWindow } {
  const electron = new FakeElectron();
  const dashboard = new DashboardWindow(electron.api, '/app/preload.cjs');
  dashboard.open();
  return { electron, dashboard };
}

test('the window has a sandbox, worlds apart, no Node and no webview', () => {
  const { electron } = openWindow();
  expect(electron.window.options.webPreferences).toEqual({
    preload: '/app/preload.cjs',
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webviewTag: false,
    spellcheck: false,
  });
  expect(electron.window.loaded).toEqual([APP_URL]);
});

test.each(['will-frame-navigate', 'will-attach-webview'])('%s is prevented', (event) => {
  const { electron } = openWindow();
  let isPrevented = false;
  electron.window.webContents.emit(event, {
    url: 'https://example.com/',
    preventDefault: () => (isPrevented = true),
  });
  expect(isPrevented).toBe(true);
});

test('no page opens a window; a listed address goes to the browser of the person', () => {
  const { electron } = openWindow();
  const { openHandler } = electron.window.webContents;
  for (const url of ['https://example.com/', 'file:///etc/passwd', APP_URL, 'https://github.com/x'])
    expect(openHandler({ url } as never)).toEqual({ action: 'deny' });
  expect(electron.openedOutside).toEqual(['https://github.com/x']);
});

test('of all permissions the page has the one to write to the clipboard', () => {
  const electron = new FakeElectron();
  denyPermissions(electron.api);
  const asked = (permission: string): boolean[] => {
    const answers: boolean[] = [];
    const note = (isGranted: boolean): void => void answers.push(isGranted);
    electron.permissionRequest?.(null as never, permission as never, note, null as never);
    const check = electron.permissionCheck;
    return [...answers, check?.(null, permission as never, '', null as never) ?? true];
  };
  expect(asked('clipboard-sanitized-write')).toEqual([true, true]);
  for (const permission of [
    ...['geolocation', 'notifications', 'media', 'midi', 'midiSysex', 'clipboard-read', 'hid'],
    ...['display-capture', 'fullscreen', 'openExternal', 'pointerLock', 'serial', 'usb', 'unknown'],
  ])
    expect(asked(permission)).toEqual([false, false]);
});

test('every channel refuses whoever is not the main frame of our own page in our own window', () => {
  const { electron, dashboard } = openWindow();
  const reached: string[] = [];
  serveWindowCalls(electron.api, {
    isSender: (event) => dashboard.isSender(event),
    call: (name) => Promise.resolve(reached.push(name)),
    set: () => Promise.resolve(void reached.push('set')),
    startAgent: () => void reached.push('start'),
    checkForUpdates: () => Promise.resolve(void reached.push('check')),
    installUpdate: () => void reached.push('install'),
    watch: () => void reached.push('watch'),
  });
  const { id } = electron.window.webContents;
  const event = (changes: Partial<InvokeEventApi>): InvokeEventApi => ({
    sender: { id },
    senderFrame: { url: APP_URL, parent: null },
    ...changes,
  });
  const foreign = [
    event({ sender: { id: id + 1 } }),
    event({ senderFrame: null }),
    event({ senderFrame: { url: APP_URL, parent: {} as never } }),
    event({ senderFrame: { url: 'https://example.com/', parent: null } }),
    event({ senderFrame: { url: 'app://bundle.example/', parent: null } }),
    event({ senderFrame: { url: 'about:blank', parent: null } }),
  ];
  const asking = Object.values(DESKTOP_CHANNELS).filter((channel) =>
    electron.channels.has(channel),
  );
  expect(asking).toHaveLength(6);
  for (const channel of asking)
    for (const from of foreign)
      expect(() => electron.channels.get(channel)?.(from, {})).toThrow('Only the dashboard');
  electron.channels.get(DESKTOP_CHANNELS.call)?.(event({}), { call: 'getStatus', args: {} });
  electron.channels.get(DESKTOP_CHANNELS.startAgent)?.(event({}));
  expect(reached).toEqual(['getStatus', 'start']);
});

test('a page is shown in the window that is open, or in a new one', () => {
  const { electron, dashboard } = openWindow();
  dashboard.listens();
  dashboard.open('devices');
  expect(electron.windows).toHaveLength(1);
  expect(electron.window.webContents.sent).toEqual([[DESKTOP_CHANNELS.page, 'devices']]);
  electron.window.destroy();
  dashboard.open('errors');
  expect(electron.windows).toHaveLength(2);
  expect(electron.window.loaded).toEqual([`${APP_URL}#/errors`]);
});

test('a page that is wanted while the window still loads is shown once it listens', () => {
  const { electron, dashboard } = openWindow();
  dashboard.open('devices');
  dashboard.open('errors');
  expect(electron.window.webContents.sent).toEqual([]);
  dashboard.listens();
  dashboard.listens();
  expect(electron.window.webContents.sent).toEqual([[DESKTOP_CHANNELS.page, 'errors']]);
});
