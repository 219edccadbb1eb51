import type { CloudConfig } from '../../contract/agent-config.ts';
import type { PairingState } from '../../contract/agent-status.ts';
import type { PairResponse } from '../../contract/cloud-api.ts';
import type { ControlParsedArgs } from '../../contract/control.ts';
import { checkPairingCode } from '../../contract/pairing-code.ts';
import type { Clock } from '../../foundation/clock.ts';
import { readCertificates } from '../../foundation/certificates.ts';
import type { Logger } from '../../foundation/logger.ts';
import { TERN_VERSION } from '../../foundation/version.ts';
import { BearerToken } from '../secrets/bearer-token.ts';
import { PreSharedKey } from '../secrets/pre-shared-key.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import { CloudAnswerError, type CallOptions, type ServiceChannel } from './cloud-client.ts';
import { malformedCode, PairingError, toPairingError, type PairingStep } from './pairing-error.ts';
import { UplinkRecordFile, type UplinkRecord } from './uplink-record.ts';
import { deleteUplinkSecrets, loadUplinkSecrets, storeUplinkSecrets } from './uplink-secrets.ts';

export type PairArgs = ControlParsedArgs<'pair'>;
export type ConnectService = (baseUrl: URL, caPem: string | null) => ServiceChannel;
export type PairingOptions = {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly dataDir: string;
  readonly secrets: SecretStore;
  /** Name of this PC in the cloud's list, at most 64 characters. */
  readonly label: string;
  readonly connect: ConnectService;
  readonly onChange: () => void;
};

/** Origin and path of the cloud; a name and password or a query have no place in it. */
function cloudBase(cloudUrl: string): URL {
  const url = URL.canParse(cloudUrl) ? new URL(cloudUrl) : null;
  const isPlain = url?.protocol === 'https:' && url.username === '' && url.password === '';
  if (!isPlain || url.search !== '' || url.hash !== '') {
    throw new PairingError(
      'bad-arguments',
      'code',
      'The address of the cloud has to look like https://cloud.example.org.',
    );
  }
  return url;
}

/** Trades a pairing code for the uplink's identity, key and token, and keeps what came of it. */
export class Pairing {
  readonly #options: PairingOptions;
  readonly #file: UplinkRecordFile;
  #record: UplinkRecord | null = null;
  #state: PairingState = { kind: 'unpaired' };

  constructor(options: PairingOptions) {
    this.#options = options;
    this.#file = new UplinkRecordFile(options.dataDir);
  }

  get state(): PairingState {
    return this.#state;
  }
  get record(): UplinkRecord | null {
    return this.#record;
  }

  /** Reads what an earlier pairing left. Throws UplinkRecordError. */
  async load(): Promise<void> {
    this.#adopt(await this.#file.load());
  }

  /** Throws PairingError; nothing has changed then. */
  async pair(args: PairArgs, call: CallOptions): Promise<UplinkRecord> {
    const progress: { step: PairingStep } = { step: 'code' };
    const enter = (step: PairingStep): void => {
      progress.step = step;
      if (step === 'exchange') this.#set({ kind: 'exchanging' });
      if (step === 'storing') this.#set({ kind: 'storing' });
    };
    try {
      const record = await this.#pair(args, call, enter);
      this.#adopt(record);
      this.#options.logger.info('pairing.paired', { uplinkId: record.uplinkId });
      return record;
    } catch (error) {
      const failure = toPairingError(error, progress.step);
      this.#options.logger.warn('pairing.failed', { code: failure.code, state: failure.step });
      // A call that was turned away because of another one leaves the other's state alone.
      if (progress.step !== 'code') this.#set({ kind: 'unpaired' });
      throw failure;
    }
  }

