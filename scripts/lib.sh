# What the scripts share: a plain voice, one place for what was built, and who may install.
# Sourced by the others; every script runs from the root of the project.

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
ROOT=$PWD
STAMPS=$ROOT/build/.stamps
mkdir -p "$STAMPS"

say() { printf '  %s\n' "$*" >&2; }

# die WHAT-HAPPENED WHAT-TO-DO
die() {
  printf '\n  ✗ %s\n    %s\n' "$1" "$2" >&2
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# quietly WHAT-TO-DO COMMAND…: shows nothing when it goes well, everything when it does not
quietly() {
  local advice=$1 log
  shift
  log=$(mktemp)
  if ! "$@" >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    die "This did not work: $*" "$advice"
  fi
  rm -f "$log"
}

# digest PATH…: one hash over names and contents; a clone has no useful file times
digest() {
  { find "$@" -type f ! -name '*.pyc' -print0 2>/dev/null || true; } | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c1-64
}

# fresh NAME VALUE: was this step done for these inputs?   done_for NAME VALUE: note that it is
fresh() { [ "$(cat "$STAMPS/$1" 2>/dev/null)" = "$2" ]; }
done_for() { printf '%s\n' "$2" >"$STAMPS/$1"; }

# may_install: is this Debian or a relative, and may we ask apt without a password?
may_install() { have apt-get && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}
