/** What `import … from 'electron'` finds when the stand-in runs; see electron.ts. */
const { electron } = globalThis as unknown as { electron: Record<string, object> };
export const {
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
  webContents,
} = electron;
