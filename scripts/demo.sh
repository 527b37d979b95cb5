#!/usr/bin/env bash
# Builds Goldthread, reads the invented council of samples/ into a fresh ./demo-data and serves it.
# PORT says where (8080 unless told).
set -euo pipefail
cd "$(dirname "$0")/.."

data=demo-data
port=${PORT:-8080}
# The invented council of samples/README.md.
authority="Wethercombe Borough Council"

printf 'demo: building (some minutes the first time)\n'
cargo build --quiet --package goldthread-cli
goldthread=target/debug/goldthread

if [ -d "$data" ] && [ ! -e "$data/goldthread.db" ] && [ -n "$(ls -A "$data")" ]; then
    printf 'demo: %s is not a data folder of Goldthread, so it was left alone. Move it away, then run make demo again.\n' "$data" >&2
    exit 1
fi
rm -rf "$data"

for file in samples/action-plan.txt samples/progress-report.md; do
    printf 'demo: %s\n' "$file"
    "$goldthread" --data "$data" import "$file" --authority "$authority" --yes
done

exec "$goldthread" serve --data "$data" --address "127.0.0.1:$port"
