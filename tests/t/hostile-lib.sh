# shellcheck shell=sh
# SPDX-License-Identifier: MIT
# What every command is attacked with. Source test-lib.sh and guard-lib.sh
# first. The list of commands is the program's own: one that has no call in
# calls_of() fails the test.

# all_commands: the names that the program lists.
all_commands() {
  git handoff -h | sed -n 's/^    \([a-z]*\)  .*/\1/p'
}

# calls_of COMMAND: one call a line, as it is typed behind `git handoff`; what
# stands after a "<" is the file to read.
calls_of() {
  case $1 in
  new) echo "new -q --base base go on <notes
new -n --base base --no-snapshot go
new -q --template=plain go
new -e -q go" ;;
  take) echo "take
take --help-not-known" ;;
  back) echo "back -m done
back -n -m done" ;;
  review) echo "review base..HEAD
review -n" ;;
  list) echo "list
list --json
list --porcelain" ;;
  show) echo "show
show --full
show --raw last
show --json" ;;
  recall) echo "recall
recall names" ;;
  verify) echo "verify
verify --json" ;;
  edit) echo "edit
edit -F notes" ;;
  drop) echo "drop -n last" ;;
  prune) echo "prune -n
prune" ;;
  check) echo "check
check --all
check --history
check --all --history --format=sarif
check --range base..HEAD
check --push origin <pushed
check --pre-receive <received
check a b.up h.md
check -" ;;
  hook) echo "hook pre-commit
hook pre-merge-commit
hook commit-msg notes
hook pre-push origin url <pushed
hook pre-receive <received
hook agent claude PreToolUse <tool
hook agent codex SessionStart <tool" ;;
  rescue) echo "rescue -n h.md
rescue h.md" ;;
  install) echo "install --check
install" ;;
  uninstall) echo "uninstall" ;;
  status) echo "status
status --json" ;;
  session) echo "session
session --digest
session --json" ;;
  skills) echo "skills go on
skills --json go" ;;
  point) echo "point <notes
point --json <notes" ;;
  expand) echo "expand <pointers" ;;
  redact) echo "redact <notes
redact --json <notes" ;;
  tokens) echo "tokens <notes" ;;
  *) return 1 ;;
  esac
}

# make_inputs: the files that calls read, in the current directory.
make_inputs() {
  write_readme notes && echo "- see a:1-2 and $(git rev-parse HEAD):b.up" >>notes &&
  git handoff point <notes >pointers 2>/dev/null &&
  printf 'refs/heads/main %s refs/heads/main %s\n' "$(git rev-parse HEAD)" \
    "$(git rev-parse base)" >pushed &&
  printf '%s %s refs/heads/main\n' "$(git rev-parse base)" \
    "$(git rev-parse HEAD)" >received &&
  printf '{"session_id":"s","cwd":"%s","hook_event_name":"PreToolUse","tool_name":"Write","tool_input":{"file_path":"%s/h.md","content":"x"}}\n' \
    "$PWD" "$PWD" >tool
}

# call WORDS: one line of calls_of(), its output in $TRASH/said. The status is
# the program's; a run of more than 20 seconds is one that hangs.
call() {
  words=${1%% <*}
  input=/dev/null
  case $1 in *" <"*) input=${1#*" <"} ;; esac
  timeout -k 1 20 git handoff $words <"$input" >"$TRASH/said" 2>&1
}

# each_call FUNCTION: FUNCTION is given every call of every command; the first
# that fails ends it.
each_call() {
  for command in $(all_commands); do
    calls_of "$command" >"$TRASH/calls" || {
      echo "no attack for 'git handoff $command': give it a call in hostile-lib.sh"
      return 1
    }
    while read -r line; do
      "$1" "$line" 3<&- || return 1
    done <"$TRASH/calls"
  done
}
