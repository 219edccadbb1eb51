import type { Socket } from 'node:net';
import type { Attribute } from '../dicom/dataset/attribute.ts';
import { readDataset, type ReadDataset } from '../dicom/dataset/read-dataset.ts';
import { writeElements, type DatasetElements } from '../dicom/dataset/write-elements.ts';
import { COMMAND_FIELD, HAS_DATASET, PRIORITY } from '../dicom/dimse/command-set.ts';
import { STATUS, statusCategory } from '../dicom/dimse/status.ts';
import { AssociationRejectedError, Requestor } from '../dicom/services/requestor.ts';
import { LITTLE_ENDIAN_SYNTAXES } from '../dicom/services/sop-classes.ts';
import type { RetrieveLevel } from './information-model.ts';
import { COMMON_STORAGE_CLASSES } from './storage-syntaxes.ts';
import type { WantedClass } from './plan-contexts.ts';
import { RetrieveError } from './retrieve-error.ts';
import { identifierElements, type RetrieveKeys } from './retrieve-identifier.ts';
import { cloudRequest, type RetrievePorts, type RetrieveRequest } from './retrieve-ports.ts';

/** What the far end holds of what was asked for. */
export type Contents = {
  /** False: the far end does not tell; `sopInstanceUids` is empty and `classes` is a guess. */
  readonly isKnown: boolean;
  readonly sopInstanceUids: ReadonlySet<string>;
  readonly classes: readonly WantedClass[];
};

/** More than the largest study; the rest is fetched without being foreseen. */
const MAX_INSTANCES = 50_000;

const STUDY_UID = { tag: '0020000D', keyword: 'StudyInstanceUID', vr: 'UI' } as const;
const SERIES_UID = { tag: '0020000E', keyword: 'SeriesInstanceUID', vr: 'UI' } as const;
const INSTANCE_UID = { tag: '00080018', keyword: 'SOPInstanceUID', vr: 'UI' } as const;
const CLASS_UID = { tag: '00080016', keyword: 'SOPClassUID', vr: 'UI' } as const;
const SYNTAX_UID = { tag: '00083002', keyword: 'AvailableTransferSyntaxUID', vr: 'UI' } as const;

/** The far end would not answer this query. */
class QueryFailedError extends Error {}

/**
 * Asks the far end by C-FIND which objects there are, of which classes: the destination has to be asked for exactly
 * these. Throws RetrieveError where the far end cannot be reached.
 */
