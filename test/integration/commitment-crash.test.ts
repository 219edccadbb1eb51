import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Ledger } from '../../electron/agent/ledger/ledger.ts';
import { COMMITMENT_CONTEXT, CommittingDevice, ctImage } from '../fakes/commitment-bench.ts';
import { eventually } from '../fakes/eventually.ts';
import { ReportReceiver } from '../fakes/report-receiver.ts';
import { makeTempFolder } from '../fakes/temp-folder.ts';
import { runTern, TernProcess } from '../fakes/tern-process.ts';
import { freePort, untilAccepts } from '../fixtures/ports.ts';

async function seeded(folder: string, dicomPort: number, defaultPort: number): Promise<string> {
  const data = join(folder, 'data');
  await mkdir(data, { mode: 0o700 });
  const config = {
    version: 1,
    dicom: { host: '127.0.0.1', port: dicomPort },
    web: { port: null },
    commitment: { defaultPort },
  };
  await writeFile(join(data, 'config.json'), JSON.stringify(config));
  using ledger = new Ledger(join(data, 'ledger.sqlite'));
  const at = new Date().toISOString();
  ledger.add({
    ...ctImage('1.2.1'),
    transferSyntaxUid: '1.2.840.10008.1.2.1',
    sha256: 'ab'.repeat(32),
    bytes: 10,
    device: { aeTitle: 'US-ROOM2', address: '127.0.0.1' },
    isSample: false,
    calledAeTitle: 'CLOUD',
    associationId: null,
    startedAt: at,
    finishedAt: at,
    state: 'delivered',
    status: 0,
  });
  return data;
}

test('an agent that is killed right after its answer reports when it runs again', async () => {
  await using folder = await makeTempFolder();
  await using receiver = await ReportReceiver.start();
  const port = await freePort();
  const data = await seeded(folder.path, port, receiver.port);
  {
    await using agent = new TernProcess(['run', '--secret-store', 'file', '--data', data]);
    await untilAccepts(port);
    await using device = await CommittingDevice.open(port, [COMMITMENT_CONTEXT]);
    expect(await device.ask('1.9.1', '1.2.1')).toBe(0);
    agent.signal('SIGKILL');
    await agent.exited;
    expect(device.reports).toEqual([]);
  }
  expect(receiver.reports).toEqual([]);
  await using agent = new TernProcess(['run', '--secret-store', 'file', '--data', data]);
  await eventually('the report', () => receiver.reports.length === 1);
  expect(receiver.reports[0]?.result).toEqual({
    transactionUid: '1.9.1',
    committed: [ctImage('1.2.1')],
    failed: [],
  });
  await untilAccepts(port);
  const listed = await eventually('told as delivered', async () => {
    const { stdout } = await runTern(['commitments', '--data', data]);
    return stdout.includes('the machine has its answer') ? stdout : null;
  });
  expect(listed).toMatch(/US-ROOM2 +1 image +the machine has its answer, all safe/);
  const moved = await runTern([
    'devices',
    'commitment',
    'US-ROOM2',
    '10.0.0.9',
    '11113',
    '--data',
    data,
  ]);
  expect(moved).toMatchObject({ code: 0, stderr: '' });
  expect(moved.stdout).toContain('Answers for US-ROOM2 go to 10.0.0.9, port 11113 from now on.');
  const back = await runTern(['devices', 'commitment', 'US-ROOM2', '--data', data]);
  expect(back.stdout).toContain(`the address that it calls from, port ${receiver.port}`);
  expect(agent.stderr).not.toContain('rror');
});
