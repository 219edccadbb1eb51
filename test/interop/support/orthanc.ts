import { mkdir, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { findProgram } from '../../../build/debian-packages.ts';
import { RunningProgram } from '../../fixtures/child.ts';
import { parsePart10, sha256 } from '../../fixtures/part10.ts';
import { freePort } from '../../fixtures/ports.ts';
import { TempFolder } from '../../fixtures/temp-folder.ts';
import { NO_DELAY, untilUp } from './dcmtk.ts';

const WORKLIST_PLUGIN = '/usr/share/orthanc/plugins/libModalityWorklists.so';

/** An Orthanc archive with its own temporary storage; takes everything, answers C-FIND and worklist queries. */
export class Orthanc implements AsyncDisposable {
  readonly dicomPort: number;
  readonly httpPort: number;
  readonly program: RunningProgram;
  readonly #folder: TempFolder;
  private constructor(
    ports: readonly [number, number],
    program: RunningProgram,
    folder: TempFolder,
  ) {
    [this.dicomPort, this.httpPort] = ports;
    this.program = program;
    this.#folder = folder;
  }

  static async start(): Promise<Orthanc> {
    const folder = await TempFolder.create('orthanc');
    const ports = [await freePort(), await freePort()] as const;
    await mkdir(folder.join('worklists'));
    await writeFile(folder.join('orthanc.json'), JSON.stringify(configuration(folder, ports)));
    const program = new RunningProgram(
      findProgram('Orthanc') ?? 'Orthanc',
      [folder.join('orthanc.json')],
      // It is built on DCMTK: see there.
      { env: NO_DELAY },
    );
    const orthanc = new Orthanc(ports, program, folder);
    await untilUp('Orthanc', ports[0], program);
    await untilUp('Orthanc', ports[1], program);
    return orthanc;
  }

  /** GET of its REST interface, parsed. */
  async json(path: string): Promise<unknown> {
    return await (await this.#get(path)).json();
  }
  async bytes(path: string): Promise<Buffer> {
    return Buffer.from(await (await this.#get(path)).arrayBuffer());
  }
  /** The stored Part 10 file of an object, by its SOP Instance UID; null if it is not there. */
  async file(sopInstanceUid: string): Promise<Buffer | null> {
    const response = await fetch(`${this.#base}/tools/find`, {
      method: 'POST',
      body: JSON.stringify({ Level: 'Instance', Query: { SOPInstanceUID: sopInstanceUid } }),
    });
    const [id] = (await response.json()) as string[];
    return id === undefined ? null : await this.bytes(`/instances/${id}/file`);
  }
  /** Dataset digests of everything it holds, by SOP Instance UID. */
  async datasetDigests(): Promise<ReadonlyMap<string, string>> {
    const ids = (await this.json('/instances')) as readonly string[];
    const digests = new Map<string, string>();
    for (const id of ids) {
      const object = parsePart10(await this.bytes(`/instances/${id}/file`));
      digests.set(object.sopInstanceUid, sha256(object.dataset));
    }
    return digests;
  }
  /** Forgets every object. */
  async clear(): Promise<void> {
    for (const id of (await this.json('/patients')) as readonly string[])
      await fetch(`${this.#base}/patients/${id}`, { method: 'DELETE' });
  }
  /** Puts a worklist file (Part 10) where the worklist service finds it. */
  async addWorklist(name: string, file: Uint8Array): Promise<void> {
    await writeFile(this.#folder.join('worklists', `${name}.wl`), file);
  }

  /** Imports a Part 10 file as its web interface would; false where it is not taken. */
  async upload(file: Uint8Array<ArrayBuffer>): Promise<boolean> {
    const response = await fetch(`${this.#base}/instances`, { method: 'POST', body: file });
    return response.ok;
  }
  /** Makes another DICOM node known to it, by the name that the calls below take. */
  async knows(name: string, aeTitle: string, port: number): Promise<void> {
    await this.post(`/modalities/${name}`, { AET: aeTitle, Host: '127.0.0.1', Port: port }, 'PUT');
  }
  /** As a workstation: C-FIND at the other node. Returns the id of the query and of each answer. */
  async query(name: string, level: string, keys: object): Promise<readonly [string, string[]]> {
    const { ID } = (await this.post(`/modalities/${name}/query`, {
      Level: level,
      Query: keys,
    })) as {
      readonly ID: string;
    };
    return [ID, (await this.json(`/queries/${ID}/answers`)) as string[]];
  }
  /** A call of its REST interface with a JSON body; the answer, parsed. Throws where it is refused. */
  async post(path: string, body: object | string, method = 'POST'): Promise<unknown> {
    const response = await fetch(this.#base + path, {
      method,
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`Orthanc answered ${response.status} to ${path}: ${text}`);
    return text === '' ? null : (JSON.parse(text) as unknown);
  }

  get #base(): string {
    return `http://127.0.0.1:${this.httpPort}`;
  }
  async #get(path: string): Promise<Response> {
    const response = await fetch(this.#base + path);
    if (!response.ok) throw new Error(`Orthanc answered ${response.status} to ${path}`);
    return response;
  }
  async [Symbol.asyncDispose](): Promise<void> {
    await this.program[Symbol.asyncDispose]();
    await this.#folder[Symbol.asyncDispose]();
  }
}

function configuration(
  folder: TempFolder,
  [dicomPort, httpPort]: readonly [number, number],
): object {
  return {
    Name: 'Tern tests',
    StorageDirectory: folder.join('storage'),
    IndexDirectory: folder.join('storage'),
    Plugins: existsSync(WORKLIST_PLUGIN) ? [WORKLIST_PLUGIN] : [],
    Worklists: { Enable: true, Database: folder.join('worklists') },
    DicomServerEnabled: true,
    DicomAet: 'ORTHANC',
    DicomPort: dicomPort,
    DicomCheckCalledAet: false,
    DicomAlwaysAllowEcho: true,
    DicomAlwaysAllowStore: true,
    DicomAlwaysAllowFind: true,
    DicomAlwaysAllowGet: true,
    DicomAlwaysAllowFindWorklist: true,
    UnknownSopClassAccepted: true,
    AcceptedTransferSyntaxes: ['1.2.840.10008.1.*'],
    OverwriteInstances: true,
    HttpServerEnabled: true,
    HttpPort: httpPort,
    RemoteAccessAllowed: false,
    AuthenticationEnabled: false,
    HttpsCACertificates: '',
  };
}
