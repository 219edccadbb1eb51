import type { Clock } from '../foundation/clock.ts';
import type { DashboardPage } from './concerns.ts';
import type { DesktopState } from './desktop-state.ts';
import type { ElectronApi, NotificationApi } from './electron-api.ts';
import type { NotificationCommand, NotificationModel } from './notification-model.ts';

/** Shows and takes back what the model decides, and asks it again when time alone changes something. */
export class Notifier implements Disposable {
  readonly #electron: ElectronApi;
  readonly #model: NotificationModel;
  readonly #clock: Clock;
  readonly #open: (page: DashboardPage) => void;
  /** Kept until they are withdrawn: one that is collected does not tell its click. */
  readonly #shown = new Map<number, NotificationApi>();
  #timer: Disposable | null = null;

  constructor(
    electron: ElectronApi,
    model: NotificationModel,
    clock: Clock,
    open: (page: DashboardPage) => void,
  ) {
    this.#electron = electron;
    this.#model = model;
    this.#clock = clock;
    this.#open = open;
  }

  update(state: DesktopState): void {
    const nowMs = this.#clock.monotonicMs();
    const { commands, nextMs } = this.#model.step(state, nowMs);
    for (const command of commands) this.#do(command);
    this.#timer?.[Symbol.dispose]();
    this.#timer =
      nextMs === null ? null : this.#clock.after(nextMs - nowMs, () => this.update(state));
  }

  [Symbol.dispose](): void {
    this.#timer?.[Symbol.dispose]();
  }

  #do(command: NotificationCommand): void {
    if (command.kind === 'withdraw') {
      this.#shown.get(command.id)?.close();
      this.#shown.delete(command.id);
      return;
    }
    const { id, title, body, page } = command;
    const notification = new this.#electron.Notification({ title, body });
    notification.on('click', () => this.#open(page));
    this.#shown.set(id, notification);
    notification.show();
  }
}
