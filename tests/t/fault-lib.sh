# SPDX-License-Identifier: MIT
# Walks commands through faults: each of their system calls, or an even sample
# of them, fails once, from then on, or is where the program is killed; after
# each the promises are checked. Source test-lib.sh first.
#
# A command has a world of its own: $W/repo, $W/home, $W/tmp, $W/run. It is
# described by three functions:
#     prepare_<command>  makes the world, in $W/repo
#     run_<command>      runs the command, with LD_PRELOAD set
#     check_<command>    what has to be true afterwards
# A command that is meant to change index or work tree sets changes_state in
# the first, and checks them itself.
#
# HANDOFF_FAULT_POINTS is how many calls of a kind are tried at most (3).

FAULTS=$HANDOFF_BUILD/fault_injection.so
: "${HANDOFF_FAULT_POINTS:=3}"
secret=$(printf 'ghp_%s%s' 16C7e42F292c6912 E7710c838347Ae178B4a)

# enter_world NAME
enter_world() {
  W=$TRASH/w-$1
  HOME=$W/home TMPDIR=$W/tmp XDG_RUNTIME_DIR=$W/run
  GIT_HANDOFF_FALLBACKS=$W/fallback
  export W secret HOME TMPDIR XDG_RUNTIME_DIR GIT_HANDOFF_FALLBACKS
}

# make_world: a branch with work of every kind, and two handoffs of it.
make_world() {
  mkdir -p "$W/repo" "$W/home" "$W/tmp" "$W/fallback" &&
    mkdir -m 700 "$W/run" &&
    git config --global init.defaultBranch main && cd "$W/repo" &&
    git init -q --template= . && test_commit one && git switch -q -c topic &&
    test_commit two && echo staged >staged.t && git add staged.t &&
    echo changed >>one.t && echo untracked >untracked.t &&
    git handoff "the other one" -m "words of the other" --expire never -q \
      >"$W/other.path" &&
    git handoff "the one" -m "words of the one" --expire 1h -q >"$W/one.path" &&
    one=$(cat "$W/one.path") && one=${one%.md} &&
    echo "$one" | tail -c 10 >"$W/one.id" && cp "$(cat "$W/one.path")" "$W/one" &&
    cp "$(cat "$W/other.path")" "$W/other"
}

# git_state: index, work tree, stash and HEAD.
git_state() {
  git status --porcelain --ignored && git ls-files -s && git stash list &&
    git rev-parse HEAD && cat ./*.t
}

complain() {
  echo "$*"
  return 1
}

# The promises that hold for every command. The next command tidies up behind
# a killed one.
check_all() {
  git handoff list --all >"$W/list" 2>>"$W/err" || complain "cannot list"
  ! grep -q damaged "$W/list" || complain "a damaged handoff" || return 1
  ! grep -rqs "$secret" "$W/tmp" "$W/run" "$W/fallback" "$W/repo/.git" ||
    complain "unredacted bytes on the disk" || return 1
  test -z "$(ls -A "$W/run")" || complain "an editor's file stays" || return 1
  test -z "$(find .git -name '*.lock')" || complain "a lock stays" || return 1
  cmp -s "$W/other" "$(cat "$W/other.path")" ||
    complain "another handoff has changed" || return 1
  test -n "$changes_state" || git_state | cmp -s - "$W/state" ||
    complain "index or work tree has changed"
}

# typed_words_are_kept: in a handoff, in a file of their own, or printed.
typed_words_are_kept() {
  test ! -f "$W/typed" || grep -rqs "typed words" "$W/tmp" "$W/fallback" ||
    grep -q "typed words" "$W/err" || complain "the typed words are lost"
}

# ended_well CODE HOW
ended_well() {
  case $2:$1 in
  kill:137 | *:0 | *:1 | *:128) return 0 ;;
  esac
  complain "status $1"
}

# try_fault COMMAND CALLS N HOW
try_fault() {
  cd / && rm -rf "$W" && cp -a "$W.saved" "$W" && cd "$W/repo" || return 1
  git update-index -q --refresh >/dev/null
  (HANDOFF_FAULT=$2:$3:$4 HANDOFF_FAULT_MARK=$W/mark LD_PRELOAD=$FAULTS &&
    export HANDOFF_FAULT HANDOFF_FAULT_MARK LD_PRELOAD &&
    "run_$1") >"$W/out" 2>"$W/err" </dev/null
  code=$?
  tried=$((tried + 1))
  # git goes on a moment when we are killed beside it.
  if { test "$2" = memory || ended_well $code "$4"; } >"$W/why" &&
    { check_all && "check_$1" || { sleep 1 && check_all && "check_$1"; }; } \
      >>"$W/why" 2>&1; then
    return 0
  fi
  echo "$1, $2 $3 $4: $(tr '\n' ';' <"$W/why")"
  sed 's/^/    /' "$W/err"
  return 1
}

# points TOTAL: 1..TOTAL, or an even sample.
points() {
  if test "$1" -le "$HANDOFF_FAULT_POINTS"; then
    seq "$1"
  else
    i=0
    while test $i -lt "$HANDOFF_FAULT_POINTS"; do
      echo $((1 + i * ($1 - 1) / (HANDOFF_FAULT_POINTS - 1)))
      i=$((i + 1))
    done
  fi
}

# count_calls COMMAND CALLS: how many there are when nothing fails.
count_calls() {
  cd / && rm -rf "$W" && cp -a "$W.saved" "$W" && cd "$W/repo" &&
    git update-index -q --refresh >/dev/null
  (HANDOFF_FAULT=$2:0:fail HANDOFF_FAULT_MARK=$W/mark LD_PRELOAD=$FAULTS &&
    export HANDOFF_FAULT HANDOFF_FAULT_MARK LD_PRELOAD &&
    "run_$1") >"$W/out" 2>"$W/err" </dev/null
  cat "$W/mark" 2>/dev/null || echo 0
}

# walk COMMAND [CALLS...]: its report goes to $TRASH/COMMAND.report.
walk() {
  command=$1
  shift
  enter_world "$command"
  tried=0 wrong=0 changes_state=
  {
    make_world && "prepare_$command" && git_state >"$W/state" || wrong=1
    cd / && mv "$W" "$W.saved"
    for calls in ${*:-open write rename remove sync spawn}; do
      total=$(count_calls "$command" "$calls")
      case $calls in
      memory) ways=fail ;;
      open | write) ways="fail kill full" ;;
      *) ways="fail kill" ;;
      esac
      for how in $ways; do
        for n in $(points "$total"); do
          try_fault "$command" "$calls" "$n" "$how" || wrong=$((wrong + 1))
        done
      done
      echo "# $command: $calls $total"
    done
    cd / && rm -rf "$W" "$W.saved"
    echo "# $command: $tried faults, $wrong wrong"
  } >"$TRASH/$command.report" 2>&1
  test "$wrong" -eq 0 && test "$tried" -gt 0
}
