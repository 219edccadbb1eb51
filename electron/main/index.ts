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
  Notification,
  powerMonitor,
  protocol,
  session,
  shell,
  Tray,
} from 'electron';
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
  Notification,
  powerMonitor,
  protocol,
  session,
  shell,
  Tray,
} satisfies ElectronApi;

const bundleFolder = dirname(fileURLToPath(import.meta.url));
await runDesktop(electron, desktopPlaces({ isPackaged: app.isPackaged, bundleFolder }));
