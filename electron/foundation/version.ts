import packageJson from '../../package.json' with { type: 'json' };

/** Version of this program, from package.json. */
export const TERN_VERSION: string = packageJson.version;
