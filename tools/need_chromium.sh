#!/usr/bin/env bash
# Make sure that there are a Chromium and a Chinese font for the browser tests; where one is missing and apt may be used,
# install it. CEYUAN_CHROMIUM names a Chromium elsewhere.
set -euo pipefail
missing=()
[ -n "${CEYUAN_CHROMIUM:-}" ] || [ -x /usr/bin/chromium ] || missing+=(chromium)
{ command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh)" ]; } || missing+=(fontconfig fonts-noto-cjk)
[ ${#missing[@]} = 0 ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing ${missing[*]} (once)"
  apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null; }
else
  echo "These tests want: ${missing[*]}. On Debian and Ubuntu: sudo apt install ${missing[*]}" >&2
  exit 1
fi
