import type { ControlErrorCode } from '../../electron/contract/control-errors.ts';
import type { ControlHandlers } from '../../electron/contract/control.ts';
import type { AllowList, DEVICE_CALLS, KnownDevice } from '../../electron/contract/devices.ts';
import type { Knock } from '../../electron/contract/knocks.ts';

/** The machines of an agent without a network: lists that the calls about machines change. */
export class FakeDevices {
  devices: KnownDevice[];
  knocks: Knock[];
  allowList: AllowList = 'local';
  /** What an echo of each port is answered with; ports that are not here cannot be reached. */
  echoAnswers = new Map<number, number | ControlErrorCode>([[104, 9]]);
  readonly handlers: Pick<ControlHandlers, keyof typeof DEVICE_CALLS>;
  readonly #refuse: (code: ControlErrorCode) => Error;
  readonly #changed: () => void;

  constructor(options: {
    readonly devices: readonly KnownDevice[];
    readonly knocks: readonly Knock[];
    readonly refuse: (code: ControlErrorCode) => Error;
    readonly changed: () => void;
  }) {
    this.devices = [...options.devices];
    this.knocks = [...options.knocks];
    this.#refuse = options.refuse;
    this.#changed = options.changed;
    this.handlers = {
      listDevices: ({ withSample }) =>
        Promise.resolve({
          devices: this.devices.filter(({ isSample }) => withSample || !isSample),
          allowList: this.allowList,
        }),
      listKnocks: () => Promise.resolve({ knocks: this.knocks }),
      setDevice: ({ id, ...changes }) =>
        this.#edit(
          id,
          Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)),
        ),
      mergeDevices: ({ id, into }) => this.#merge(id, into),
      allowCalledAe: ({ aeTitle, deviceId }) => this.#allowCalled(aeTitle, deviceId),
      echoDevice: ({ id, port }) => this.#echo(id, port),
      allowDevice: ({ aeTitle, address }) => this.#allow(aeTitle, address),
      forgetDevice: ({ id }) => this.#forget(id),
      forgetKnock: ({ id }) => {
        this.knocks = this.knocks.filter((knock) => knock.id !== id);
        return Promise.resolve({});
      },
    };
  }

  async #edit(id: number, changes: Partial<KnownDevice>): Promise<Record<string, never>> {
    if (!this.devices.some((device) => device.id === id)) throw this.#refuse('bad-arguments');
    this.devices = this.devices.map((one) => (one.id === id ? { ...one, ...changes } : one));
    this.#changed();
    return Promise.resolve({});
  }

  #merge(id: number, into: number): ReturnType<ControlHandlers['mergeDevices']> {
    const from = this.devices.find((device) => device.id === id);
    if (from === undefined) return Promise.reject(this.#refuse('bad-arguments'));
    this.devices = this.devices.filter((device) => device.id !== id);
    return this.#edit(into, { address: from.address, isRoaming: true });
  }

  #allowCalled(
    aeTitle: string,
    deviceId: number | null,
  ): ReturnType<ControlHandlers['allowCalledAe']> {
    this.devices = this.devices.map((one) =>
      one.id === deviceId
        ? { ...one, calledAeTitles: [...(one.calledAeTitles ?? []), aeTitle] }
        : one,
    );
    this.knocks = this.knocks.filter(
      (knock) => knock.reason !== 'called-ae' || knock.calledAeTitle !== aeTitle,
    );
    return Promise.resolve({ calledAeTitles: [aeTitle] });
  }

  async #echo(id: number, port: number): ReturnType<ControlHandlers['echoDevice']> {
    const answer = this.echoAnswers.get(port) ?? 'device-unreachable';
    if (typeof answer === 'string') throw this.#refuse(answer);
    await this.#edit(id, { echoPort: port });
    return { latencyMs: answer };
  }

  #allow(
    aeTitle: string | null,
    address: string | null,
  ): ReturnType<ControlHandlers['allowDevice']> {
    if (this.allowList === 'cloud') return Promise.reject(this.#refuse('config-invalid'));
    const isMeant = (one: Knock | KnownDevice): boolean =>
      [null, one.aeTitle].includes(aeTitle) && [null, one.address].includes(address);
    this.knocks = this.knocks.filter((knock) => !isMeant(knock));
    this.devices = this.devices.map((one) => (isMeant(one) ? { ...one, isAllowed: true } : one));
    return Promise.resolve({ allowList: this.allowList });
  }

  async #forget(id: number): ReturnType<ControlHandlers['forgetDevice']> {
    await this.#edit(id, {});
    this.devices = this.devices.filter((device) => device.id !== id);
    this.#changed();
    return { isStillAllowed: this.allowList === 'open' };
  }
}
