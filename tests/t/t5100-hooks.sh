#!/bin/sh
# Every way that content enters: what runs, what it sees, what is refused.
. "$(dirname "$0")/test-lib.sh"
. "$TEST_DIRECTORY/guard-lib.sh"

# refused COMMAND...: it fails, and the guard says why.
refused() {
  test_must_fail "$@" 2>err && test_grep "is a handoff" err
}

test_expect_success 'commit: pre-commit refuses, the honest one passes' '
	fresh_repository r && write_handoff h.md && git add h.md &&
	refused git commit -q -m x &&
	git rm -q --cached h.md && test_commit honest
'

test_expect_success 'commit -a sees what -a stages' '
	fresh_repository r && write_handoff README.md && refused git commit -a -m x
'

test_expect_success 'commit -- path sees that path, and no other' '
	fresh_repository r && write_handoff h.md && echo x >ok && git add h.md ok &&
	git commit -q -m "only ok" -- ok &&
	refused git commit -m x -- h.md
'

test_expect_success 'commit --include sees both' '
	fresh_repository r && write_handoff h.md && git add -N h.md &&
	refused git commit --include -m x -- h.md
'

test_expect_success 'commit -p: what is staged decides, not the work tree' '
	fresh_repository r && write_handoff h.md && git add h.md &&
	write_readme h.md && refused git commit -m x &&
	git add h.md && git commit -q -m ok
'

test_expect_success 'commit --amend sees what is new since HEAD' '
	fresh_repository r && test_commit one && write_handoff h.md &&
	git add h.md && refused git commit --amend -m two &&
	git reset -q h.md && git commit -q --amend -m two
'

test_expect_success 'commit in a folder, and with -C' '
	fresh_repository r && write_handoff d/h.md && git add . && cd d &&
	refused git commit -m x && cd "$TRASH" && refused git -C r commit -m x
'

test_expect_success 'commit -n is not checked, the push is' '
	fresh_repository r && git init -q --bare "$TRASH/n.git" &&
	git remote add origin "$TRASH/n.git" && write_handoff h.md &&
	git add h.md && git commit -q -n -m x &&
	refused git push -q origin HEAD && test_grep "in commit" err
'

test_expect_success 'a linked work tree' '
	fresh_repository r && rm -rf "$TRASH/w" &&
	git worktree add -q "$TRASH/w" -b w && cd "$TRASH/w" &&
	write_handoff h.md && git add h.md && refused git commit -m x
'

test_expect_success 'a submodule' '
	fresh_repository inner && fresh_repository r &&
	git -c protocol.file.allow=always submodule add -q "$TRASH/inner" sm &&
	git commit -q -m sm && cd sm && git handoff install 2>/dev/null &&
	write_handoff h.md && git add h.md && refused git commit -m x
'

test_expect_success 'a work tree apart from its git directory' '
	fresh_repository r && rm -rf "$TRASH/dots" && mkdir "$TRASH/dots" &&
	cd "$TRASH/dots" && write_handoff h.md &&
	git --git-dir="$TRASH/r/.git" --work-tree=. add h.md &&
	refused git --git-dir="$TRASH/r/.git" --work-tree=. commit -m x
'

test_expect_success 'merge: clean merges are checked, for what is theirs alone not' '
	fresh_repository r && git checkout -q -b side && write_handoff h.md &&
	git add h.md && git commit -q -n -m h && git checkout -q main &&
	test_commit ours && git merge -q --no-edit side &&
	git reset -q --hard HEAD~1 && git merge -q --no-commit --no-ff side &&
	write_handoff evil.md && echo "- And evil." >>evil.md && git add evil.md &&
	refused git commit -m evil && test_grep evil.md err &&
	test_not_grep "h.md. is" err
'

test_expect_success 'a fast-forward is not checked by git, the push is' '
	fresh_repository r && git init -q --bare "$TRASH/ff.git" &&
	git remote add origin "$TRASH/ff.git" && git push -q origin main &&
	git checkout -q -b side && write_handoff h.md && git add h.md &&
	git commit -q -n -m h && git checkout -q main &&
	git merge -q --ff-only side && refused git push -q origin main
'

test_expect_success 'merge --squash is checked by the commit that follows' '
	fresh_repository r && git checkout -q -b side && write_handoff h.md &&
	git add h.md && git commit -q -n -m h && git checkout -q main &&
	git merge -q --squash side >out && refused git commit -m squash
'

test_expect_success 'a merge with conflicts is checked when it is committed' '
	fresh_repository r && git checkout -q -b side && test_commit a f one &&
	git checkout -q main && test_commit b f two &&
	test_must_fail git merge -q side >out 2>&1 && echo three >f &&
	write_handoff h.md && git add f h.md && refused git commit -m x &&
	git rm -q -f h.md && GIT_EDITOR=true git merge --continue
