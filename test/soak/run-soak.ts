import { parseArgs } from 'node:util';
import { soak } from './soak.ts';
import type { PathState } from './path-process.ts';

const USAGE = `npm run soak -- [options]
  --associations N  opened and broken off at random (default 10000)
  --seed N          repeats a run`;

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function line(when: string, { sockets, timers, associations, heapMb, rssMb }: PathState): string {
  return `${when}: ${sockets} sockets, ${timers} timers, ${associations} associations, heap ${heapMb.toFixed(1)} MB, resident ${rssMb.toFixed(0)} MB`;
}

const { values } = parseArgs({
  options: {
    associations: { type: 'string', default: '10000' },
    seed: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) say(USAGE);
else {
  const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 32)) >>> 0;
  say(`seed ${seed}`);
  const figures = await soak(Math.max(1, Number(values.associations) || 1), seed);
  const { associations, accepted, handshakes, seconds, before, after, lastObject } = figures;
  say(`${associations} associations broken off, ${accepted} of them after they were accepted;`);
  say(`${handshakes} TLS handshakes with the cloud broken off; ${seconds.toFixed(0)} s`);
  say(line('before', before));
  say(line('after', after));
  say(`an object sent afterwards: status ${lastObject.status}`);
  process.exitCode = lastObject.status === 0 ? 0 : 1;
}
