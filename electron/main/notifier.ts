import type { DashboardPage } from '../contract/pages.ts';
import type { Translator } from '../contract/translator.ts';
import type { Clock } from '../foundation/clock.ts';
import type { Concern } from './concerns.ts';
import type { DesktopState } from './desktop-state.ts';
import type { ElectronApi, NotificationApi } from './electron-api.ts';
import type { NotificationCommand, NotificationModel } from './notification-model.ts';

export type NotifierParts = {
  readonly electron: Pick<ElectronApi, 'Notification'>;
  readonly model: NotificationModel;
  readonly clock: Clock;
  readonly words: () => Translator;
  /** What needs a person beside the state. */
  readonly others: () => readonly Concern[];
  readonly open: (page: DashboardPage) => void;
};

/** Shows and takes back what the model decides, and asks it again when time alone changes something. */
export class Notifier implements Disposable {
  readonly #parts: NotifierParts;
  /** Kept until they are withdrawn: one that is collected does not tell its click. */
  readonly #shown = new Map<number, NotificationApi>();
  #timer: Disposable | null = null;

  constructor(parts: NotifierParts) {
    this.#parts = parts;
  }

  update(state: DesktopState): void {
    const { clock, model, words, others } = this.#parts;
    const nowMs = clock.monotonicMs();
    const { commands, nextMs } = model.step(state, nowMs, words(), others());
    for (const command of commands) this.#do(command);
    this.#timer?.[Symbol.dispose]();
    this.#timer = nextMs === null ? null : clock.after(nextMs - nowMs, () => this.update(state));
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
    const notification = new this.#parts.electron.Notification({ title, body });
    notification.on('click', () => this.#parts.open(page));
    this.#shown.set(id, notification);
    notification.show();
  }
}
