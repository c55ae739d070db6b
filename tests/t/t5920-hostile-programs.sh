#!/bin/sh
# Every key of git's configuration that can run a program, in a repository that
# came in an archive, against every command: none of them runs.
. "$(dirname "$0")/test-lib.sh"
. "$TEST_DIRECTORY/guard-lib.sh"
. "$TEST_DIRECTORY/hostile-lib.sh"

keys="core.fsmonitor core.pager core.editor core.askPass core.sshCommand
core.alternateRefsCommand core.gitProxy core.hooksPath diff.external
diff.up.textconv diff.up.command merge.up.driver gpg.program gpg.ssh.program
gpg.x509.program pager.log pager.diff pager.status pager.show pager.handoff
sequence.editor credential.helper interactive.diffFilter diff.tool man.viewer
uploadpack.packObjectsHook trailer.x.command trailer.x.cmd filter.fc.clean
filter.fc.smudge filter.fp.process filter.fr.clean filter.fr.process
remote.evil.uploadpack remote.evil.receivepack browser.x.cmd difftool.x.cmd
mergetool.x.cmd rebase.instructionFormat submodule.x.update tar.x.command
sendemail.sendmailCmd guitool.x.cmd web.browser init.templateDir
handoff.summarizer handoff.issue.command"

# run_for KEY: a program that says for whom it ran. core.hooksPath and
# init.templateDir get a directory of them.
run_for() {
	run=$TRASH/programs/$1
	printf '#!/bin/sh\necho "%s: $*" >>"%s"\nexit 1\n' "$1" "$TRASH/canary" >"$run" &&
	chmod +x "$run" &&
	case $1 in
	core.hooksPath | init.templateDir)
		mkdir -p "$run.d/hooks" &&
		for hook in pre-commit commit-msg post-checkout post-index-change \
			reference-transaction pre-auto-gc fsmonitor-watchman; do
			cp "$run" "$run.d/$hook" && cp "$run" "$run.d/hooks/$hook" || return 1
		done && run=$run.d ;;
	esac
}

# hostile_repository KEY...: commits, a handoff, files that filters, drivers and
# the index would be asked about; whatever of KEY runs leaves a canary.
hostile_repository() {
	fresh_repository hostile && git handoff uninstall 2>/dev/null
	mkdir -p "$TRASH/programs" && git branch base &&
	for file in a b.up c.fc d.fp e.fr; do echo one >$file || return 1; done &&
	git add . && git commit -q -m "two, see #7" &&
	echo three >>a && git commit -q -a -m three &&
	write_handoff h.md && git add h.md && make_inputs &&
	git handoff new -q --base base "go on" >/dev/null 2>&1 &&
	printf "*.up diff=up merge=up\n*.fc filter=fc\n*.fp filter=fp\n*.fr filter=fr\n" >.gitattributes &&
	for file in b.up c.fc d.fp e.fr; do echo two >>$file || return 1; done &&
	git config log.showSignature true && git config commit.gpgSign true &&
	git config core.untrackedCache true && git config filter.fr.required true &&
	for key; do run_for "$key" && git config "$key" "$run" || return 1; done &&
	touch -d 2026-01-01 a && rm -f "$TRASH/canary"
}

harmless() {
	call "$1"
	code=$?
	test ! -e "$TRASH/canary" && test $code -ne 124 && return
	echo "$code: git handoff $1"
	cat "$TRASH/said" "$TRASH/canary"
	return 1
}

EDITOR=true PAGER=cat
export EDITOR PAGER

test_expect_success 'no command runs what a repository names' '
	hostile_repository $keys && each_call harmless
'

test_expect_success 'nor where the key is the only one' '
	for key in $keys; do
		hostile_repository $key &&
		for line in "new -q go" verify "check --all --history"; do
			harmless "$line" || return 1
		done || return 1
	done
'

test_expect_success "git handoff's own editor and pager are the user's" '
	hostile_repository core.editor core.pager && GIT_PAGER_IN_USE= &&
	harmless edit && harmless "new -e -q go" &&
	if command -v script >/dev/null; then
		script -qec "git handoff show" /dev/null </dev/null >"$TRASH/said" 2>&1
		test_grep "core.pager. is ignored" "$TRASH/said" && harmless status
	fi
'

test_expect_success "a filter of the user's configuration runs, whatever a repository says of it" '
	hostile_repository filter.fc.clean &&
	git config --global filter.fc.clean "sed s/two/2/" &&
	test_when_finished "git config --global --unset filter.fc.clean" &&
	git handoff new go </dev/null >out 2>"$TRASH/said" &&
	id=$(sed -n "s/^snapshot: //p" "$(sed -n 1p out)" | cut -d" " -f1) &&
	git cat-file blob "$id:c.fc" >"$TRASH/kept" &&
	printf "one\n2\n" | test_cmp - "$TRASH/kept" && ! test -e "$TRASH/canary"
'

test_expect_success "a submodule's filters do not run either" '
	hostile_repository && git init -q sub &&
	(cd sub && echo "*.fc filter=fc" >.gitattributes && echo one >x.fc &&
		git add . && git commit -q -m one && echo two >>x.fc &&
		run_for filter.fc.clean && git config filter.fc.clean "$run") &&
	git add sub 2>/dev/null && rm -f "$TRASH/canary" && each_call harmless
'

# partial_repository: what is missing could only come through a program.
partial_repository() {
	hostile_repository && run_for ext && git config core.repositoryFormatVersion 1 &&
	git config extensions.partialClone evil &&
	git config remote.evil.url "ext::$run %S" &&
	git config remote.evil.promisor true &&
	git config protocol.allow always && git config protocol.ext.allow always &&
	for name in HEAD:a HEAD:b.up base:README.md HEAD~1:a; do
		id=$(git rev-parse "$name") &&
		rm -f ".git/objects/$(echo "$id" | cut -c1-2)/$(echo "$id" | cut -c3-)" || return 1
	done && rm -f "$TRASH/canary"
}

test_expect_success 'no command fetches what is missing' '
	partial_repository && each_call harmless &&
	partial_repository && harmless "rescue h.md" && harmless "rescue a"
'

test_done
