#!/usr/bin/env bash
# Run a command with a PostgreSQL of its own: with_postgres.sh COMMAND…
# The server listens on a socket in a temporary folder, never on the network, and is gone afterwards. Where PostgreSQL is
# missing and apt may be used, it is installed. The command finds the connection in CEYUAN_POSTGRES.
set -euo pipefail

bin() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1; }

if [ -z "$(bin)" ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing PostgreSQL (once)"
    apt-get install -y -qq postgresql >/dev/null || { apt-get update -qq && apt-get install -y -qq postgresql >/dev/null; }
  else
    echo "These tests want PostgreSQL. On Debian and Ubuntu: sudo apt install postgresql" >&2
    exit 1
  fi
fi

place=$(mktemp -d)
as=()
if [ "$(id -u)" = 0 ]; then # PostgreSQL refuses to run as root
  chown postgres "$place"
  as=(runuser -u postgres --)
fi
trap '"${as[@]}" "$(bin)/pg_ctl" -D "$place/data" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$place"' EXIT

cd "$place"
"${as[@]}" "$(bin)/initdb" -D "$place/data" --auth=trust --encoding=UTF8 --locale=C.UTF-8 --username=ceyuan >/dev/null
"${as[@]}" "$(bin)/pg_ctl" -D "$place/data" -w -l "$place/log" \
  -o "-c listen_addresses='' -c unix_socket_directories='$place' -c fsync=off" start >/dev/null
cd "$OLDPWD"
CEYUAN_POSTGRES="host=$place user=ceyuan dbname=postgres" "$@"
