import { expect, test } from 'vitest';
import { errorCode, startFakeAgent } from '../fakes/tern-with-fake-agent.ts';
import { sampleAssociation, sampleKnock } from '../fakes/sample-devices.ts';
import { runTern, type TernResult } from '../fakes/tern-process.ts';

test('machines are listed, named, allowed and forgotten', async () => {
  await using agent = await startFakeAgent();
  const words = await agent.tern(['devices', 'list']);
  expect(words.stdout).toContain('Only the machines on the list may send.\n');
  expect(words.stdout).toContain('2  Ultrasound, room 2    CT2');
  expect(words.stdout).toContain(
    '"MR1" at 192.0.2.81 was turned away. It is not on the list of machines that may send. (3 times) (last ',
  );
  const json = await agent.tern(['devices', 'list', '--json']);
  expect(JSON.parse(json.stdout)).toEqual({
    devices: agent.backend.machines.devices,
    allowList: 'local',
    knocks: agent.backend.machines.knocks,
  });
  expect((await agent.tern(['devices', 'name', '1', 'CT, cellar'])).stdout).toBe('Saved.\n');
  expect(agent.backend.machines.devices[0]?.name).toBe('CT, cellar');
  const allowed = await agent.tern(['devices', 'allow', 'MR1', '--address', '192.0.2.81']);
  expect([allowed.code, allowed.stdout]).toEqual([0, 'MR1 may send from now on.\n']);
  expect(agent.backend.machines.knocks).toEqual([]);
  expect((await agent.tern(['devices', 'forget', '1'])).stdout).toBe(
    'Forgotten. It may not send any more.\n',
  );
  expect((await agent.tern(['devices', 'forget', '1'])).code).toBe(2);
});

test('what is expected of a machine is said by its title, name or number; it is asked for an echo', async () => {
  await using agent = await startFakeAgent();
  const { machines } = agent.backend;
  const expecting = await agent.tern(['devices', 'expect', 'Ultrasound, room 2', '24']);
  expect([expecting.code, expecting.stdout]).toEqual([
    0,
    'At least one image every 24 hours is expected of Ultrasound, room 2 from now on.\n',
  ]);
  expect(machines.devices[1]?.expectEveryHours).toBe(24);
  const [line] = (await agent.tern(['devices', 'list'])).stdout.split('\n').slice(2);
  expect(line).toMatch(/12 images, 6\.3 MB, last image .*, last echo .*, .* every 24 hours$/);
  expect((await agent.tern(['devices', 'expect', '2', 'never'])).stdout).toBe(
    'Nothing is expected of Ultrasound, room 2 any more.\n',
  );
  expect(machines.devices[1]?.expectEveryHours).toBeNull();
  expect((await agent.tern(['devices', 'echo', 'CT1'])).stderr).toContain('--port');
  const echo = await agent.tern(['devices', 'echo', 'CT1', '--port', '104']);
  expect([echo.code, echo.stdout]).toEqual([0, 'CT1 answered after 9 ms.\n']);
  expect((await agent.tern(['devices', 'echo', 'CT1', '--json'])).stdout).toBe('{"latencyMs":9}\n');
  const away = await agent.tern(['devices', 'echo', 'CT1', '--port', '105', '--json']);
  expect([away.code, errorCode(away)]).toEqual([26, 'device-unreachable']);
  expect((await agent.tern(['devices', 'echo', 'MR9', '--port', '1'])).stderr).toContain('MR9');
  machines.devices = [
    ...machines.devices,
    { ...machines.devices[0]!, id: 3, address: '192.0.2.9' },
  ];
  expect((await agent.tern(['devices', 'expect', 'CT1', '5'])).stderr).toContain('More than one');
});

