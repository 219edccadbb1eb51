import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  protocol,
  session,
  shell,
  Tray,
} from 'electron';
import { messageOf } from '../foundation/errors.ts';
import { runDesktop } from './desktop-app.ts';
import { desktopPlaces } from './desktop-places.ts';
import type { ElectronApi } from './electron-api.ts';

const electron = {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  protocol,
  session,
  shell,
  Tray,
} satisfies ElectronApi;

const bundleFolder = dirname(fileURLToPath(import.meta.url));
// Not awaited: Electron is not ready before this module has been evaluated.
runDesktop(electron, desktopPlaces({ isPackaged: app.isPackaged, bundleFolder })).catch(
  (error: unknown) => {
    process.stderr.write(`Tern cannot start: ${messageOf(error)}\n`);
    process.exit(1);
  },
);
