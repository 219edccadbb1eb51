import { runProgram } from '../../fixtures/child.ts';

const SCRIPT = `
import hashlib, json, sys, pydicom
read = {}
for path in sys.argv[1:]:
    d = pydicom.dcmread(path)
    pixels = d.PixelData if 'PixelData' in d else b''
    read[d.SOPInstanceUID] = [str(d.file_meta.TransferSyntaxUID), str(d.get('PatientName', '')), hashlib.sha256(pixels).hexdigest()]
print(json.dumps(read))
`;

/** What pydicom reads from each file: transfer syntax, patient's name and a digest of the pixel data, by instance UID. */
export async function readWithPydicom(paths: readonly string[]): Promise<unknown> {
  const finished = await runProgram('/usr/bin/python3', ['-c', SCRIPT, ...paths]);
  if (finished.exitCode !== 0) throw new Error(finished.stderr);
  return JSON.parse(finished.stdout) as unknown;
}
