import { APP_ID } from './app-id.ts';
import { declareAppScheme } from './app-protocol.ts';
import type { ElectronApi } from './electron-api.ts';

/** What has to be said before the app is ready. False where another instance runs: that one shows its window instead. */
export function prepareApp(electron: ElectronApi, userData: string): boolean {
  const { app } = electron;
  app.setPath('userData', userData);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return false;
  }
  app.enableSandbox();
  app.setAppUserModelId(APP_ID);
  declareAppScheme(electron);
  return true;
}
