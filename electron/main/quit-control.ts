import type { Translator } from '../contract/translator.ts';
import type { DesktopState } from './desktop-state.ts';
import type { ElectronApi, PreventableEvent } from './electron-api.ts';
import { decideQuit, mayQuit, type QuitAnswer } from './quit-model.ts';

export type QuitParts = {
  readonly electron: Pick<ElectronApi, 'app' | 'dialog'>;
  readonly state: () => DesktopState;
  readonly words: () => Translator;
  /** Ends everything in an orderly way. */
  readonly stop: () => Promise<void>;
};

/** Quitting: asks where it has to, waits where it was told to, stops the agent, then lets the app go. */
export class QuitControl {
  readonly #parts: QuitParts;
  #phase: 'running' | 'asking' | 'waiting' | 'stopping' | 'stopped' = 'running';

  constructor(parts: QuitParts) {
    this.#parts = parts;
  }

  /** Electron's before-quit. */
  beforeQuit(event: PreventableEvent): void {
    if (this.#phase === 'stopped') return;
    event.preventDefault();
    if (this.#phase === 'running' || this.#phase === 'waiting') void this.#ask();
  }

  /** The system goes down, or Tern is being removed: there is nobody to ask. */
  systemShutdown(): void {
    void this.#stop();
  }

  /** Tells each state: quitting may have waited for it. */
  update(state: DesktopState): void {
    if (this.#phase === 'waiting' && mayQuit(state)) void this.#stop();
  }

  /** Ends everything for an install, without a question; what quits the app then goes through. */
  async standDown(): Promise<void> {
    this.#phase = 'stopping';
    await this.#parts.stop();
    this.#phase = 'stopped';
  }

  async #ask(): Promise<void> {
    const decision = decideQuit(this.#parts.state(), this.#parts.words());
    if (decision.kind === 'quit') return this.#stop();
    this.#phase = 'asking';
    const { response } = await this.#parts.electron.dialog.showMessageBox({
      type: 'question',
      title: 'Tern',
      message: decision.title,
      detail: decision.text,
      buttons: decision.answers.map(({ text }) => text),
      defaultId: 0,
      cancelId: decision.answers.findIndex(({ answer }) => answer === 'stay'),
      noLink: true,
    });
    await this.#follow(decision.answers[response]?.answer ?? 'stay');
  }

  async #follow(answer: QuitAnswer): Promise<void> {
    if (this.#phase !== 'asking') return;
    if (answer === 'quit-now') return this.#stop();
    this.#phase = answer === 'finish-first' ? 'waiting' : 'running';
    // They may have finished while the question was open.
    this.update(this.#parts.state());
  }

  async #stop(): Promise<void> {
    if (this.#phase === 'stopping' || this.#phase === 'stopped') return;
    await this.standDown();
    this.#parts.electron.app.quit();
  }
}
