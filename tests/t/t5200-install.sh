#!/bin/sh
# git handoff install, uninstall, status: other people's hooks stay theirs.
. "$(dirname "$0")/test-lib.sh"
. "$TEST_DIRECTORY/guard-lib.sh"

events="pre-commit pre-merge-commit pre-applypatch commit-msg pre-push"

# bare_repository NAME: without the guard.
bare_repository() {
  cd "$TRASH" && rm -rf "$1" && git init -q "$1" && cd "$1" &&
  write_readme README.md && git add . && git commit -q -m one
}

# refuses_handoff: a commit of one is refused, by us.
refuses_handoff() {
  write_handoff h.md && git add h.md &&
  test_must_fail git commit -q -m x 2>err && test_grep "is a handoff" err
}

# without_binary COMMAND...: as from a program that does not find us.
without_binary() { env PATH="$git_path:/usr/bin:/bin" "$@"; }
git_path=$(dirname "$(command -v git)")

if has_config_hooks; then
  test_expect_success 'hooks stand in the configuration, no file is touched' '
	bare_repository c && ls .git .git/hooks >before && cp .git/config config &&
	test_expect_code 1 git handoff status >out &&
	git handoff install 2>err && ls .git .git/hooks >after && test_cmp before after &&
	for event in $events; do
		git hook list $event >out &&
		test_grep "^handoff-$event\$" out || return 1
	done &&
	refuses_handoff && git handoff status >out &&
	test_grep "pre-push *guarded, in git.s configuration" out &&
	git handoff install 2>err && test_grep "already installed" err &&
	git handoff uninstall 2>err && test_cmp config .git/config &&
	git commit -q -m x &&
	git handoff uninstall 2>err && test_grep "the guard is not installed" err
  '
  test_expect_success 'they run beside a foreign hook and core.hooksPath' '
	bare_repository c && mkdir elsewhere && git config core.hooksPath elsewhere &&
	log_hooks pre-commit && git handoff install && refuses_handoff &&
	git rm -q --cached h.md && git commit -q --allow-empty -m y &&
	test_grep pre-commit "$TRASH/ran"
  '
  test_expect_success 'they see what git sends: messages and pushes' '
	bare_repository c && git handoff install && write_handoff "$TRASH/m" &&
	test_must_fail git commit --allow-empty -F "$TRASH/m" 2>err &&
	test_grep "the commit message is a handoff" err &&
	git init -q --bare "$TRASH/c.git" && git push -q "$TRASH/c.git" HEAD:main &&
	write_handoff h.md && git add h.md && git commit -q -n -m h &&
	test_must_fail git push -q "$TRASH/c.git" HEAD:main 2>err &&
	test_grep "h.md. in commit" err
  '
  test_expect_success 'our files of an older git give way to them' '
	bare_repository c && git handoff install --template 2>/dev/null &&
	git init -q "$TRASH/fromtemplate" && git handoff uninstall --template &&
	cd "$TRASH/fromtemplate" && test -x .git/hooks/pre-commit &&
	git handoff install && test ! -e .git/hooks/pre-commit &&
	git handoff status && refuses_handoff &&
	grep -c "is a handoff" err | grep -qx 1
  '
  test_expect_success 'what is disabled does not count as guarded' '
	bare_repository c && git handoff install &&
	git config hook.handoff-pre-push.enabled false &&
	test_expect_code 1 git handoff status >out &&
	test_grep "pre-push *ours, but git will not run it" out &&
	git config --unset hook.handoff-pre-push.enabled && git handoff status &&
	git config hook.pre-commit.enabled false &&
	test_expect_code 1 git handoff status >out &&
	test_grep "pre-commit *ours, but git will not run it" out
  '
  test_expect_success 'a changed hook is left, and named' '
	bare_repository c && git handoff install &&
	git config --add hook.handoff-pre-push.event post-commit &&
	git handoff uninstall 2>err && test_grep "remove-section" err &&
	git config hook.handoff-pre-push.command >out &&
	test_must_fail git config hook.handoff-pre-commit.command
  '
  test_expect_success '--global guards every repository, once' '
	git handoff install --global &&
	test_when_finished "git handoff uninstall --global" &&
	bare_repository g && git handoff status && refuses_handoff &&
	git handoff install 2>err && test_grep "already installed" err &&
	git handoff uninstall --global &&
	test_must_fail git config --get-regexp "^hook" && git commit -q -m x
  '
  test_expect_success 'a missing binary refuses with the way out' '
	bare_repository c && git handoff install &&
	git config hook.handoff-pre-commit.command "$(
		git config hook.handoff-pre-commit.command |
		sed "s|}.$HANDOFF_STAGE/bin.|}/nowhere|")" &&
	test_must_fail without_binary git commit -q --allow-empty -m x 2>err &&
	test_grep "is not installed" err && test_grep HANDOFF_SKIP=1 err &&
	test_grep "git config --unset hook.handoff-pre-commit.command" err &&
	HANDOFF_SKIP=1 without_binary git commit -q -n --allow-empty -m x
  '
