import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeTempFolder } from '../fakes/temp-folder.ts';

type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** `npm start -- --once`, after what the bootstrap does. */
function startOnce(env: Readonly<Record<string, string>>): Promise<Ended> {
  const args = ['--disable-warning=ExperimentalWarning', 'build/start.ts', '--once'];
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      args,
      { env: { ...process.env, ...env } },
      (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
      },
    );
  });
}

const FOUR_LINES = [
  /^✓ paired with/m,
  /^✓ heartbeat answered/m,
  /^✓ image delivered/m,
  /^✓ receipt matches/m,
];

test('the main job runs on embedded defaults and says four things as they turn true, also a second time on kept data', async () => {
  await using folder = await makeTempFolder();
  for (let run = 1; run <= 2; run++) {
    const { code, stdout, stderr } = await startOnce({
      TERN_DATA: join(folder.path, 'kept'),
      TERN_DICOM_PORT: '0',
    });
    expect(stderr).not.toContain('✗');
    for (const line of FOUR_LINES) expect(stdout).toMatch(line);
    expect(code).toBe(0);
  }
});

test('a step that fails is named, with its reason', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const { code, stderr } = await startOnce({ TERN_DICOM_PORT: String(port) });
  other.close();
  expect(stderr).toContain(`✗ agent: Port ${port} is already used by`);
  expect(code).toBe(1);
});
