import type { ServiceSpec } from '../../electron/cli/service/service-spec.ts';

/** A service of a user whose folders have names that need quoting. */
export function sampleService(changes: Partial<ServiceSpec> = {}): ServiceSpec {
  return {
    level: 'user',
    runtime: '/opt/Tern/resources/runtime/node',
    script: '/opt/Tern/resources/agent/tern.mjs',
    dataDir: '/home/ann/Müller & "Söhne" 100% $HOME',
    secretStore: 'keychain',
    lowPorts: false,
    user: 'ann',
    ...changes,
  };
}
