import { controlErrorWords } from '../contract/control-error-words.ts';
import type { ControlCallName } from '../contract/control.ts';
import type { DesktopSettingChange } from '../contract/desktop-settings.ts';
import type { Translator } from '../contract/translator.ts';
import { CallError } from './control-conversation.ts';
import type { ElectronApi } from './electron-api.ts';
import type { TrayAction } from './tray-model.ts';

export type TrayActionParts = {
  readonly electron: Pick<ElectronApi, 'app' | 'clipboard' | 'dialog'>;
  readonly words: () => Translator;
  readonly openDashboard: () => void;
  readonly startAgent: () => void;
  readonly installUpdate: () => void;
  /** Throws CallError. */
  readonly call: (name: ControlCallName, args: unknown) => Promise<unknown>;
  /** Throws CallError. */
  readonly set: (change: DesktopSettingChange) => Promise<void>;
};

/** Does what was clicked in the tray. What is refused is said in a dialog, since the menu is gone by then. */
export function performTrayAction(action: TrayAction, parts: TrayActionParts): void {
  const { electron, openDashboard, startAgent, installUpdate, call, set } = parts;
  switch (action.kind) {
    case 'open-dashboard':
      return openDashboard();
    case 'copy':
      return void electron.clipboard.writeText(action.text);
    case 'start-agent':
      return startAgent();
    case 'pause':
    case 'resume':
      return tellRefusal(call(action.kind, {}), parts);
    case 'install-update':
      return installUpdate();
    case 'set-start-at-login':
      return tellRefusal(set({ startsAtLogin: action.isOn }), parts);
    case 'quit':
      return electron.app.quit();
  }
}

function tellRefusal(done: Promise<unknown>, { electron, words }: TrayActionParts): void {
  done.catch((error: unknown) => {
    const code = error instanceof CallError ? error.code : 'internal';
    const { title, advice } = controlErrorWords(code, words());
    void electron.dialog.showMessageBox({
      type: 'warning',
      title: 'Tern',
      message: title,
      detail: advice,
    });
  });
}
