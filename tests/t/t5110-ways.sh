#!/bin/sh
# Every command that brings content in: which hooks git runs for it, which
# index they see, where a handoff is refused, and that a push refuses what
# no hook before could.
. "$(dirname "$0")/test-lib.sh"
. "$TEST_DIRECTORY/guard-lib.sh"

all_events="pre-commit prepare-commit-msg commit-msg post-commit post-rewrite
pre-merge-commit post-merge pre-rebase post-checkout applypatch-msg
pre-applypatch post-applypatch pre-push reference-transaction"

# recorded_repository NAME: with the guard, and behind it hooks that note that
# they ran and the index that they saw; a server that has its first commit.
recorded_repository() {
  fresh_repository "$1" && git handoff uninstall 2>/dev/null
  for event in $all_events; do
    test $event = reference-transaction && continue
    cat >".git/hooks/$event" <<-EOF || return 1
	#!/bin/sh
	case \${GIT_INDEX_FILE-} in
	"") index= ;;
	/*/next-index-*.lock) index=" /next-index" ;;
	/*) index=" /\${GIT_INDEX_FILE##*/}" ;;
	*) index=" \$GIT_INDEX_FILE" ;;
	esac
	echo "$event\$index" >>"$TRASH/ran"
	EOF
    chmod +x ".git/hooks/$event" || return 1
  done
  git handoff install --chain 2>/dev/null && rm -rf "$TRASH/server.git" &&
  git init -q --bare "$TRASH/server.git" &&
  git remote add origin "$TRASH/server.git" &&
  git push -q origin main && rm -f "$TRASH/ran"
}

# ran LINE...: exactly these hooks, since the last question. What sees only
# the real index is said by its name alone.
ran() {
  touch "$TRASH/ran" && printf '%s\n' "$@" | grep . >"$TRASH/expect"
  sed -e '/^post-commit/s/ .*//' -e '/^prepare-commit-msg/s/ .*//' \
    -e '/^commit-msg/s/ .*//' -e '/^post-/s/ .*//' -e '/^pre-push/s/ .*//' \
    -e '/^pre-rebase/s/ .*//' "$TRASH/ran" >"$TRASH/actual"
  rm -f "$TRASH/ran"
  test_cmp "$TRASH/expect" "$TRASH/actual"
}
forget() { rm -f "$TRASH/ran"; }

# stopped_at LINE [LINE...]: the last one is where we refused; a hook of the
# configuration does not keep git from running the file as well.
stopped_at() {
  if has_config_hooks; then
    ran "$@"
  else
    eval "set -- $(n=1; while test $n -lt $#; do printf '"$%s" ' $n; n=$((n + 1)); done)"
    ran "$@"
  fi
}

# refused COMMAND...: it fails, and the guard says why; no hook behind it ran.
refused() {
  forget
  test_must_fail "$@" 2>err && test_grep "is a handoff" err
}
# push_refused: so is what was committed unseen.
push_refused() {
  refused git push -q origin "${1-HEAD}" && test_grep "in commit" err
}
# unseen FILE: a handoff in a commit that nobody checked.
unseen() { write_handoff "$1" && git add "$1" && git commit -q -n -m "$1"; }

test_expect_success 'commit' '
	recorded_repository r && echo a >a && git add a && git commit -q -m a &&
	ran "pre-commit .git/index" prepare-commit-msg commit-msg post-commit &&
	write_handoff h.md && git add h.md && refused git commit -m h &&
	stopped_at "pre-commit .git/index"
'

test_expect_success 'commit -a, --include and -p' '
	recorded_repository r && echo a >>README.md && git commit -q -a -m a &&
	ran "pre-commit /index.lock" prepare-commit-msg commit-msg post-commit &&
	echo b >>README.md && git commit -q --include -m b -- README.md &&
	ran "pre-commit /index.lock" prepare-commit-msg commit-msg post-commit &&
	echo c >>README.md && echo y | git commit -q -p -m c >out 2>&1 &&
	ran "pre-commit /index.lock" prepare-commit-msg commit-msg post-commit &&
	write_handoff README.md && refused git commit -a -m x &&
	refused git commit --include -m x -- README.md &&
	yes | refused git commit -p -m x 2>/dev/null >out &&
	stopped_at "pre-commit /index.lock"