  /**
   * Tells the cloud if it can be reached, then forgets secrets and record. Throws PairingError where neither the cloud
   * could be told nor the secrets be deleted; the pairing stands then.
   */
  async unpair(call: CallOptions): Promise<{ readonly cloudWasTold: boolean }> {
    const record = this.#record;
    if (record === null)
      throw new PairingError('not-paired', 'unpairing', 'This PC is not paired.');
    const cloudWasTold = await this.#tellCloudGoodbye(record, call);
    try {
      await deleteUplinkSecrets(this.#options.secrets, record.uplinkId).catch((error: unknown) => {
        // Once the cloud knows, the key that stays behind opens nothing.
        if (!cloudWasTold) throw error;
        this.#options.logger.warn('pairing.secrets-left', { uplinkId: record.uplinkId });
      });
      await this.#file.remove();
    } catch (error) {
      throw toPairingError(error, 'unpairing');
    }
    this.#options.logger.info('pairing.unpaired', { uplinkId: record.uplinkId });
    this.#adopt(null);
    return { cloudWasTold };
  }

  /** Keeps a configuration that came with a heartbeat. Throws UplinkRecordError; it counts until the end of this run all the same. */
  async keepConfig(config: CloudConfig): Promise<void> {
    if (this.#record === null) return;
    this.#record = { ...this.#record, config };
    await this.#file.save(this.#record);
  }

  async #pair(
    args: PairArgs,
    call: CallOptions,
    enter: (step: PairingStep) => void,
  ): Promise<UplinkRecord> {
    this.#refuseWhenPaired();
    const check = checkPairingCode(args.code);
    if (check.kind !== 'ok') throw malformedCode(check);
    const base = cloudBase(args.cloudUrl);
    if (args.caPem !== null && typeof readCertificates(args.caPem) === 'string') {
      const words = 'The CA file does not hold a certificate in PEM form.';
      throw new PairingError('bad-arguments', 'code', words);
    }
    enter('exchange');
    using service = this.#options.connect(base, args.caPem);
    const answer = await service.pair(
      {
        code: check.code,
        label: this.#options.label.slice(0, 64),
        version: TERN_VERSION,
        platform: `${process.platform}-${process.arch}`,
      },
      call,
    );
    try {
      return await this.#keep(answer, base, args.caPem, enter);
    } catch (error) {
      // The cloud now has an uplink that nobody holds the key of.
      await service
        .unpair(new BearerToken(answer.heartbeatToken), call)
        .catch(() => this.#options.logger.warn('pairing.cloud-not-told'));
      throw error;
    }
  }

  async #keep(
    answer: PairResponse,
    base: URL,
    caPem: string | null,
    enter: (step: PairingStep) => void,
  ): Promise<UplinkRecord> {
    const { secrets, clock } = this.#options;
    const { uplinkId } = answer;
    enter('storing');
    await storeUplinkSecrets(secrets, uplinkId, answer);
    enter('record');
    const record: UplinkRecord = {
      version: 1,
      uplinkId,
      clinic: answer.clinic,
      label: answer.label,
      cloudUrl: base.href,
      caPem,
      pskIdentity: answer.pskIdentity,
      pskHost: answer.pskHost ?? base.hostname.replace(/^\[|\]$/g, ''),
      pskPorts: answer.pskPorts,
      keyFingerprint: PreSharedKey.fromHex(answer.pskHex).fingerprint,
      secretStore: secrets.kind,
      pairedAt: clock.now().toISOString(),
      config: answer.config,
    };
    try {
      await this.#file.save(record);
    } catch (error) {
      await deleteUplinkSecrets(secrets, uplinkId).catch(() => undefined);
      throw error;
    }
    return record;
  }

  async #tellCloudGoodbye(record: UplinkRecord, call: CallOptions): Promise<boolean> {
    try {
      const { token } = await loadUplinkSecrets(this.#options.secrets, record);
      using service = this.#options.connect(new URL(record.cloudUrl), record.caPem);
      await service.unpair(token, call);
      return true;
    } catch (error) {
      // A cloud that has ended the uplink itself knows.
      return (
        error instanceof CloudAnswerError &&
        (error.code === 'uplink-removed' || error.code === 'token-unknown')
      );
    }
  }

  #refuseWhenPaired(): void {
    if (this.#state.kind === 'unpaired') return;
    const words =
      this.#state.kind === 'paired'
        ? 'This PC is paired already. Unpair it first.'
        : 'This PC is being paired at this moment.';
    throw new PairingError('already-paired', 'code', words);
  }

  #adopt(record: UplinkRecord | null): void {
    this.#record = record;
    if (record === null) {
      this.#set({ kind: 'unpaired' });
      return;
    }
    const { uplinkId, clinic, label, cloudUrl, keyFingerprint, pairedAt } = record;
    this.#set({ kind: 'paired', uplinkId, clinic, label, cloudUrl, keyFingerprint, pairedAt });
  }

  #set(state: PairingState): void {
    this.#state = state;
    this.#options.onChange();
  }
}
