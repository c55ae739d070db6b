#!/bin/sh
# git handoff install, uninstall, status: other people's hooks stay theirs.
. "$(dirname "$0")/test-lib.sh"
. "$TEST_DIRECTORY/guard-lib.sh"

git_version=$(git version | sed 's/[^0-9]*\([0-9]*\)\.\([0-9]*\).*/\1 \2/')
has_config_hooks() {
  set -- $git_version
  test "$1" -gt 2 || test "$2" -ge 54
}

# bare_repository NAME: without the guard.
bare_repository() {
  cd "$TRASH" && rm -rf "$1" && git init -q "$1" && cd "$1" &&
  write_readme README.md && git add . && git commit -q -m one
}

if has_config_hooks; then
  test_expect_success 'hooks stand in the configuration, no file is touched' '
	bare_repository c && ls .git/hooks >before && git handoff install &&
	ls .git/hooks >after && test_cmp before after &&
	git hook list pre-commit >out && test_grep handoff out &&
	write_handoff h.md && git add h.md &&
	! git commit -q -m x 2>err && test_grep "is a handoff" err &&
	git handoff status && git handoff uninstall &&
	! git config --get-regexp "^hook\\." && git commit -q -m x
  '
  test_expect_success 'they run beside a foreign hook and core.hooksPath' '
	bare_repository c && mkdir elsewhere && git config core.hooksPath elsewhere &&
	git handoff install && write_handoff h.md && git add h.md &&
	! git commit -q -m x 2>err && test_grep "is a handoff" err
  '
else
  test_skip 'hooks stand in the configuration' 'git is older than 2.54'
  test_expect_success 'the five hook files are made, run, and go again' '
	bare_repository f && git handoff status >out;
	test_expect_code 1 git handoff status >out &&
	test_grep "not installed" out &&
	git handoff install 2>err && git handoff status >out &&
	test_not_grep "not installed" out &&
	for event in pre-commit pre-merge-commit pre-applypatch commit-msg \
		pre-push; do
		test -x .git/hooks/$event || return 1
	done &&
	git handoff install 2>err && test_grep "installed already" err &&
	git handoff uninstall 2>err &&
	test ! -e .git/hooks/pre-commit &&
	git handoff uninstall 2>err && test_grep "nothing of the guard" err
  '
  test_expect_success 'a foreign hook is neither renamed nor overwritten' '
	bare_repository f && log_hooks pre-commit &&
	cp .git/hooks/pre-commit "$TRASH/mine" && git handoff install 2>err &&
	test_cmp "$TRASH/mine" .git/hooks/pre-commit &&
	test_grep "pre-commit is another hook" err &&
	test_grep "git handoff hook pre-commit" err &&
	test_expect_code 1 git handoff status >out &&
	test_grep "pre-commit *another hook" out &&
	git handoff uninstall && test_cmp "$TRASH/mine" .git/hooks/pre-commit
  '
  test_expect_success '--chain adds a block that uninstall takes out exactly' '
	bare_repository f && log_hooks pre-commit pre-push &&
	cp .git/hooks/pre-commit "$TRASH/mine" && git handoff install --chain &&
	git handoff status && rm -f "$TRASH/ran" && test_commit honest &&
	test_grep pre-commit "$TRASH/ran" &&
	write_handoff h.md && git add h.md && ! git commit -q -m x 2>err &&
	test_grep "is a handoff" err &&
	git commit -q -n -m x && git init -q --bare "$TRASH/o.git" &&
	git remote add origin "$TRASH/o.git" && ! git push -q origin HEAD 2>err &&
	test_grep "is a handoff" err &&
	git handoff install --chain && git handoff uninstall &&
	test_cmp "$TRASH/mine" .git/hooks/pre-commit
  '
  test_expect_success 'a chained pre-push still gets what git sends' '
	bare_repository f && cat >.git/hooks/pre-push <<-\EOF &&
	#!/bin/sh
	cat >../got
	EOF
	chmod +x .git/hooks/pre-push && git handoff install --chain &&
	git init -q --bare "$TRASH/o2.git" && git push -q "$TRASH/o2.git" HEAD:x &&
	test_grep "refs/heads/x 0000" ../got
  '
  test_expect_success 'a hook that is no shell script is left alone' '
	bare_repository f && printf "#!/usr/bin/env python3\n" >.git/hooks/pre-commit &&
	chmod +x .git/hooks/pre-commit && git handoff install --chain 2>err &&
	test_grep "is no shell script" err
  '
  test_expect_success 'a shim that git will not run does not count' '
	bare_repository f && git handoff install && chmod -x .git/hooks/pre-commit &&
	test_expect_code 1 git handoff status >out &&
	test_grep "will not run" out
  '
  test_expect_success 'core.hooksPath of this repository is followed' '
	bare_repository f && git config core.hooksPath my-hooks &&
	git handoff install && test -x my-hooks/pre-commit && git handoff status
  '
  test_expect_success 'core.hooksPath of all repositories is not written to' '
	bare_repository f && git config --global core.hooksPath "$TRASH/all" &&
	test_when_finished "git config --global --unset core.hooksPath" &&
	test_expect_code 128 git handoff install 2>err &&
	test_grep "all your repositories" err && test ! -e "$TRASH/all"
  '
  test_expect_success '--global needs a newer git, and says what else there is' '
	test_expect_code 128 git handoff install --global 2>err &&
	test_grep "install --template" err
  '
  test_expect_success 'a missing binary refuses with the way out' '
	bare_repository f && git handoff install &&
	sed "s|PATH=.PATH:.*|:|" .git/hooks/pre-commit >x &&
	cat x >.git/hooks/pre-commit && write_readme a.md && git add a.md &&
	test_must_fail env PATH=/usr/bin:/bin git commit -q -m x 2>err &&
	test_grep "is not installed" err && test_grep HANDOFF_SKIP err &&
	PATH=/usr/bin:/bin HANDOFF_SKIP=1 git commit -q -m x
  '
  test_expect_success 'a short PATH, as graphical programs have, still finds it' '
	bare_repository f && git handoff install && write_handoff h.md &&
	git add h.md && test_must_fail env PATH=/usr/bin:/bin git commit -m x 2>err &&
	test_grep "is a handoff" err
  '
