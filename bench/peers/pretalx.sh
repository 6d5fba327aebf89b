#!/usr/bin/env bash
# Installs pretalx, gives it our projects as talks, and measures its talk list beside our gallery: `bench beside`. `/talk/` brings the page that a
# script fills with the talks; `/schedule/nojs` has them in its HTML, as ours has. Nothing of it is part of the product.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
folder=${PEERS:-${XDG_CACHE_HOME:-$HOME/.cache}/bayge/peers}/pretalx
mkdir -p "$folder"
bench/peers/showcase "$folder/showcase"
if [ ! -x "$folder/python/bin/gunicorn" ]; then
    echo "pretalx: installing in $folder (some hundred megabytes)" >&2
    python3 -m venv "$folder/python"
    "$folder/python/bin/pip" install --quiet pretalx==2025.2.2 gunicorn==23.0.0 >&2
fi
cd "$folder"
export PRETALX_DATA_DIR=$folder/data PRETALX_DB_NAME=$folder/data/db.sqlite3 PRETALX_DEBUG=False PRETALX_SITE_URL=http://127.0.0.1:3920
export PRETALX_FILESYSTEM_LOGS=$folder/data/logs PRETALX_FILESYSTEM_MEDIA=$folder/data/media PRETALX_FILESYSTEM_STATIC=$folder/data/static
export DJANGO_SETTINGS_MODULE=pretalx.settings SHOWCASE=$folder/showcase
rm -rf data
mkdir -p data/logs data/media data/static
"$folder/python/bin/python" -m pretalx migrate >install.log 2>&1
"$folder/python/bin/python" "$root/bench/peers/talks.py" >>install.log 2>&1 || { tail -n 20 install.log >&2; exit 1; }
"$folder/python/bin/python" -m pretalx collectstatic --noinput >>install.log 2>&1
[ "${1:-}" != build ] || exit 0
# Two processes with two threads each; `gthread` keeps connections open, as browsers like it.
"$folder/python/bin/gunicorn" pretalx.wsgi --bind 127.0.0.1:3920 --workers "$(nproc)" --threads 2 --worker-class gthread --keep-alive 75 >gunicorn.log 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null || true' EXIT
for _ in $(seq 200); do curl --silent --fail --max-time 5 http://127.0.0.1:3920/bayge/schedule/nojs >/dev/null && break; sleep 0.1; done
echo "pretalx $("$folder/python/bin/python" -c 'import pretalx; print(pretalx.__version__)'), $(nproc) processes:"
cd "$root"
target/release/bench beside "${@:---connections=16}" \
    /kk/projects=http://127.0.0.1:3920/bayge/schedule/nojs \
    /kk/projects=http://127.0.0.1:3920/bayge/talk/ \
    "/kk/projects/aktau-road-laboratory=http://127.0.0.1:3920/bayge/talk/$(cat "$folder/showcase/talk")/"
