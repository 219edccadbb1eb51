import { APP_ID } from '../foundation/app-id.ts';
import { declareAppScheme } from './app-protocol.ts';
import type { ElectronApi } from './electron-api.ts';

/** Given to a second instance, so that the first one ends: `tern uninstall` does. */
export const QUIT_FLAG = '--quit';

/** What has to be said before the app is ready. False where another instance runs: that one does what this one was asked. */
export function prepareApp(electron: ElectronApi, userData: string): boolean {
  const { app } = electron;
  app.setPath('userData', userData);
  if (!app.requestSingleInstanceLock() || process.argv.includes(QUIT_FLAG)) {
    app.quit();
    return false;
  }
  app.enableSandbox();
  app.setAppUserModelId(APP_ID);
  declareAppScheme(electron);
  return true;
}
