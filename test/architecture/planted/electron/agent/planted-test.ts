// arch: nothing-ships-tests, ladder-agent
export { FakeClock } from '../../test/fakes/fake-clock.ts';
