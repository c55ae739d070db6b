# SPDX-License-Identifier: MIT
# A small test library in the manner of git's own t/test-lib.sh.
#
# Source it first. Each test is
#     test_expect_success 'the rule in words' ' commands joined by && '
# and the script ends with `test_done`. The working directory is an empty
# repository named "trash" on branch main; HOME, the temporary directory and
# git's configuration are the test's own.

set -u
umask 022
: "${HANDOFF_STAGE:?run through ctest, or point it at an installed prefix}"
TEST_DIRECTORY=$(cd "$(dirname "$0")" && pwd)
TRASH=$(mktemp -d "${TMPDIR:-/tmp}/handoff-test.XXXXXX") || exit 1
TRASH=$(cd "$TRASH" && pwd -P)
trap 'chmod -R u+rwX "$TRASH" 2>/dev/null; rm -rf "$TRASH"' EXIT
trap 'exit 130' INT TERM

# Whatever the caller's environment says of git, of pagers and of us.
unset $(git rev-parse --local-env-vars) \
  $(env | sed -n 's/^\(GIT_[A-Z0-9_]*\|PRE_COMMIT[A-Z0-9_]*\)=.*/\1/p') \
  HANDOFF_SKIP HUSKY LEFTHOOK SKIP LESS LV MORE MANPAGER MANWIDTH COLUMNS \
  VISUAL EDITOR PAGER NO_COLOR CLICOLOR CLICOLOR_FORCE FORCE_COLOR \
  XDG_CONFIG_HOME XDG_DATA_HOME XDG_RUNTIME_DIR XDG_CACHE_HOME CLAUDECODE \
  CLAUDE_CODE_SESSION_ID CODEX_THREAD_ID CODEX_HOME CLAUDE_CONFIG_DIR \
  2>/dev/null
HOME=$TRASH/home
TMPDIR=$TRASH/tmp
XDG_RUNTIME_DIR=$TRASH/runtime
GIT_HANDOFF_FALLBACKS=$TRASH/fallback
GIT_HANDOFF_HOOK_SECONDS=60
PATH=$HANDOFF_STAGE/bin:$PATH
LC_ALL=C.UTF-8
TZ=UTC
umask 022
TERM=dumb
GIT_CONFIG_NOSYSTEM=1
GIT_AUTHOR_NAME='A U Thor' GIT_AUTHOR_EMAIL=author@example.com
GIT_COMMITTER_NAME='C O Mitter' GIT_COMMITTER_EMAIL=committer@example.com
GIT_AUTHOR_DATE='2026-01-02 03:04:05 +0000'
GIT_COMMITTER_DATE=$GIT_AUTHOR_DATE
export HOME TMPDIR XDG_RUNTIME_DIR GIT_HANDOFF_FALLBACKS GIT_HANDOFF_HOOK_SECONDS PATH LC_ALL TZ TERM GIT_CONFIG_NOSYSTEM \
  GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL \
  GIT_AUTHOR_DATE GIT_COMMITTER_DATE
mkdir -p "$HOME" "$TMPDIR" "$TRASH/fallback" "$TRASH/trash" &&
  mkdir -m 700 "$XDG_RUNTIME_DIR"
git config --global init.defaultBranch main
git config --global advice.detachedHead false
cd "$TRASH/trash" && git init -q . || exit 1

test_count=0
test_failures=0
test_skips=0

# test_expect_success TITLE SCRIPT
test_expect_success() {
  test_count=$((test_count + 1))
  test_cleanup=:
  if (
    eval "$2"
    code=$?
    eval "$test_cleanup"
    exit "$code"
  ) >"$TRASH/out" 2>&1 </dev/null; then
    echo "ok $test_count - $1"
  else
    test_failures=$((test_failures + 1))
    echo "not ok $test_count - $1"
    sed 's/^/#   /' "$TRASH/out"
    printf '%s\n' "$2" | sed 's/^/#   > /'
  fi
}

# Reasons that no installation can mend: Debian 12 has no such program, or the
# machine, its kernel or the sanitizers do not allow it.
unavoidable='no glab|no fj|git is older than|cannot mount a tmpfs|no terminal'
unavoidable="$unavoidable|needs root|can be preloaded|no limit of memory"
unavoidable="$unavoidable|this system writes none"

# test_skip TITLE REASON: a test that cannot run here says why. With
# HANDOFF_NO_SKIP set a reason that can be mended is a failure.
test_skip() {
  test_count=$((test_count + 1))
  if test -n "${HANDOFF_NO_SKIP-}" &&
    ! printf '%s\n' "$2" | grep -Eq "$unavoidable"; then
    test_failures=$((test_failures + 1))
    echo "not ok $test_count - $1: skipped, $2"
    return
  fi
  test_skips=$((test_skips + 1))
  echo "ok $test_count - $1 # SKIP $2"
}

# skip_all REASON: the same for a whole script.
skip_all() {
  test -z "${HANDOFF_NO_SKIP-}" || { echo "1..0 # not to be skipped: $1"; exit 1; }
  echo "1..0 # SKIP $1"
  exit 77
}

# test_when_finished COMMANDS: run when the test ends, whatever its result.
test_when_finished() { test_cleanup="$*; $test_cleanup"; }

# test_expect_code CODE COMMAND...
test_expect_code() {
  want=$1
  shift
  "$@"
  got=$?
  test "$got" -eq "$want" ||
    { echo "exit status $got, expected $want: $*"; return 1; }
}

# test_cmp EXPECTED ACTUAL
test_cmp() { diff -u "$1" "$2"; }

# test_line_count COUNT FILE
test_line_count() {
  test "$(wc -l <"$2")" -eq "$1" && return 0
  echo "not $1 lines:"
  cat "$2"
  return 1
}

# test_grep [GREP OPTIONS] PATTERN FILE, test_not_grep likewise: shows FILE
# when it fails.
test_grep() {
  grep "$@" >/dev/null && return 0
  echo "no match: $*"
  for file; do :; done
  cat "$file"
  return 1
}
test_not_grep() {
  grep "$@" || return 0
  echo "unexpected match: $*"
  return 1
}

# test_commit NAME [FILE [CONTENT]]: one commit that adds a file.
test_commit() {
  printf '%s\n' "${3-$1}" >"${2-$1.t}" &&
    git add "${2-$1.t}" &&
    git commit -q -m "$1"
}

test_done() {
  echo "1..$test_count"
  [ "$test_failures" -eq 0 ] || exit 1
  exit 0
}
