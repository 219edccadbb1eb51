import { join } from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import type { ElectronApi, TrayApi } from './electron-api.ts';
import type { TrayAction, TrayIcon, TrayItem, TrayModel } from './tray-model.ts';

/** Draws the tray model; touches only what changed, because a new menu closes an open one. */
export class TrayView implements Disposable {
  readonly #electron: ElectronApi;
  readonly #iconFolder: string;
  readonly #act: (action: TrayAction) => void;
  #tray: TrayApi | null = null;
  #drawn = { image: '', tooltip: '', menu: '' };

  constructor(electron: ElectronApi, iconFolder: string, act: (action: TrayAction) => void) {
    this.#electron = electron;
    this.#iconFolder = iconFolder;
    this.#act = act;
  }

  draw({ icon, tooltip, menu }: TrayModel): void {
    const file = this.#iconFile(icon);
    const next = { image: file, tooltip, menu: JSON.stringify(menu) };
    const tray = (this.#tray ??= this.#make(file));
    if (next.image !== this.#drawn.image) tray.setImage(file);
    if (next.tooltip !== this.#drawn.tooltip) tray.setToolTip(tooltip);
    if (next.menu !== this.#drawn.menu)
      tray.setContextMenu(
        this.#electron.Menu.buildFromTemplate(menu.map((item) => this.#menuItem(item))),
      );
    this.#drawn = next;
  }

  [Symbol.dispose](): void {
    this.#tray?.destroy();
  }

  #make(file: string): TrayApi {
    const tray = new this.#electron.Tray(file);
    tray.on('click', () => this.#act({ kind: 'open-dashboard' }));
    return tray;
  }

  /** Black, named "Template" so that macOS colours it itself; white where the task bar is dark. */
  #iconFile(icon: TrayIcon): string {
    const isWhite = process.platform !== 'darwin' && this.#electron.nativeTheme.shouldUseDarkColors;
    return join(this.#iconFolder, isWhite ? `${icon}-white.png` : `${icon}Template.png`);
  }

  #menuItem(item: TrayItem): MenuItemConstructorOptions {
    switch (item.kind) {
      case 'separator':
        return { type: 'separator' };
      case 'line':
        return { label: item.text, enabled: false };
      case 'command':
        return { label: item.text, click: () => this.#act(item.action) };
      case 'checkbox':
        return {
          type: 'checkbox',
          label: item.text,
          checked: item.isOn,
          click: () => this.#act(item.action),
        };
    }
  }
}
