#!/usr/bin/env bash
# Make sure that there is a Java for Spark; where it is missing and apt may be used, install one.
set -euo pipefail
command -v java >/dev/null && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing Java (once)"
  apt-get install -y -qq openjdk-17-jre-headless >/dev/null ||
    { apt-get update -qq && apt-get install -y -qq openjdk-17-jre-headless >/dev/null; }
else
  echo "These tests want Java 17 or newer. On Debian and Ubuntu: sudo apt install openjdk-17-jre-headless" >&2
  exit 1
fi
