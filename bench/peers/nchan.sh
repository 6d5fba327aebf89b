#!/usr/bin/env bash
# Installs nginx with Nchan, which `bench fanout` measures beside the product. Nothing of it is part of the product.
set -euo pipefail
if [ -e /usr/lib/nginx/modules/ngx_nchan_module.so ]; then exit 0; fi
echo "nchan: installing nginx and its module (a few megabytes)" >&2
apt-get update -qq
# Without asking, and without starting a server on port 80.
printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d && chmod +x /usr/sbin/policy-rc.d
trap 'rm -f /usr/sbin/policy-rc.d' EXIT
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nginx-light libnginx-mod-nchan >/dev/null