else
  for title in 'hooks stand in the configuration' 'they run beside others' \
	'what is disabled does not count' '--global guards every repository'; do
    test_skip "$title" 'git is older than 2.54'
  done
  test_expect_success 'five hook files are made, run, and go again' '
	bare_repository f && test_expect_code 1 git handoff status >out &&
	test_grep "pre-push *not installed" out && ls -R .git >before &&
	git handoff install 2>err && git handoff status >out &&
	test_not_grep "not installed" out && refuses_handoff &&
	for event in $events; do
		test -x .git/hooks/$event || return 1
	done &&
	git rm -q --cached h.md && git handoff install 2>err &&
	test_grep "already installed" err && git handoff uninstall 2>err &&
	ls .git/hooks >out && test_not_grep -v sample out &&
	git handoff uninstall 2>err && test_grep "the guard is not installed" err
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
  test_expect_success 'a foreign hook that calls us counts, and is not asked for more' '
	bare_repository f && printf "#!/bin/sh\\ngit handoff hook pre-commit\\n" \
		>.git/hooks/pre-commit && chmod +x .git/hooks/pre-commit &&
	git handoff install 2>err && test_not_grep "to do by hand" err &&
	git handoff status >out && test_grep "within another hook" out &&
	refuses_handoff && git handoff uninstall 2>err &&
	test_grep "to do by hand: .*pre-commit" err
  '
  test_expect_success '--chain adds a block that uninstall takes out exactly' '
	bare_repository f && log_hooks pre-commit pre-push &&
	cp .git/hooks/pre-commit "$TRASH/mine" && git handoff install --chain &&
	git handoff status && rm -f "$TRASH/ran" && test_commit honest &&
	test_grep pre-commit "$TRASH/ran" && refuses_handoff &&
	git commit -q -n -m x && git init -q --bare "$TRASH/o.git" &&
	git remote add origin "$TRASH/o.git" &&
	test_must_fail git push -q origin HEAD 2>err &&
	test_grep "is a handoff" err && git handoff install --chain 2>err &&
	test_grep "already installed" err && git handoff uninstall &&
	test_cmp "$TRASH/mine" .git/hooks/pre-commit &&
	test -x .git/hooks/pre-commit
  '
  test_expect_success 'a changed block is left, and named' '
	bare_repository f && log_hooks pre-commit && git handoff install --chain &&
	sed "s/^## END/echo mine\\n&/" .git/hooks/pre-commit >x &&
	cat x >.git/hooks/pre-commit && git handoff uninstall 2>err &&
	test_cmp x .git/hooks/pre-commit && test_grep "was changed after it was installed" err &&
	git handoff install --chain 2>err && test_cmp x .git/hooks/pre-commit
  '
  test_expect_success 'a chained pre-push still gets what git sends' '
	bare_repository f && printf "#!/bin/sh -eu\\ncat >../got\\n" \
		>.git/hooks/pre-push && chmod +x .git/hooks/pre-push &&
	git handoff install --chain && git init -q --bare "$TRASH/o2.git" &&
	git push -q "$TRASH/o2.git" HEAD:x && test_grep "refs/heads/x 0000" ../got &&
	git push -q "$TRASH/o2.git" HEAD:x && test_must_be_empty ../got
  '
  test_expect_success 'no script of a shell, and links, are left alone' '
	bare_repository f && echo "#!/usr/bin/env python3" >.git/hooks/pre-commit &&
	printf "#!/bin/sh\\n" >ours && chmod +x .git/hooks/pre-commit ours &&
	ln -s ../../ours .git/hooks/pre-push && cp ours before &&
	git handoff install --chain 2>err &&
	test_grep "pre-commit is not a shell script: have it run" err &&
	test_grep "pre-push is a link" err && test_cmp before ours
  '
  test_expect_success 'a hook that git will not run does not count' '
	bare_repository f && git handoff install && chmod -x .git/hooks/pre-commit &&
	test_expect_code 1 git handoff status >out &&
	test_grep "pre-commit *ours, but git will not run it" out &&
	git handoff install && git handoff status
  '
  test_expect_success 'hooks of another event, or whose program is gone, are old' '
	bare_repository f && git handoff install &&
	cp .git/hooks/commit-msg .git/hooks/pre-push &&
	sed "s|}.$HANDOFF_STAGE/bin.|}'\''/nowhere'\''|" .git/hooks/pre-commit >x &&
	cat x >.git/hooks/pre-commit && test_expect_code 1 git handoff status >out &&
	test_grep "pre-push *ours, but out of date" out &&
	test_grep "pre-commit *ours, but out of date" out &&
	git handoff install && git handoff status
  '
  test_expect_success 'hooks in the configuration are not read by this git' '
	bare_repository f && git config hook.handoff-pre-push.event pre-push &&
	git config hook.handoff-pre-push.command "git handoff hook pre-push" &&
	test_expect_code 1 git handoff status >out &&
	test_grep "pre-push *ours, but where this git does not look" out
  '
  test_expect_success 'core.hooksPath of this repository is followed' '
	bare_repository f && git config core.hooksPath my-hooks && mkdir d && cd d &&
	git handoff install && cd .. && test -x my-hooks/pre-commit &&
	git handoff status && test_grep "}./usr/local/bin" my-hooks/pre-commit &&
	refuses_handoff
  '
  test_expect_success 'core.hooksPath of all repositories is not written to' '
	bare_repository f && git config --global core.hooksPath "$TRASH/all" &&
	test_when_finished "git config --global --unset core.hooksPath" &&
	test_expect_code 128 git handoff install 2>err &&
	test_grep "file:.*gitconfig.*all your repositories" err &&
	test ! -e "$TRASH/all"
  '
  test_expect_success 'a core.hooksPath that switches hooks off is said' '
	bare_repository f && git config core.hooksPath /dev/null &&
	test_expect_code 128 git handoff install 2>err &&
	test_grep "git runs no hook files" err &&
	test_expect_code 1 git handoff status >out &&
	test_grep "not installed" out && git config core.hooksPath "" &&
	test_expect_code 128 git handoff install 2>err &&
	test_grep "git runs no hook files" err &&
	test_expect_code 1 git handoff status >out && git handoff uninstall
  '
  test_expect_success 'a file in the place of the hooks is called that' '
	bare_repository f && rm -rf .git/hooks && echo x >.git/hooks &&
	test_expect_code 128 git handoff install 2>err &&
	test_grep "hooks. is not a directory" err && test_not_grep hooksPath err
  '
  test_expect_success '--global needs a newer git, and says what else there is' '
	test_expect_code 128 git handoff install --global 2>err &&
	test_grep "install --template" err
  '
  test_expect_success 'a missing binary refuses with the way out' '
	bare_repository f && git handoff install &&
	for event in pre-commit commit-msg; do
		sed "s|}.$HANDOFF_STAGE/bin.|}/nowhere|" .git/hooks/$event >x &&
		cat x >.git/hooks/$event || return 1
	done && write_readme a.md && git add a.md &&
	test_must_fail without_binary git commit -q -m x 2>err &&
	test_grep "is not installed" err && test_grep "HANDOFF_SKIP=1" err &&
	test_grep "rm .\\.git/hooks/pre-commit" err &&
	HANDOFF_SKIP=1 without_binary git commit -q -m x
  '
  test_expect_success 'a missing binary does the same in a chained hook' '
	bare_repository f && log_hooks pre-commit && git handoff install --chain &&
	sed "s|}.$HANDOFF_STAGE/bin.|}/nowhere|" .git/hooks/pre-commit >x &&
	cat x >.git/hooks/pre-commit && rm .git/hooks/commit-msg &&
	test_must_fail without_binary git commit -q --allow-empty -m x 2>err &&
	test_grep "is not installed" err && rm -f "$TRASH/ran" &&
	HANDOFF_SKIP=1 without_binary git commit -q --allow-empty -m x &&
	test_grep pre-commit "$TRASH/ran"
  '
