#!/bin/sh
# A repository that came in an archive, with a configuration of somebody else:
# whoever asks about it must not run what it says.
. "$(dirname "$0")/test-lib.sh"
. "$TEST_DIRECTORY/guard-lib.sh"

commands="core.fsmonitor core.pager core.editor core.askPass core.sshCommand
core.alternateRefsCommand core.gitProxy diff.external diff.up.textconv
diff.up.command merge.up.driver gpg.program gpg.ssh.program pager.log pager.diff
pager.status pager.show pager.ls-files sequence.editor credential.helper
interactive.diffFilter uploadpack.packObjectsHook diff.tool man.viewer
trailer.x.command log.showSignature"
names="rev-parse config cat-file diff status log ls-files ls-tree show rev-list
for-each-ref var diff-tree diff-index check-attr hash-object merge-base version"
hooks="pre-commit pre-merge-commit prepare-commit-msg commit-msg post-commit
post-checkout post-index-change post-rewrite pre-push pre-auto-gc
reference-transaction fsmonitor-watchman pre-applypatch"

# hostile_repository: two commits, a branch, changed files; whatever of its
# configuration runs leaves a canary.
hostile_repository() {
  fresh_repository hostile && git handoff uninstall 2>/dev/null
  printf '#!/bin/sh\necho "$0 $*" >>"%s"\nexit 1\n' "$TRASH/canary" \
    >"$TRASH/run" && chmod +x "$TRASH/run" &&
  echo a >a && echo b >b.up && git add . && git commit -q -m two &&
  git branch base HEAD~1 && write_readme c && git add c &&
  echo "*.up diff=up merge=up" >.gitattributes && echo c >>b.up &&
  for key in $commands; do git config "$key" "$TRASH/run" || return 1; done &&
  git config log.showSignature true && git config commit.gpgSign true &&
  for name in $names; do git config "alias.$name" "!$TRASH/run" || return 1
  done &&
  mkdir -p .git/hooks &&
  for hook in $hooks; do cp "$TRASH/run" ".git/hooks/$hook" || return 1; done &&
  touch -d '2026-01-01' a && rm -f "$TRASH/canary"
}

# harmless ARGUMENT...: whatever it answers.
harmless() {
  git handoff "$@" >"$TRASH/said" 2>&1 </dev/null
  code=$?
  test ! -e "$TRASH/canary" && test $code -lt 2 && return
  echo "$code: git handoff $*"
  cat "$TRASH/said" "$TRASH/canary"
  return 1
}

test_expect_success 'check runs nothing of it' '
	hostile_repository && harmless check && harmless check --all &&
	harmless check --history && harmless check --range base..HEAD &&
	harmless check a b.up &&
	harmless check --format=sarif --all
'

test_expect_success 'new, review and back run nothing of it' '
	hostile_repository && harmless new -q --base base "go on" &&
	harmless new -q --base base --no-snapshot "go on" &&
	harmless new -n --base base "go on" && harmless review base..HEAD &&
	harmless take && harmless back -m done
'

test_expect_success 'what looks at handoffs runs nothing of it' '
	hostile_repository && harmless new -q "go on" && harmless status &&
	harmless list && harmless show last --raw && harmless take &&
	harmless verify && harmless point && harmless session &&
	harmless skills go
'

test_expect_success 'the environment names no program that is run' '
	fresh_repository r && write_handoff h.md && git add h.md &&
	printf "#!/bin/sh\necho \$0 >>\"$TRASH/canary\"\n" >"$TRASH/run" &&
	chmod +x "$TRASH/run" && rm -f "$TRASH/canary" &&
	for name in GIT_EXTERNAL_DIFF GIT_PAGER PAGER LESSOPEN GIT_EDITOR EDITOR \
		GIT_SSH GIT_SSH_COMMAND GIT_ASKPASS GIT_SEQUENCE_EDITOR
	do
		{ env $name="$TRASH/run" git handoff check -q; test $? -eq 1; } &&
		env $name="$TRASH/run" git handoff new -q go >out &&
		env $name="$TRASH/run" git handoff status >out;
		test ! -e "$TRASH/canary" || { cat "$TRASH/canary"; return 1; }
	done
'

test_done
