import type { FakeBridge } from '../../fakes/fake-bridge.ts';
import { sampleHeld } from '../../fakes/fake-held-images.ts';
import { ago, sampleSpool } from '../../fakes/sample-status.ts';

/** Gives an agent sixteen held images of four kinds; its status follows what is decided about them. */
export function holdImages(agent: Pick<FakeBridge, 'heldImages' | 'change'>): void {
  const { heldImages } = agent;
  const us = {
    device: { aeTitle: 'US-ROOM2', address: '192.168.1.31' },
    sopClassUid: '1.2.840.10008.5.1.4.1.1.6.1',
  };
  heldImages.held = [
    ...Array.from({ length: 12 }, (_, n) => sampleHeld(`1.2.${n + 1}`)),
    sampleHeld('1.3.1', { ...us, reason: 'key-missing', status: null, heldAt: ago(86_400) }),
    sampleHeld('1.3.2', { ...us, reason: 'key-missing', status: null, heldAt: ago(86_400) }),
    sampleHeld('1.4.1', { reason: 'damaged', status: null, heldAt: ago(600) }),
    sampleHeld('1.5.1', { ...us, reason: 'mismatch', status: 0, heldAt: ago(90) }),
  ];
  heldImages.changed = () =>
    agent.change({
      spool: sampleSpool({ queued: 3, queuedBytes: 900_000, held: heldImages.held.length }),
    });
}