'

test_expect_success 'rebase, cherry-pick and revert: git asks nobody, the push is checked' '
	fresh_repository r && git init -q --bare "$TRASH/rb.git" &&
	git remote add origin "$TRASH/rb.git" && git push -q origin main &&
	git checkout -q -b side && write_handoff h.md && git add h.md &&
	git commit -q -n -m h && git checkout -q main && test_commit ours &&
	git checkout -q side && git rebase -q main && refused git push -q origin side &&
	git checkout -q main && git cherry-pick side >out 2>&1 &&
	refused git push -q origin main &&
	git revert --no-edit HEAD >out 2>&1 && refused git push -q origin main &&
	test_grep "in commit" err
'

test_expect_success 'cherry-pick --continue is checked' '
	fresh_repository r && git checkout -q -b side && test_commit a f one &&
	git checkout -q main && test_commit b f two &&
	test_must_fail git cherry-pick side >out 2>&1 && echo three >f &&
	write_handoff h.md && git add f h.md &&
	refused git -c core.editor=true cherry-pick --continue
'

test_expect_success 'am and rebase --apply: pre-applypatch is asked' '
	fresh_repository r && git checkout -q -b side && write_handoff h.md &&
	git add h.md && git commit -q -n -m h && git format-patch -q -1 &&
	git checkout -q main && refused git am 0001-h.patch && git am --abort &&
	test_commit ours && git checkout -q side &&
	refused git rebase --apply main && git rebase --abort
'

test_expect_success 'stash, add and plumbing are not checked; the push is' '
	fresh_repository r && git init -q --bare "$TRASH/pl.git" &&
	git remote add origin "$TRASH/pl.git" && write_handoff h.md &&
	git add h.md && git stash -q && git stash pop -q --index &&
	commit=$(git commit-tree -m x -p HEAD "$(git write-tree)") &&
	git update-ref refs/heads/plumbed "$commit" &&
	refused git push -q origin plumbed && refused git push -q -n origin plumbed
'

test_expect_success 'push: deletions, tags, nothing new and new branches' '
	fresh_repository r && git init -q --bare "$TRASH/p.git" &&
	git remote add origin "$TRASH/p.git" && git push -q origin main &&
	git push -q origin main && git push -q origin main:other &&
	git push -q origin :other && git tag -a -m t v1 && git push -q origin v1 &&
	write_handoff h.md && git add h.md && git commit -q -n -m h &&
	git rm -q h.md && git commit -q -m gone &&
	refused git push -q origin HEAD:fresh &&
	git push -q --no-verify origin HEAD:fresh && git fetch -q &&
	git push -q origin HEAD:again
'

test_expect_success 'push by URL is checked too' '
	fresh_repository r && git init -q --bare "$TRASH/u.git" &&
	write_handoff h.md && git add h.md && git commit -q -n -m h &&
	refused git push -q "file://$TRASH/u.git" HEAD:main
'

test_expect_success 'the server refuses what got past every client' '
	fresh_repository r && git init -q --bare "$TRASH/srv.git" &&
	cat >"$TRASH/srv.git/hooks/pre-receive" <<-\EOF &&
	#!/bin/sh
	exec git-handoff hook pre-receive
	EOF
	chmod +x "$TRASH/srv.git/hooks/pre-receive" &&
	git remote add origin "$TRASH/srv.git" && git push -q origin main &&
	write_handoff h.md && git add h.md && git commit -q -n -m h &&
	test_must_fail git push -q --no-verify origin main 2>err &&
	test_grep "remote: error: .h.md" err &&
	git push -q origin :main 2>/dev/null;
	git --git-dir="$TRASH/srv.git" rev-parse --verify -q main >out
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

test_expect_success 'a clean commit costs two processes of git, anywhere' '
	fresh_repository inner && fresh_repository r &&
	git -c protocol.file.allow=always submodule add -q "$TRASH/inner" sm &&
	git commit -q -m sm && git -C sm handoff install 2>/dev/null &&
	rm -rf "$TRASH/w2" && git worktree add -q "$TRASH/w2" -b w2 &&
	for place in "$TRASH/r" "$TRASH/r/sm" "$TRASH/w2"; do
		cd "$place" && write_readme a.md && echo "- $place" >>a.md &&
		git add a.md &&
		GIT_TRACE="$PWD/trace" git commit -q -m a &&
		asked | grep -v -e commit -e maintenance -e gc >actual &&
		printf "cat-file\\ndiff\\n" | test_cmp - actual || return 1
	done
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