fi


test_expect_success '--template reaches repositories that are made later' '
	git handoff install --template && cd "$TRASH" && rm -rf later &&
	git init -q later && cd later && write_handoff h.md && git add h.md &&
	! git commit -q -m x 2>err && test_grep "is a handoff" err &&
	git handoff uninstall --template && cd "$TRASH" && git init -q later2 &&
	test ! -e later2/.git/hooks/pre-commit &&
	git config --global --unset init.templateDir
'

for manager in lefthook.yml .pre-commit-config.yaml .overcommit.yml; do
  test_expect_success "$manager: its stanza is printed, or added when asked" '
	bare_repository m && echo "# mine" >$manager &&
	case $manager in .pre*) echo "repos:" >>$manager ;; esac &&
	cp $manager before && git handoff install 2>err &&
	test_grep "nothing installed" err &&
	test_grep "handoff" err && test_cmp before $manager &&
	test ! -e .git/hooks/pre-commit &&
	git handoff install --add && test_grep "git handoff hook\|handoff., .hook" $manager
  '
done

test_expect_success 'husky: a line for each file' '
	bare_repository m && mkdir .husky && echo "npm test" >.husky/pre-commit &&
	git handoff install 2>err && test_grep ".husky/pre-push" err &&
	git handoff install --add && test_grep "npm test" .husky/pre-commit &&
	test_grep "git handoff hook pre-commit" .husky/pre-commit &&
	test -x .husky/pre-push
'

test_expect_success 'outside a repository it says so' '
	cd "$TRASH" && mkdir -p none && cd none &&
	test_expect_code 128 git handoff install 2>err &&
	test_grep "not a git repository" err
'

test_done