'

test_expect_success 'commit -- path: that path and no other' '
	recorded_repository r && write_handoff h.md && git add h.md &&
	echo a >>README.md && git commit -q -m a -- README.md &&
	ran "pre-commit /next-index" prepare-commit-msg commit-msg post-commit &&
	refused git commit -m x -- h.md && refused git commit --only -m x h.md
'

test_expect_success 'commit --amend: what is new since HEAD' '
	recorded_repository r && git commit -q --amend -m again &&
	ran "pre-commit .git/index" prepare-commit-msg commit-msg post-commit \
		post-rewrite && write_handoff h.md && git add h.md &&
	refused git commit --amend -m x
'

test_expect_success 'commit -n: nobody is asked' '
	recorded_repository r && unseen h.md && ran prepare-commit-msg post-commit &&
	push_refused
'

test_expect_success 'in a folder, by -C, in a linked work tree, in a submodule' '
	recorded_repository r && mkdir d && cd d && echo a >a && git add a &&
	git commit -q -m a &&
	ran "pre-commit .git/index" prepare-commit-msg commit-msg post-commit &&
	write_handoff h.md && git add h.md && refused git commit -m x &&
	test_grep "git handoff rescue h.md" err && cd "$TRASH" &&
	refused git -C r commit -m x && cd r && rm -rf "$TRASH/w" &&
	git worktree add -q "$TRASH/w" -b w && cd "$TRASH/w" && forget &&
	echo b >b && git add b && git commit -q -m b &&
	ran "pre-commit /index" prepare-commit-msg commit-msg post-commit &&
	write_handoff h.md && git add h.md && refused git commit -m x
'

test_expect_success 'a git directory apart from the work tree' '
	recorded_repository r && rm -rf "$TRASH/dots" && mkdir "$TRASH/dots" &&
	cd "$TRASH/dots" && echo a >a &&
	git --git-dir="$TRASH/r/.git" --work-tree=. add a &&
	git --git-dir="$TRASH/r/.git" --work-tree=. commit -q -m a &&
	ran "pre-commit /index" prepare-commit-msg commit-msg post-commit &&
	write_handoff h.md &&
	git --git-dir="$TRASH/r/.git" --work-tree=. add h.md &&
	refused git --git-dir="$TRASH/r/.git" --work-tree=. commit -m x
'

test_expect_success 'merge: a fast-forward asks nobody' '
	recorded_repository r && git checkout -q -b side && unseen h.md &&
	git checkout -q main && forget && git merge -q --ff-only side &&
	ran post-merge && push_refused
'

test_expect_success 'merge: what is theirs alone passes, the push does not' '
	recorded_repository r && git checkout -q -b side && unseen h.md &&
	git checkout -q main && test_commit ours && forget &&
	git merge -q --no-edit side &&
	ran "pre-merge-commit .git/index" prepare-commit-msg commit-msg post-merge &&
	push_refused && git reset -q --hard HEAD~1 && forget &&
	git merge -q --no-edit --no-verify side &&
	ran prepare-commit-msg post-merge && push_refused
'

test_expect_success 'merge: what neither side had is refused' '
	recorded_repository r && write_handoff h.md &&
	seq 20 | sed "s/^/A line of its own, the number is /" >middle &&
	cp middle doc.md && git add doc.md && git commit -q -m middle &&
	git checkout -q -b side && { cat middle && sed 1,10d h.md; } >doc.md &&
	git commit -q -n -a -m end && git checkout -q main &&
	{ sed 10q h.md && cat middle; } >doc.md && git commit -q -n -a -m top &&
	refused git merge --no-edit side && test_grep "doc.md" err &&
	stopped_at "pre-merge-commit .git/index"
'

