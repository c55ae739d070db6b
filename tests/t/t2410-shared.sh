#!/bin/sh
# Repositories that several users share, and root in somebody else's.
. "$(dirname "$0")/test-lib.sh"

mode() { stat -c %a "$1"; }

# shared VALUE MODE [UMASK]: what the first user leaves for the others.
shared() {
	rm -rf "../r" && (umask "${3:-022}" && git init -q --shared="$1" ../r) &&
	(umask "${3:-022}" && cd ../r && test_commit x && git handoff -q "one" </dev/null) &&
	test "$(mode ../r/.git/handoff)" = "$2" &&
	test "$(mode "../r/.git/handoff/ledger-$(id -u)")" = 700
}

test_expect_success 'the folder of our state is as core.sharedRepository says' '
	shared umask 755 && shared group 2775 && shared group 2770 077 &&
	shared all 2775 077 && shared 0640 2750 && shared 0660 2770
'

test_expect_success 'one that is not, as older versions made it, is put right' '
	rm -rf ../r && git init -q --shared=group ../r && cd ../r && test_commit x &&
	mkdir -m 755 .git/handoff && git handoff -q "one" </dev/null &&
	test "$(mode .git/handoff)" = 2775
'

# For root alone: another user needs no account.
if test "$(id -u)" = 0 && command -v setpriv >/dev/null; then
	other=12345
	as_other() {
		setpriv --reuid=$other --regid=$other --clear-groups \
			env HOME="$TRASH/theirs" TMPDIR="$TRASH/theirs" \
			PATH="$TRASH/program:$PATH" "$@"
	}
	owned_by_root() { find "$1" -user 0; }
	# Where we are built may be closed to others.
	mkdir "$TRASH/program" && cp "$(command -v git-handoff)" "$TRASH/program/" &&
		chmod 755 "$TRASH" && chmod 1777 "$TMPDIR" "$TRASH/fallback" &&
		mkdir "$TRASH/theirs" && git init -q "$TRASH/repo" &&
		(cd "$TRASH/repo" && test_commit x && echo dirty >>x.t) &&
		chown -R $other:$other "$TRASH/theirs" "$TRASH/repo" &&
		git config --global --add safe.directory "$TRASH/repo" || exit 1

	test_expect_success 'root leaves no file of its own in the repository of a user' '
		cd ../repo && git handoff -q "as root" -m "a note" </dev/null &&
		git handoff list >../list && test_grep "as root" ../list &&
		git handoff take >/dev/null && git handoff back "yes" -q </dev/null &&
		git handoff install && owned_by_root . >../roots && test_cmp /dev/null ../roots
	'

	test_expect_success 'the user goes on there' '
		cd ../repo && as_other git handoff -q "as myself" </dev/null >../path &&
		as_other git handoff list >../list && test_grep "as myself" ../list &&
		as_other git handoff drop last && as_other git status >/dev/null
	'

	test_expect_success 'root goes on there, too' '
		cd ../repo && git handoff list >../list && test_grep "as root" ../list &&
		git handoff drop last && git handoff prune &&
		owned_by_root . >../roots && test_cmp /dev/null ../roots
	'

	test_expect_success 'files of others are still refused' '
		cd ../trash && test_commit y && git handoff -q "mine" </dev/null >../path &&
		entry=$(ls .git/handoff/ledger-0/????-????) && chown $other "$entry" &&
		git handoff list >../list 2>../err && test_grep "belongs to another user" ../err
	'
else
	test_skip 'root leaves no file of its own' 'needs root and setpriv'
fi

test_done