fi

test_expect_success 'a short PATH, as graphical programs have, still finds it' '
	bare_repository s && git handoff install && write_handoff h.md &&
	git add h.md && test_must_fail without_binary git commit -m x 2>err &&
	test_grep "is a handoff" err
'

test_expect_success 'a program that lies in an odd place is found' '
	odd="$TRASH/it'\''s (here)" && mkdir -p "$odd" &&
	cp "$HANDOFF_STAGE/bin/git-handoff" "$odd" && bare_repository s &&
	"$odd/git-handoff" install && write_handoff h.md && git add h.md &&
	test_must_fail without_binary git commit -m x 2>err &&
	test_grep "is a handoff" err && git handoff uninstall &&
	git handoff uninstall 2>err && test_grep "the guard is not installed" err
'

test_expect_success 'linked work trees share it, submodules have their own' '
	bare_repository s && git handoff install && rm -rf "$TRASH/w" &&
	git worktree add -q "$TRASH/w" -b w && cd "$TRASH/w" &&
	git handoff status && refuses_handoff && bare_repository inner &&
	cd "$TRASH/s" && git rm -q --cached -f h.md --ignore-unmatch &&
	git -c protocol.file.allow=always submodule add -q "$TRASH/inner" sm &&
	cd sm && test_expect_code 1 git handoff status >out &&
	git handoff install && git handoff status && refuses_handoff &&
	git handoff uninstall && cd .. && git handoff status
