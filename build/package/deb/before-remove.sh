#!/bin/sh
# dpkg calls this with "remove" when Tern goes, and with other words when another version of it comes. Settings stay in the
# homes of those who used it (Debian Policy 10.7): who wants them gone calls `tern uninstall --delete-data` first.
[ "$1" = remove ] || exit 0
app="${DPKG_ROOT:-}/opt/Tern"
[ -x "$app/resources/bin/tern" ] || exit 0

# Process ids of the app and of its agents.
running() {
  for process in /proc/[0-9]*; do
    case $(readlink "$process/exe" 2>/dev/null) in "$app"/*) echo "${process#/proc/}" ;; esac
  done
}

stop() {
  for pid in $(running); do kill -TERM "$pid" 2>/dev/null; done
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    [ -z "$(running)" ] && return
    sleep 1
  done
  for pid in $(running); do kill -KILL "$pid" 2>/dev/null; done
}

# As the person whose uplink it is, in that person's session where there is one: the keychain is there.
goodbye() {
  name=$1 uid=$2 home=$3
  [ -d "$home/.local/share/tern" ] || return
  set -- env HOME="$home" "$app/resources/bin/tern" uninstall --keep-data
  if [ -S "/run/user/$uid/bus" ]; then
    set -- env XDG_RUNTIME_DIR="/run/user/$uid" DBUS_SESSION_BUS_ADDRESS="unix:path=/run/user/$uid/bus" "$@"
  fi
  timeout 90 runuser -u "$name" -- "$@" </dev/null || true
}

stop
getent passwd | while IFS=: read -r name _ uid _ _ home _; do goodbye "$name" "$uid" "$home"; done
exit 0
