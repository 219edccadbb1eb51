import { join } from 'node:path';
import type { Configuration, FuseOptionsV1 } from 'app-builder-lib';
import { APP_ID } from '../../electron/foundation/app-id.ts';
import type { PackagePlatform } from './targets.ts';

/** Where things lie and what differs from build to build; folders are absolute. */
export type BuilderOptions = {
  /** The checkout. */
  readonly root: string;
  /** As `stageAt` lays it out. */
  readonly stage: string;
  readonly output: string;
  readonly electronVersion: string;
  /** Where installed apps look for updates; null: they never do. */
  readonly updateUrl: string | null;
  /** Apple's secrets are in the environment. */
  readonly notarize: boolean;
  /** Unpacked Electron for a system; null: electron-builder fetches it. */
  readonly electronDist: ((platform: PackagePlatform, arch: string) => string) | null;
};

/** Every fuse that there is, so that a new one in Electron is noticed by the test that reads them back. */
export const FUSES = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
} as const satisfies FuseOptionsV1;

/** Languages of the app: Chromium's own words are kept in these alone. */
const LANGUAGES = ['en', 'de', 'es', 'fr'];
const ARCHS: ('x64' | 'arm64')[] = ['x64', 'arm64'];

/** Each system has its complete list: with a common one beside it, electron-builder packs the whole folder. */
const APP_FILES = ['package.json', '*.mjs', 'preload.cjs', 'renderer/**/*', 'tray/*.png'];
const RESOURCE_FILES = ['agent/**/*', 'bin/*', 'licenses/*', 'runtime/*'];

function contents(stage: string, platform: PackagePlatform) {
  // electron-builder knows the architecture; its own ${platform} would be that of the computer that builds.
  const from = join(stage, `${platform}-\${arch}`);
  return { files: APP_FILES, extraResources: [{ from, to: '.', filter: RESOURCE_FILES }] };
}

function windows({ root, stage }: BuilderOptions): Configuration {
  return {
    win: {
      ...contents(stage, 'win32'),
      target: [{ target: 'nsis', arch: ARCHS }],
      icon: join(stage, 'icons/icon.ico'),
    },
    nsis: {
      oneClick: true,
      // For the person who installs, who needs no admin right for it.
      perMachine: false,
      allowElevation: false,
      packElevateHelper: false,
      // Asked, and done by `tern uninstall`, which also tells the cloud.
      deleteAppDataOnUninstall: false,
      include: join(root, 'build/package/installer.nsh'),
      installerLanguages: ['en_US', 'de_DE', 'es_ES', 'fr_FR'],
    },
  };
}

function macos({ root, stage, notarize }: BuilderOptions): Configuration {
  const entitlements = join(root, 'build/package/entitlements.mac.plist');
  return {
    mac: {
      ...contents(stage, 'darwin'),
      target: ['dmg', 'zip'].map((target) => ({ target, arch: ARCHS })),
      icon: join(stage, 'icons/icon.icns'),
      category: 'public.app-category.medical',
      hardenedRuntime: true,
      gatekeeperAssess: false,
      entitlements,
      entitlementsInherit: entitlements,
      notarize,
      extendInfo: {
        NSLocalNetworkUsageDescription:
          'Tern receives images from the machines of your clinic and sends images to its workstations.',
      },
    },
  };
}

function linux({ root, stage }: BuilderOptions): Configuration {
  const script = (name: string): string => join(root, 'build/package/deb', name);
  return {
    linux: {
      ...contents(stage, 'linux'),
      target: ['AppImage', 'deb', 'tar.gz'].map((target) => ({ target, arch: ARCHS })),
      icon: join(stage, 'icons'),
      // `tern` is the command line.
      executableName: 'tern-desktop',
      syncDesktopName: true,
      category: 'Science;MedicalSoftware',
      maintainer: `Tern <${process.env.TERN_SUPPORT_EMAIL ?? 'nobody@tern.example'}>`,
      synopsis: "Carries images from a clinic's machines to its cloud",
    },
    deb: {
      packageName: 'tern-uplink',
      // electron-builder's own scripts do the rest: sandbox, AppArmor, menus.
      fpm: [`--before-remove=${script('before-remove.sh')}`, `${script('tern')}=/usr/bin/tern`],
    },
  };
}

/** The one configuration of electron-builder, for all systems. */
export function builderConfig(options: BuilderOptions): Configuration {
  const { stage, output, root, electronVersion, electronDist, updateUrl } = options;
  return {
    appId: APP_ID,
    productName: 'Tern',
    copyright: 'Tern',
    artifactName: 'Tern-${version}-${os}-${arch}.${ext}',
    directories: { app: join(stage, 'app'), output, buildResources: join(root, 'build/package') },
    electronVersion,
    ...(electronDist && {
      electronDist: ({ platformName, arch }) => electronDist(platformName as PackagePlatform, arch),
    }),
    electronLanguages: LANGUAGES,
    electronFuses: FUSES,
    asar: true,
    // The bundles hold their packages: nothing is rebuilt and no node_modules of the checkout goes along.
    beforeBuild: () => Promise.resolve(false),
    publish: updateUrl === null ? null : { provider: 'generic', url: updateUrl },
    ...windows(options),
    ...macos(options),
    ...linux(options),
  };
}
