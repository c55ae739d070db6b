# shellcheck shell=sh
# SPDX-License-Identifier: MIT
# Documents and hooks for the tests of the guard. Source test-lib.sh first.

# write_handoff FILE: a handoff that nobody's format has.
write_handoff() {
  mkdir -p "$(dirname "$1")" &&
  cat >"$1" <<\EOF
# Session handoff: rate limiter

**Date:** 2026-03-14
**Branch:** feat/rate-limit
**Last commit:** a41f09c

## What was done this session

- Added the token bucket in src/limiter.cc:40 and wired it into the server.
- Fixed the overflow that the tests had found; 212 passed, 0 failed.
- Pushed; draft PR #58 is open.

## Where things stand

The limiter works for one process. The Redis store is not started yet.

## Next steps

1. Implement the Redis store in src/store/redis.cc.
2. Run `make bench` and compare with the numbers in bench/2026-03.txt.

## Gotchas

- Do not touch src/clock.cc: the tests still depend on its rounding.
EOF
}

# write_readme FILE: an honest document.
write_readme() {
  mkdir -p "$(dirname "$1")" &&
  cat >"$1" <<\EOF
# limiter

A rate limiter for small servers. This page explains how to use it.

## Installation

    make install

## Usage

Run `limiter --help` to see every option. If you need more than one process,
use the Redis store.

## License

MIT
EOF
}

# log_hook EVENT...: hooks that only note that they ran.
log_hooks() {
  for event; do
    cat >"$(git rev-parse --git-path hooks)/$event" <<EOF || return 1
#!/bin/sh
echo $event >>"$TRASH/ran"
EOF
    chmod +x "$(git rev-parse --git-path hooks)/$event" || return 1
  done
}

# fresh_repository NAME: made, entered, with one commit and the guard.
fresh_repository() {
  cd "$TRASH" && rm -rf "$1" && git init -q "$1" && cd "$1" &&
  printf '%s\n' /err /out /expect >>.git/info/exclude && # of the tests
  write_readme README.md && git add . && git commit -q -m "one" &&
  git handoff install 2>/dev/null
}

test_must_be_empty() { test ! -s "$1" || { cat "$1"; return 1; }; }
test_must_fail() { ! "$@"; }

# has_config_hooks: whether this git runs hooks that stand in configuration.
has_config_hooks() {
  set -- $(git version | sed 's/[^0-9]*\([0-9]*\)\.\([0-9]*\).*/\1 \2/')
  test "$1" -gt 2 || test "$2" -ge 54
}
