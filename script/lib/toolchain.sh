# Sourced by the scripts beside this folder: puts Node 22 or 24 and Yarn 4 first on PATH.
# What the machine lacks is fetched once with npm into a cache folder; nothing is installed globally.

toolchain="${XDG_CACHE_HOME:-$HOME/.cache}/infra-requests/toolchain"
export COREPACK_ENABLE_DOWNLOAD_PROMPT=0

node_suits() {
  node -e 'const [major, minor] = process.versions.node.split(".").map(Number);
    process.exit(major === 24 || (major === 22 && minor >= 12) ? 0 : 1)' 2>/dev/null
}

yarn_suits() {
  yarn --version </dev/null 2>/dev/null | grep -q '^4\.'
}

toolchain_suits() { node_suits && yarn_suits; }

use_toolchain() {
  toolchain_suits && return
  if [ -x "$toolchain/node_modules/.bin/yarn" ]; then
    PATH="$toolchain/node_modules/.bin:$PATH"
    toolchain_suits && return
  fi
  if ! command -v npm >/dev/null; then
    echo "This needs npm, which comes with Node: install Node 18 or newer from https://nodejs.org and try again." >&2
    return 1
  fi
  echo "▸ Node 24 and Yarn 4 (into $toolchain)"
  local started=$SECONDS
  mkdir -p "$toolchain"
  npm install --prefix "$toolchain" --no-audit --no-fund --loglevel=error \
    node@24 @yarnpkg/cli-dist@4.13.0 </dev/null || return 1
  PATH="$toolchain/node_modules/.bin:$PATH"
  hash -r
  if ! toolchain_suits; then
    echo "npm did not provide a working Node 24 and Yarn 4 in $toolchain; is ignore-scripts set in your npm config?" >&2
    return 1
  fi
  echo "  done in $((SECONDS - started)) s"
}

use_toolchain && export PATH
