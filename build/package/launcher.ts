/**
 * Starts the CLI on the Node that ships with Tern; a link to it (/usr/bin/tern) is followed. ExperimentalWarning is what
 * node:sqlite says.
 */
export const UNIX_LAUNCHER = `#!/bin/sh
self=$0
while [ -L "$self" ]; do
  link=$(readlink "$self")
  case $link in
    /*) self=$link ;;
    *) self=$(dirname "$self")/$link ;;
  esac
done
resources=$(cd "$(dirname "$self")/.." && pwd -P)
exec "$resources/runtime/node" --disable-warning=ExperimentalWarning "$resources/agent/tern.mjs" "$@"
`;

/** The same for cmd.exe, which wants its own ends of lines. */
export const WINDOWS_LAUNCHER = [
  '@echo off',
  '"%~dp0..\\runtime\\node.exe" --disable-warning=ExperimentalWarning "%~dp0..\\agent\\tern.mjs" %*',
  '',
].join('\r\n');
