#!/usr/bin/env bash
# Builds Goldthread, reads the invented council of samples/ into a fresh ./demo-data and serves it.
# PORT says where (8080 unless told).
set -euo pipefail
cd "$(dirname "$0")/.."

data=demo-data
port=${PORT:-8080}
authority="Example Council"

if [ -d "$data" ] && [ ! -e "$data/goldthread.db" ] && [ -n "$(ls -A "$data")" ]; then
    printf 'demo: %s is not a data folder of Goldthread, so it was left alone. Move it away, then run make demo again.\n' "$data" >&2
    exit 1
fi
rm -rf "$data"

printf 'demo: building (some minutes the first time)\n'
cargo build --quiet --package goldthread-cli
goldthread=target/debug/goldthread

for file in samples/*; do
    case "$file" in samples/README.md) continue ;; esac
    printf 'demo: reading %s\n' "$file"
    "$goldthread" --data "$data" import "$file" --authority "$authority" --yes >/dev/null
done

printf 'demo: open http://127.0.0.1:%s in a browser; press Ctrl-C to stop\n' "$port"
exec "$goldthread" serve --data "$data" --address "127.0.0.1:$port"