export async function findContents(
  ports: RetrievePorts,
  request: RetrieveRequest,
  signal: AbortSignal,
): Promise<Contents> {
  let hangUp = (): void => undefined;
  const abort = (): void => hangUp();
  signal.addEventListener('abort', abort, { once: true });
  try {
    const socket = await ports.dial(signal);
    hangUp = () => socket.destroy();
    const requestor = await openForFind(ports, request, socket);
    hangUp = () => requestor.association.abort();
    if (signal.aborted) hangUp();
    const found = requestor.contexts.has(FIND_CONTEXT_ID)
      ? await new ContentsQuery(requestor, request).run()
      : UNKNOWN;
    void requestor.release();
    return found;
  } catch (error) {
    hangUp();
    signal.throwIfAborted();
    const isRefused = error instanceof AssociationRejectedError;
    throw new RetrieveError(isRefused ? 'cloud-refused' : 'link-down', { cause: error });
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

const FIND_CONTEXT_ID = 1;

const UNKNOWN: Contents = {
  isKnown: false,
  sopInstanceUids: new Set(),
  classes: COMMON_STORAGE_CLASSES.map((sopClassUid) => ({ sopClassUid, transferSyntaxUids: [] })),
};

function openForFind(
  { clock, settings }: RetrievePorts,
  request: RetrieveRequest,
  socket: Socket,
): Promise<Requestor> {
  const { maxPduBytes, timeouts } = settings();
  const context = {
    id: FIND_CONTEXT_ID,
    abstractSyntax: request.model.findSopClass,
    transferSyntaxes: LITTLE_ENDIAN_SYNTAXES,
  };
  const rq = cloudRequest(request, [context], maxPduBytes);
  return Requestor.open({ socket, clock, timeouts, maxPduBytes, request: rq });
}

/** The queries of one retrieve, on one association. */
class ContentsQuery {
  readonly #requestor: Requestor;
  readonly #request: RetrieveRequest;
  readonly #instances = new Set<string>();
  /** Syntaxes that were named, by class; '' where a class was not told. */
  readonly #classes = new Map<string, Set<string>>();

  constructor(requestor: Requestor, request: RetrieveRequest) {
    this.#requestor = requestor;
    this.#request = request;
  }

  async run(): Promise<Contents> {
    const { keys } = this.#request;
    try {
      // Most archives answer at image level with the keys that are there; others want the way through all levels.
      const isAnswered = await this.#images(keys).then(
        () => true,
        (error: unknown) => {
          if (error instanceof QueryFailedError) return false;
          throw error;
        },
      );
      if (keys.level !== 'IMAGE' && (!isAnswered || this.#instances.size === 0))
        await this.#walk(keys);
      else if (!isAnswered) return UNKNOWN;
    } catch (error) {
      if (!(error instanceof QueryFailedError)) throw error;
      if (this.#instances.size === 0) return UNKNOWN;
    }
    return this.#contents();
  }

  #contents(): Contents {
    const isUntold = this.#classes.delete('');
    const told = [...this.#classes].map(([sopClassUid, syntaxes]) => ({
      sopClassUid,
      transferSyntaxUids: [...syntaxes],
    }));
    return {
      isKnown: true,
      sopInstanceUids: this.#instances,
      classes: isUntold ? [...told, ...UNKNOWN.classes] : told,
    };
  }

  async #walk(keys: RetrieveKeys): Promise<void> {
    const studies =
      keys.level === 'PATIENT'
        ? await this.#children(keys, 'STUDY', STUDY_UID)
        : keys.studyInstanceUids;
    for (const study of studies) {
      const ofStudy = { ...keys, studyInstanceUids: [study] };
      const series =
        keys.level === 'SERIES'
          ? keys.seriesInstanceUids
          : await this.#children(ofStudy, 'SERIES', SERIES_UID);
      for (const uid of series) await this.#images({ ...ofStudy, seriesInstanceUids: [uid] });
    }
  }

  async #children(
    keys: RetrieveKeys,
    level: RetrieveLevel,
    attribute: Attribute,
  ): Promise<readonly string[]> {
    const uids: string[] = [];
    await this.#find(keys, level, [attribute], (match) => {
      const uid = match.values(attribute)[0];
      if (uid !== undefined && uids.length < MAX_INSTANCES) uids.push(uid);
    });
    return uids;
  }

  #images(keys: RetrieveKeys): Promise<void> {
    return this.#find(keys, 'IMAGE', [INSTANCE_UID, CLASS_UID, SYNTAX_UID], (match) => {
      const uid = match.values(INSTANCE_UID)[0];
      if (uid === undefined) return;
      if (this.#instances.size < MAX_INSTANCES) this.#instances.add(uid);
      const sopClass = match.values(CLASS_UID)[0] ?? '';
      const syntaxes = this.#classes.get(sopClass) ?? new Set();
      this.#classes.set(sopClass, syntaxes);
      for (const syntax of match.values(SYNTAX_UID)) syntaxes.add(syntax);
    });
  }

  /** One C-FIND; empty elements for what is wanted (PS3.4 C.2.2.2.3). Throws QueryFailedError. */
  async #find(
    keys: RetrieveKeys,
    level: RetrieveLevel,
    wanted: readonly Attribute[],
    onMatch: (match: ReadDataset) => void,
  ): Promise<void> {
    const empty = Object.fromEntries(
      wanted.map(({ tag }) => [tag, { vr: 'UI', value: '' }] as const),
    ) satisfies DatasetElements;
    const syntax = this.#requestor.contexts.get(FIND_CONTEXT_ID)?.transferSyntax ?? '';
    const identifier = writeElements(
      { ...empty, ...identifierElements({ ...keys, level }) },
      syntax,
    );
    const command = {
      AffectedSOPClassUID: this.#request.model.findSopClass,
      CommandField: COMMAND_FIELD.cFindRq,
      Priority: PRIORITY.medium,
      CommandDataSetType: HAS_DATASET,
    };
    let status: number = STATUS.success;
    for await (const response of this.#requestor.request(FIND_CONTEXT_ID, command, identifier)) {
      status = response.command.Status ?? STATUS.processingFailure;
      if (response.dataset) onMatch(readDataset(response.dataset, syntax));
    }
    if (statusCategory(status) === 'failure') throw new QueryFailedError();
  }
}
