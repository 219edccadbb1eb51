// Records the seeds anew: real programs talk through a proxy that keeps their bytes. Objects are generated, of nobody.
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import dcmjsDimse from 'dcmjs-dimse';
import { findProgram } from '../../build/debian-packages.ts';
import { runProgram } from '../fixtures/child.ts';
import { ctImage } from '../fixtures/dicom-samples.ts';
import { TempFolder } from '../fixtures/temp-folder.ts';
import { Storescp } from '../interop/support/dcmtk.ts';
import { Orthanc } from '../interop/support/orthanc.ts';
import { RecordingProxy } from '../interop/support/recording-proxy.ts';

const BYTES_PER_LINE = 48;
/** The proposal of getscu alone has 20 KB. */
const MAX_SEED_BYTES = 40 * 1024;

async function save(name: string, origin: string, bytes: Buffer): Promise<void> {
  const kept = bytes.subarray(0, MAX_SEED_BYTES);
  const lines = [`# ${origin}`];
  for (let at = 0; at < kept.length; at += BYTES_PER_LINE)
    lines.push(kept.toString('hex', at, Math.min(kept.length, at + BYTES_PER_LINE)));
  const path = fileURLToPath(new URL(`./seeds/${name}.hex`, import.meta.url));
  await writeFile(path, `${lines.join('\n')}\n`);
  process.stdout.write(`${name}: ${kept.length} of ${bytes.length} bytes\n`);
}

/** Both directions of what `talk` causes on the way to `port`. */
async function record(
  name: string,
  origin: string,
  port: number,
  talk: (port: number) => Promise<unknown>,
): Promise<void> {
  await using proxy = await RecordingProxy.start({ connectPort: port });
  await talk(proxy.port);
  await save(`${name}-rq`, `${origin}; the calling side`, proxy.recorded('toServer'));
  await save(`${name}-ac`, `${origin}; the called side`, proxy.recorded('toClient'));
}

const dcmtk =
  (program: string, args: readonly string[]) =>
  (port: number): Promise<unknown> =>
    runProgram(findProgram(program) ?? program, [
      ...['-aet', 'SEED', '-aec', 'ANY-SCP', '127.0.0.1', `${port}`],
      ...args,
    ]);

async function orthancSends(orthanc: Orthanc, port: number): Promise<void> {
  const base = `http://127.0.0.1:${orthanc.httpPort}`;
  const post = (path: string, body: string, method = 'POST'): Promise<Response> =>
    fetch(base + path, { method, body });
  const far = JSON.stringify({ AET: 'FAR', Host: '127.0.0.1', Port: port });
  await post('/modalities/far', far, 'PUT');
  await post('/modalities/far/echo', '{}');
  const [instance] = (await orthanc.json('/instances')) as readonly string[];
  await post('/modalities/far/store', instance ?? '');
}

function dcmjsSends(file: string, port: number): Promise<void> {
  const { Client, requests } = dcmjsDimse;
  return new Promise((resolve) => {
    const client = new Client();
    client.addRequest(new requests.CEchoRequest());
    client.addRequest(new requests.CStoreRequest(file));
    client.addRequest(requests.CFindRequest.createStudyFindRequest({ PatientID: 'X' }));
    client.on('closed', () => resolve());
    client.on('networkError', () => resolve());
    client.send('127.0.0.1', port, 'SEED', 'ANY-SCP');
  });
}

await using folder = await TempFolder.create('seeds');
await using orthanc = await Orthanc.start();
await using storescp = await Storescp.start({ keep: false, parallel: true });
const file = folder.join('ct.dcm');
await writeFile(file, ctImage({ kind: 1, n: 0, rows: 4, columns: 4 }));
const study = ['-k', '0008,0052=STUDY', '-k', '0010,0010', '-k', '0020,000d'];
const one = ['-k', '0008,0052=STUDY', '-k', '0020,000d=2.25.1650000000000000.1.900001'];

await record('echoscu', 'DCMTK echoscu to Orthanc', orthanc.dicomPort, dcmtk('echoscu', []));
await record(
  'storescu',
  'DCMTK storescu, default proposal, to Orthanc',
  orthanc.dicomPort,
  dcmtk('storescu', ['-R', file]),
);
await record(
  'storescp',
  'DCMTK storescu to storescp',
  storescp.port,
  dcmtk('storescu', ['-R', '-pdu', '4096', file]),
);
await record(
  'findscu',
  'DCMTK findscu, study root, to Orthanc',
  orthanc.dicomPort,
  dcmtk('findscu', ['-S', ...study]),
);
await record(
  'worklist',
  'DCMTK findscu, worklist, to Orthanc',
  orthanc.dicomPort,
  dcmtk('findscu', ['-W', '-k', '0010,0010']),
);
await record(
  'movescu',
  'DCMTK movescu to Orthanc, which knows no such destination',
  orthanc.dicomPort,
  dcmtk('movescu', ['-S', '-aem', 'SEED', ...one]),
);
await record(
  'getscu',
  'DCMTK getscu to Orthanc',
  orthanc.dicomPort,
  dcmtk('getscu', ['-S', '-od', folder.path, ...one]),
);
await record('orthanc', 'Orthanc to DCMTK storescp: echo, store', storescp.port, (port) =>
  orthancSends(orthanc, port),
);
await record('dcmjs', 'dcmjs-dimse to Orthanc: echo, store, find', orthanc.dicomPort, (port) =>
  dcmjsSends(file, port),
);