test_expect_success 'merge with conflicts: the commit is checked' '
	recorded_repository r && git checkout -q -b side && test_commit a f one &&
	git checkout -q main && test_commit b f two &&
	test_must_fail git merge -q side >out 2>&1 && echo three >f &&
	write_handoff h.md && git add f h.md && refused git commit -m x &&
	refused env GIT_EDITOR=true git merge --continue &&
	git rm -q -f h.md && forget && GIT_EDITOR=true git merge --continue &&
	ran "pre-commit .git/index" prepare-commit-msg commit-msg post-commit
'

test_expect_success 'merge --squash: the commit that follows is checked' '
	recorded_repository r && git checkout -q -b side && unseen h.md &&
	git checkout -q main && forget && git merge -q --squash side >out &&
	ran post-merge && refused git commit -m squash
'

test_expect_success 'rebase: nobody can refuse, the push does' '
	recorded_repository r && git checkout -q -b side && unseen h.md &&
	git checkout -q main && test_commit ours && git checkout -q side && forget &&
	git rebase -q main && touch "$TRASH/ran" &&
	test_not_grep -e "^pre-commit" -e "^commit-msg" "$TRASH/ran" &&
	test_grep "^post-rewrite" "$TRASH/ran" && push_refused
'

test_expect_success 'rebase --continue: nobody is asked, the push is refused' '
	recorded_repository r && git checkout -q -b side && test_commit a f one &&
	git checkout -q main && test_commit b f two && git checkout -q side &&
	test_must_fail git rebase -q main >out 2>&1 && echo three >f &&
	write_handoff h.md && git add f h.md && forget &&
	GIT_EDITOR=true git rebase --continue >out 2>&1 &&
	test_not_grep "^pre-commit" "$TRASH/ran" && push_refused
'

test_expect_success 'rebase -i: reword has nothing to check, edit and amend has' '
	recorded_repository r && test_commit a && forget &&
	GIT_SEQUENCE_EDITOR="sed -i s/^pick/reword/" \
		GIT_EDITOR="sh -c \"echo new >\\\$1\" -" git rebase -q -i HEAD~1 &&
	test_grep "^pre-commit" "$TRASH/ran" &&
	GIT_SEQUENCE_EDITOR="sed -i s/^pick/edit/" git rebase -q -i HEAD~1 2>out &&
	write_handoff h.md && git add h.md && refused git commit --amend -m x &&
	git rebase --abort
'

test_expect_success 'rebase --apply and am: pre-applypatch refuses' '
	recorded_repository r && git checkout -q -b side && unseen h.md &&
	git format-patch -q -1 && git checkout -q main && test_commit ours &&
	refused git am -q 0001-h.md.patch &&
	stopped_at applypatch-msg pre-applypatch && git am --abort &&
	git checkout -q side && refused git rebase --apply main &&
	git rebase --abort && git checkout -q main && git checkout -q -b fine &&
	test_commit fine && git format-patch -q -1 --stdout >../fine.patch &&
	git checkout -q main && forget && git am -q ../fine.patch &&
	ran applypatch-msg pre-applypatch post-applypatch
'

test_expect_success 'cherry-pick and revert: nobody is asked, the push refuses' '
	recorded_repository r && git checkout -q -b side && unseen h.md &&
	git checkout -q main && forget && git cherry-pick side >out 2>&1 &&
	ran prepare-commit-msg post-commit && push_refused &&
	git rm -q h.md && git commit -q -m gone && forget &&
	git revert --no-edit HEAD >out 2>&1 && ran prepare-commit-msg post-commit &&
	push_refused
'

test_expect_success 'cherry-pick --continue is checked' '
	recorded_repository r && git checkout -q -b side && test_commit a f one &&
	git checkout -q main && test_commit b f two &&
	test_must_fail git cherry-pick side >out 2>&1 && echo three >f &&
	write_handoff h.md && git add f h.md &&
	refused git -c core.editor=true cherry-pick --continue &&
	git rm -q -f h.md && forget &&
	git -c core.editor=true cherry-pick --continue >out 2>&1 &&
	ran "pre-commit .git/index" prepare-commit-msg commit-msg post-commit
