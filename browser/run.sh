#!/usr/bin/env bash
# Every page in a real browser: installs what it needs, builds the program and looks at it as people do.
#   browser/run.sh            all tests
#   browser/run.sh shots DIR  a picture of every page, wide and narrow
set -euo pipefail
cd "$(dirname "$0")/.."

[ -x "${CHROMIUM:-/usr/bin/chromium}" ] && command -v npm >/dev/null 2>&1 || scripts/setup.sh test
[ -d node_modules/playwright-core ] && [ -d node_modules/axe-core ] || npm ci --no-audit --no-fund --loglevel=error
cargo build --quiet --package goldthread-cli

case "${1:-test}" in
test) exec node --test --test-reporter=spec browser/tests/*.test.mjs ;;
shots) exec node browser/shots.mjs "${@:2}" ;;
*) printf 'run.sh: say nothing, or: shots FOLDER\n' >&2 && exit 2 ;;
esac
