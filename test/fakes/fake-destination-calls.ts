import type { ControlErrorCode, FieldError } from '../../electron/contract/control-errors.ts';
import type { ControlHandlers } from '../../electron/contract/control.ts';
import type { Destination, DESTINATION_CALLS } from '../../electron/contract/destinations.ts';

const DUPLICATE: FieldError = {
  path: 'aeTitle',
  problem: 'duplicate',
  limit: null,
  message: 'is in the list already',
};

/** The destinations of an agent without a network; those on port 104 answer an echo. */
export class FakeDestinations {
  destinations: Destination[] = [];
  readonly handlers: Pick<ControlHandlers, keyof typeof DESTINATION_CALLS>;

  constructor(refuse: (code: ControlErrorCode, fields?: readonly FieldError[]) => Error) {
    const find = (aeTitle: string): Destination | undefined =>
      this.destinations.find((destination) => destination.aeTitle === aeTitle);
    this.handlers = {
      listDestinations: () => Promise.resolve({ destinations: this.destinations }),
      addDestination: (destination) => {
        if (find(destination.aeTitle)) return Promise.reject(refuse('bad-arguments', [DUPLICATE]));
        this.destinations = [...this.destinations, destination];
        return Promise.resolve({});
      },
      removeDestination: ({ aeTitle }) => {
        if (!find(aeTitle)) return Promise.reject(refuse('bad-arguments'));
        this.destinations = this.destinations.filter((other) => other.aeTitle !== aeTitle);
        return Promise.resolve({});
      },
      echoDestination: ({ aeTitle }) => {
        const destination = find(aeTitle);
        if (!destination) return Promise.reject(refuse('bad-arguments'));
        return destination.port === 104
          ? Promise.resolve({ latencyMs: 9 })
          : Promise.reject(refuse('device-unreachable'));
      },
    };
  }
}