'

test_expect_success 'add, stash, plumbing and filters: no hook, the push refuses' '
	recorded_repository r && write_handoff h.md && git add h.md &&
	git stash -q && git stash pop -q --index &&
	commit=$(git commit-tree -m x -p HEAD "$(git write-tree)") &&
	git update-ref refs/heads/plumbed "$commit" && ran &&
	push_refused plumbed && git reset -q --hard &&
	write_handoff "$TRASH/body" && echo "f.md filter=paste" >.gitattributes &&
	git config filter.paste.clean "cat \"$TRASH/body\"" && echo x >f.md &&
	git add .gitattributes f.md && refused git commit -m x &&
	test_grep f.md err
'

test_expect_success 'checkout, switch, clone and worktree bring nothing in' '
	recorded_repository r && git checkout -q -b side && unseen h.md && forget &&
	git checkout -q main && ran post-checkout && git switch -q side &&
	ran post-checkout && rm -rf "$TRASH/w" "$TRASH/c" &&
	git worktree add -q "$TRASH/w" main && ran post-checkout &&
	git clone -q . "$TRASH/c"
'

test_expect_success 'push: dry runs too, deletions not, and not what they have' '
	recorded_repository r && unseen h.md && push_refused &&
	refused git push -q -n origin HEAD && refused git push -q origin HEAD:new &&
	refused git push -q "file://$TRASH/server.git" HEAD:new &&
	git tag -a -m t v1 && refused git push -q origin v1 &&
	refused git push -q --all origin && git rm -q h.md &&
	git commit -q -m gone && push_refused && forget &&
	git push -q --no-verify origin HEAD:new && ran &&
	git fetch -q && git push -q origin HEAD:other && ran pre-push &&
	git push -q origin :other && git push -q origin HEAD:new
'

# named_objects: names for what has no commit, and a tag whose message is a
# handoff (its headings are no comments).
named_objects() {
  write_handoff "$TRASH/m" && blob=$(git hash-object -w "$TRASH/m") &&
  tree=$(printf '100644 blob %s\th.md\n' "$blob" | git mktree) &&
  git tag blob "$blob" && git tag tree "$tree" &&
  git tag -a -m of-blob of-blob "$blob" && git tag -a -m again again of-blob &&
  git tag -a --cleanup=verbatim -F "$TRASH/m" message HEAD &&
  git notes add -F "$TRASH/m" HEAD && git tag -a -m fine fine HEAD &&
  { git tag -a --cleanup=verbatim -m "$(cat "$TRASH/m")" nested fine 2>err ||
    cat err; }
}

test_expect_success 'push: tags, notes, and names of files and trees' '
	recorded_repository r && named_objects &&
	for name in blob tree of-blob again message nested refs/notes/commits
	do
		refused git push -q origin $name || return 1
	done &&
	refused git push -q origin message 2>/dev/null &&
	test_grep "the message of tag .message. is a handoff" err &&
	git push -q origin fine && git handoff check --range fine &&
	{ git handoff check --history --porcelain >out; test $? -eq 1; }
'

test_expect_success 'a server refuses them as well' '
	recorded_repository r && named_objects &&
	(cd "$TRASH/server.git" && git handoff install 2>/dev/null) &&
	for name in blob tree of-blob again message nested refs/notes/commits
	do
		test_must_fail git push -q --no-verify origin $name 2>err &&
		test_grep "is a handoff" err || return 1
	done &&
	git push -q --no-verify origin fine
'

test_expect_success 'push --no-verify: only the server can refuse, and does' '
	recorded_repository r && unseen h.md &&
	(cd "$TRASH/server.git" && git handoff install 2>/dev/null) &&
	test_must_fail git push -q --no-verify origin HEAD 2>err &&
	test_grep "remote: error: .h.md. in commit" err
'

test_expect_success 'reference-transaction, which costs much, is not ours' '
	recorded_repository r && test ! -e .git/hooks/reference-transaction &&
	test_must_fail git config hook.handoff-reference-transaction.event
'

test_done
