#!/bin/sh
# git handoff hook: messages, switches, frameworks, and what a call costs.
. "$(dirname "$0")/test-lib.sh"
. "$TEST_DIRECTORY/guard-lib.sh"

# refused COMMAND...: it fails, and the guard says why.
refused() {
  test_must_fail "$@" 2>err && test_grep "is a handoff" err
}

test_expect_success 'a merge answers for what is evil in it, and for no more' '
	fresh_repository r && git checkout -q -b side && write_handoff h.md &&
	git add h.md && git commit -q -n -m h && git checkout -q main &&
	test_commit ours && git merge -q --no-commit --no-ff side &&
	write_handoff evil.md && echo "- And evil." >>evil.md && git add evil.md &&
	refused git commit -m evil && test_grep evil.md err &&
	test_not_grep "h.md. is" err
'

test_expect_success 'a message that is a handoff is refused by commit-msg' '
	fresh_repository r && write_handoff "$TRASH/m" &&
	refused git commit --allow-empty -F "$TRASH/m" &&
	git commit -q --allow-empty -m "an honest message"
'

test_expect_success 'skipping is possible, once, and said' '
	fresh_repository r && write_handoff h.md && git add h.md &&
	HANDOFF_SKIP=1 git commit -m x 2>err && test_grep "not checked" err &&
	git reset -q --soft HEAD~1 &&
	git -c handoff.skip=true commit -m x 2>err && test_grep "not checked" err &&
	git reset -q --soft HEAD~1 && refused env HANDOFF_SKIP=0 git commit -m x
'

# asked: what the guard asked git in the command that wrote the trace.
asked() { sed -n "s/.*trace: built-in: git \\([a-z-]*\\).*/\\1/p" trace | sort; }

test_expect_success 'a clean commit costs no process of git, anywhere' '
	fresh_repository inner && fresh_repository r &&
	git -c protocol.file.allow=always submodule add -q "$TRASH/inner" sm &&
	git commit -q -m sm && git -C sm handoff install 2>/dev/null &&
	rm -rf "$TRASH/w2" && git worktree add -q "$TRASH/w2" -b w2 &&
	for place in "$TRASH/r" "$TRASH/r/sm" "$TRASH/w2"; do
		cd "$place" && write_readme a.md && echo "- $place" >>a.md &&
		git add a.md &&
		GIT_TRACE="$PWD/trace" git commit -q -m a &&
		asked >actual && grep -q commit actual &&
		test_not_grep -e cat-file -e diff -e rev-parse actual || return 1
	done &&
	git gc -q && write_readme b.md && git add b.md && rm trace &&
	GIT_TRACE="$PWD/trace" git commit -q -m packed && asked >actual &&
	test_grep cat-file actual && test_not_grep diff actual
'

test_expect_success 'the first commit of all is checked, and -c counts' '
	cd "$TRASH" && rm -rf first && git init -q first && cd first &&
	git handoff install 2>/dev/null && write_handoff h.md && git add h.md &&
	refused git commit -m x && write_readme h.md && git add h.md &&
	git commit -q -m x && write_handoff i.md && git add i.md &&
	git -c handoff.guard.level=warn commit -q -m y
'

test_expect_success 'an unknown event is an error, not a silent yes' '
	test_expect_code 129 git handoff hook post-dinner 2>err &&
	test_grep "unknown hook event" err
'

test_expect_success 'the pre-commit framework has eaten standard input' '
	fresh_repository r && write_handoff h.md && git add h.md &&
	git commit -q -n -m h &&
	test_expect_code 1 env PRE_COMMIT_REMOTE_NAME=origin \
		PRE_COMMIT_FROM_REF=HEAD~1 PRE_COMMIT_TO_REF=HEAD \
		git handoff hook pre-push </dev/null 2>err && test_grep h.md err &&
	test_expect_code 1 env PRE_COMMIT_REMOTE_NAME=origin \
		git handoff hook pre-push </dev/null 2>err
'

test_done
