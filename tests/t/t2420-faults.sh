#!/bin/sh
# Whatever fails, and wherever a command is killed: nothing is lost, nothing is
# half, nothing unredacted stays, index and work tree are as they were.
. "$(dirname "$0")/test-lib.sh"
. "$TEST_DIRECTORY/guard-lib.sh"
. "$TEST_DIRECTORY/fault-lib.sh"

if ! test -f "$FAULTS" || ! LD_PRELOAD=$FAULTS git-handoff --version >/dev/null
then
	test_skip 'faults' 'no library that can be preloaded'
	test_done
fi

cat >"$TRASH/types" <<\SCRIPT && chmod +x "$TRASH/types" || exit 1
#!/bin/sh
unset LD_PRELOAD
echo "- typed words, token $secret" >>"$1.new" && cat "$1" >>"$1.new" &&
	mv "$1.new" "$1" && : >"$W/typed"
SCRIPT
cat >"$TRASH/appends" <<\SCRIPT && chmod +x "$TRASH/appends" || exit 1
#!/bin/sh
unset LD_PRELOAD
echo "- typed words, token $secret" >>"$1" && : >"$W/typed"
SCRIPT

prepare_new() { :; }
run_new() { GIT_EDITOR=$TRASH/types timeout 30 git-handoff "go on" -e; }
check_new() {
	typed_words_are_kept && git handoff "once again" -m words -q >"$W/again" &&
		grep -q "^purpose: once again" "$(cat "$W/again")"
}

prepare_edit() { :; }
run_edit() { GIT_EDITOR=$TRASH/appends timeout 30 git-handoff edit "$(cat "$W/one.id")"; }
check_edit() {
	typed_words_are_kept && document=$(cat "$W/one.path") &&
		{ cmp -s "$W/one" "$document" || grep -q "typed words" "$document"; } &&
		git handoff show "$(cat "$W/one.id")" >/dev/null
}

prepare_rescue() { changes_state=yes && write_handoff h.md && git add h.md; }
run_rescue() { timeout 30 git-handoff rescue h.md; }
# It is meant to change the index at this one path, and to remove the file.
check_rescue() {
	{ test -f h.md || grep -q "rescued from h.md" "$W/list"; } ||
		complain "neither in the work tree nor in the store" || return 1
	git_state | grep -v "h\.md" >"$W/now"
	grep -v "h\.md" "$W/state" | cmp -s - "$W/now" || complain "more has changed"
	test ! -f h.md || git handoff rescue h.md >/dev/null 2>&1
}

prepare_take() { :; }
run_take() { timeout 30 git-handoff take "$(cat "$W/one.id")"; }
check_take() { cmp -s "$W/one" "$(cat "$W/one.path")"; }

prepare_drop() { :; }
run_drop() { timeout 30 git-handoff drop "$(cat "$W/one.id")"; }
check_drop() {
	document=$(cat "$W/one.path")
	{ test ! -e "$document" || cmp -s "$W/one" "$document"; } || return 1
	! grep -q "the one" "$W/list" || git handoff drop "$(cat "$W/one.id")" &&
		test ! -e "$document"
}

prepare_prune() { :; }
run_prune() { GIT_HANDOFF_NOW=$(($(date +%s) + 7200)) timeout 30 git-handoff prune; }
check_prune() {
	document=$(cat "$W/one.path")
	{ test ! -e "$document" || cmp -s "$W/one" "$document"; } || return 1
	GIT_HANDOFF_NOW=$(($(date +%s) + 7200)) git handoff prune &&
		test ! -e "$document"
}

# hooks_state: hooks and configuration that are not ours.
hooks_state() {
	git config --local --list &&
		for hook in .git/hooks/*; do
			case $hook in *.sample) continue ;; esac
			echo "$hook" && stat -c %a "$hook" && cat "$hook"
		done
}
prepare_install() {
	mkdir -p .git/hooks &&
	printf '#!/bin/sh\necho mine\n' >.git/hooks/pre-commit &&
		chmod +x .git/hooks/pre-commit && hooks_state >"$W/hooks"
}
run_install() { timeout 30 git-handoff install; }
check_install() {
	git handoff install >/dev/null && grep -rqs "echo mine" .git/hooks &&
		git handoff uninstall >/dev/null && hooks_state | diff "$W/hooks" -
}
prepare_uninstall() { prepare_install && git handoff install >/dev/null 2>&1; }
run_uninstall() { timeout 30 git-handoff uninstall; }
check_uninstall() {
	git handoff uninstall >/dev/null && hooks_state | diff "$W/hooks" -
}

# Two at a time.
(walk new; walk take; walk drop; walk uninstall) &
(walk edit; walk rescue; walk prune; walk install)
wait

for command in new edit rescue take drop prune install uninstall; do
	grep "^#" "$TRASH/$command.report"
	test_expect_success "$command keeps the promises whatever fails" '
		grep -v "^#" "$TRASH/$command.report"
		test_grep ", 0 wrong" "$TRASH/$command.report"
	'
done

test_expect_success 'new keeps what was typed when memory runs out' '
	walk new memory
	grep -v "^#" "$TRASH/new.report"
	test_grep ", 0 wrong" "$TRASH/new.report"
'

test_done
