import { access, readFile, readdir, writeFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { restoreBackup } from '../../../electron/agent/backup/restore-backup.ts';
import { UpdateDesk } from '../../../electron/agent/backup/update-desk.ts';
import { Ledger } from '../../../electron/agent/ledger/ledger.ts';
import { LEDGER_VERSION } from '../../../electron/agent/ledger/migrations.ts';
import { agentConfigSchema } from '../../../electron/contract/agent-config.ts';
import { createLogger } from '../../../electron/foundation/logger.ts';
import { ArrayLogSink } from '../../fakes/array-log-sink.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { makeLedgerEntry } from '../../fakes/fake-control-backend.ts';
import { sampleUpdate } from '../../fakes/sample-update.ts';
import { TempFolder } from '../../fixtures/temp-folder.ts';

/** The agent's part of updates over a real ledger and a settings file. */
async function bench() {
  const stack = new AsyncDisposableStack();
  const folder = stack.use(await TempFolder.create('tern-backup'));
  const clock = new FakeClock();
  const logger = createLogger({ clock, sinks: [new ArrayLogSink()] });
  const ledger = new Ledger(folder.join('ledger.sqlite'));
  let isOpen = true;
  stack.defer(() => {
    if (isOpen) ledger[Symbol.dispose]();
  });
  const configFile = folder.join('config.json');
  const flight = { count: 0 };
  const desk = stack.use(
    new UpdateDesk({
      ...{ clock, logger, ledger, configFile, dataDir: folder.path },
      config: () => agentConfigSchema.parse({}),
      inFlight: () => flight.count,
      changed: () => undefined,
    }),
  );
  return {
    ...{ folder, clock, ledger, desk, flight, configFile, logger },
    close: () => {
      isOpen = false;
      ledger[Symbol.dispose]();
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

async function prepared({ desk }: { readonly desk: UpdateDesk }): Promise<string> {
  const answer = await desk.handlers.prepareUpdate({});
  if (answer.kind !== 'ready') throw new Error('busy');
  return answer.backup;
}

test('what is in flight is not cut off: nothing is prepared', async () => {
  await using app = await bench();
  app.flight.count = 1;
  expect(await app.desk.handlers.prepareUpdate({})).toEqual({ kind: 'busy' });
  expect(app.desk.isPrepared).toBe(false);
  await expect(access(app.folder.join('backups'))).rejects.toThrow('ENOENT');
});

test('settings and ledger are copied, the last two copies are kept, and meanwhile no association is taken', async () => {
  await using app = await bench();
  await writeFile(app.configFile, '{"version":1,"dicom":{"port":4242}}');
  app.ledger.add(makeLedgerEntry());
  const first = await prepared(app);
  expect(app.desk.isPrepared).toBe(true);
  // Whoever prepared has given it up.
  await app.clock.advance(60_000);
  expect(app.desk.isPrepared).toBe(false);
  expect(await readFile(app.folder.join('backups', first, 'config.json'), 'utf8')).toContain(
    '4242',
  );
  using copy = new DatabaseSync(app.folder.join('backups', first, 'ledger.sqlite'));
  expect(copy.prepare('SELECT count(*) AS n FROM objects').get()).toMatchObject({ n: 1 });

  const second = await prepared(app);
  await app.clock.advance(60_000);
  const third = await prepared(app);
  expect(await readdir(app.folder.join('backups'))).toEqual([second, third]);
});

test('an older version takes up its copies again where its files have become too new for it, and sets those aside', async () => {
  await using app = await bench();
  await writeFile(app.configFile, '{"version":1,"dicom":{"port":4242}}');
  const name = await prepared(app);
  app.close();
  await writeFile(app.configFile, '{"version":2,"dicom":{"newPort":4242}}');
  const newer = new DatabaseSync(app.folder.join('ledger.sqlite'));
  newer.exec(`PRAGMA user_version = ${LEDGER_VERSION + 1}`);
  newer.close();
  await restoreBackup(app.folder.path, name, app.logger);
  expect(await readFile(app.configFile, 'utf8')).toContain('"port"');
  expect(await readFile(`${app.configFile}.newer`, 'utf8')).toContain('newPort');
  using _opened = new Ledger(app.folder.join('ledger.sqlite'));
  await access(app.folder.join('ledger.sqlite.newer'));
});

test('files that the older version can read are left as they are: they know more than the copies', async () => {
  await using app = await bench();
  const name = await prepared(app);
  await writeFile(app.configFile, '{"version":1,"dicom":{"port":5555}}');
  app.ledger.add(makeLedgerEntry());
  app.close();
  await restoreBackup(app.folder.path, name, app.logger);
  expect(await readFile(app.configFile, 'utf8')).toContain('5555');
  using ledger = new Ledger(app.folder.join('ledger.sqlite'));
  expect(ledger.list(10)).toHaveLength(1);
  // Neither a name of another form nor one that is not there does anything.
  await restoreBackup(app.folder.path, '../elsewhere', app.logger);
  await restoreBackup(app.folder.path, '2020-01-01T00-00-00-000Z', app.logger);
  expect(await readdir(app.folder.path)).not.toContain('config.json.newer');
});

test('where no copy can be made, associations are taken again', async () => {
  await using app = await bench();
  await writeFile(app.folder.join('backups'), 'a file where a folder should be');
  await expect(prepared(app)).rejects.toMatchObject({ code: 'config-unwritable' });
  expect(app.desk.isPrepared).toBe(false);
});

test('how the app stands with updates is in the status', async () => {
  await using app = await bench();
  expect(app.desk.status).toBeNull();
  const update = sampleUpdate({ state: { kind: 'ready', version: '1.1.0' } });
  await app.desk.handlers.tellUpdateStatus({ update });
  expect(app.desk.status).toEqual(update);
});