'

test_expect_success 'a bare repository is guarded where it receives' '
	cd "$TRASH" && git init -q --bare srv.git && cd srv.git &&
	git handoff install && git handoff status >out &&
	test_grep "^pre-receive *guarded" out && test_line_count 1 out &&
	bare_repository s && git push -q "$TRASH/srv.git" HEAD:main &&
	write_handoff h.md && git add h.md && git commit -q -m h &&
	test_must_fail git push -q "$TRASH/srv.git" HEAD:main 2>err &&
	test_grep "remote: error: .h.md" err && cd "$TRASH/srv.git" &&
	git handoff uninstall && test_expect_code 1 git handoff status
'

test_expect_success '--template reaches repositories that are made later' '
	git handoff install --template && cd "$TRASH" && git init -q later &&
	cd later && test -f .git/info/exclude && refuses_handoff &&
	git handoff uninstall --template && cd "$TRASH" && git init -q later2 &&
	test ! -e later2/.git/hooks/pre-commit &&
	test_must_fail git config --global init.templateDir &&
	test ! -e "$HOME/.config/git/handoff-template"
'

test_expect_success '--template uses the template that there is' '
	mkdir -p "$TRASH/tpl/hooks" && echo mine >"$TRASH/tpl/hooks/pre-push" &&
	git config --global init.templateDir "$TRASH/tpl" &&
	test_when_finished "git config --global --unset init.templateDir" &&
	git handoff install --template 2>err && test_grep "another hook" err &&
	test -x "$TRASH/tpl/hooks/pre-commit" && git handoff uninstall --template &&
	echo pre-push >expect && ls "$TRASH/tpl/hooks" >actual &&
	test_cmp expect actual
'

test_expect_success 'status is for programs as well' '
	bare_repository s && test_expect_code 1 git handoff status --json >out &&
	test_grep "\"event\": \"pre-push\"" out && test_grep "\"guarded\": false" out &&
	git handoff install && git handoff status --json >out &&
	test_not_grep "\"guarded\": false" out
'

test_expect_success 'outside a repository it says so' '
	cd "$TRASH" && mkdir -p none && cd none &&
	for command in install uninstall status; do
		test_expect_code 128 git handoff $command 2>err &&
		test_grep "not a git repository" err || return 1
	done &&
	test_expect_code 129 git handoff install --global --template
'

test_done