test('the machines, a pause and the sample are told in the language of the terminal', async () => {
  await using agent = await startFakeAgent();
  const german = (...args: string[]): Promise<TernResult> =>
    runTern(args, { env: { TERN_DATA: agent.dataDir, TERN_LANGUAGE: 'de' } });
  const { stdout } = await german('devices', 'list');
  expect(stdout).toContain('Nur die Geräte auf der Liste dürfen senden.\n');
  expect(stdout).toContain('12 Bilder, 6,3 MB, letztes Bild ');
  expect(stdout).toContain(
    '„MR1“ (192.0.2.81) wurde abgewiesen. Das Gerät steht nicht auf der Liste der erlaubten Geräte. (3-mal) (zuletzt ',
  );
  expect((await german('pause')).stdout).toMatch(/^Pause seit .* tern resume\n$/);
  expect((await german('resume')).stdout).toBe('Tern empfängt wieder von den Geräten.\n');
  expect((await german('transfers', '--device', 'MR')).stdout).toBe(
    'Dazu passt nichts, was gesendet wurde.\n',
  );
  const doctor = await german('doctor');
  expect(doctor.stdout).toContain('FEHLER');
  expect(doctor.stdout).toContain('Dieser PC ist nicht gekoppelt.');
});

test('a machine gets its settings, titles are allowed, two entries become one', async () => {
  await using agent = await startFakeAgent();
  const { machines } = agent.backend;
  const set = await agent.tern([
    ...['devices', 'set', 'CT1', '--name', 'CT', '--room', 'Cellar', '--ack-policy', 'relay'],
    ...['--called-ae', 'TERN', '--called-ae', 'ARCHIVE', '--expect-every', '7d'],
  ]);
  expect([set.code, set.stdout]).toEqual([0, 'Saved.\n']);
  const changed = {
    name: 'CT',
    room: 'Cellar',
    ackPolicy: 'relay',
    calledAeTitles: ['TERN', 'ARCHIVE'],
    expectEveryHours: 168,
  };
  expect(machines.devices[0]).toMatchObject(changed);
  expect((await agent.tern(['devices', 'list'])).stdout).toMatch(
    /CT \(Cellar\) .* may call only TERN, ARCHIVE/,
  );
  await agent.tern([
    ...['devices', 'set', '1', '--room', '', '--ack-policy', 'default', '--called-ae', 'any'],
    ...['--expect-every', 'never'],
  ]);
  expect(machines.devices[0]).toMatchObject({
    name: 'CT',
    room: null,
    ackPolicy: null,
    calledAeTitles: null,
    expectEveryHours: null,
  });
  expect((await agent.tern(['devices', 'set', 'CT1'])).stderr).toContain('--room');
  expect((await agent.tern(['devices', 'set', 'CT1', '--expect-every', '9'])).code).toBe(2);

  machines.knocks = [
    sampleKnock(1, { reason: 'called-ae', calledAeTitle: 'ARCHIVE' }),
    sampleKnock(2, { reason: 'offer-refused', sopClassUid: '1.2.3', code: '3' }),
  ];
  const { stdout } = await agent.tern(['devices', 'list']);
  expect(stdout).toContain('to allow it: tern devices allow-called ARCHIVE\n');
  expect(stdout).toContain('MR2: 1 offer of this machine is not accepted');
  expect((await agent.tern(['devices', 'allow-called', 'ARCHIVE', '--device', 'CT1'])).stdout).toBe(
    'ARCHIVE can be called from now on.\n',
  );
  expect(machines.devices[0]?.calledAeTitles).toEqual(['ARCHIVE']);
  expect((await agent.tern(['devices', 'merge', 'CT1', '2'])).stdout).toBe(
    'Both are one machine from now on: Ultrasound, room 2.\n',
  );
  expect(machines.devices).toMatchObject([{ id: 2, isRoaming: true }]);
});

test('associations are listed with their counts and how they ended', async () => {
  await using agent = await startFakeAgent();
  expect((await agent.tern(['associations'])).stdout).toContain('No association has carried');
  agent.backend.associations = [
    sampleAssociation(2, {
      end: 'broke-off',
      begun: 128,
      sentWhole: 127,
      confirmed: 127,
      missing: 52,
    }),
    sampleAssociation(1),
  ];
  const { code, stdout } = await agent.tern(['associations']);
  expect(code).toBe(0);
  expect(stdout).toContain(
    '127 of at least 180 arrived: the machine broke off; image 128 was cut off (begun 128, sent 127, confirmed 127, receipts 12)',
  );
  expect(stdout).toContain('all 12 images arrived');
  const json = await agent.tern(['associations', '--json']);
  expect(JSON.parse(json.stdout)).toEqual(agent.backend.associations);
});
