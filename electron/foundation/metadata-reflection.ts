type MetadataHost = {
  getOwnMetadata?: (key: unknown, target: object) => unknown;
  getMetadata?: (key: unknown, target: object) => unknown;
  defineMetadata?: (key: unknown, value: unknown, target: object) => void;
};

/**
 * The three functions of the metadata reflection proposal that the certificate library's container calls; it refuses to
 * load without them. Where something else has provided them already, that is used.
 */
export function provideMetadataReflection(): void {
  const host = Reflect as MetadataHost;
  if (host.getMetadata) return;
  const store = new WeakMap<object, Map<unknown, unknown>>();
  host.getOwnMetadata = (key, target) => store.get(target)?.get(key);
  host.getMetadata = (key, target) => {
    for (let at: object | null = target; at; at = Reflect.getPrototypeOf(at)) {
      const found = store.get(at);
      if (found?.has(key)) return found.get(key);
    }
    return undefined;
  };
  host.defineMetadata = (key, value, target) => {
    const values = store.get(target) ?? new Map<unknown, unknown>();
    values.set(key, value);
    store.set(target, values);
  };
}
