#!/bin/sh
# git handoff verify: what became of what pointers name.
. "$(dirname "$0")/test-lib.sh"

# handoff NOTES...: writes one, sets id and path.
handoff() {
	path=$(git handoff -q --expire never -m "$*") &&
		id=$(sed -n 's/^id: //p' "$path")
}
# verified STATUS: verify says so; what it said is in $TRASH/said.
verified() {
	test_expect_code "$1" git handoff verify "$id" >"$TRASH/said" 2>&1 ||
		{ cat "$TRASH/said" && return 1; }
}
short() { git rev-parse --short "$1"; }

# A branch with two commits, each of one file, and a handoff that names both.
branch() {
	git switch -q -c "$1" main &&
		for name in one two
		do
			seq 20 | sed "s/^/$1 $name line /" >"$1-$name.txt" &&
				git add "$1-$name.txt" &&
				git commit -q -m "$1: add file $name" || return 1
		done
}
seq 30 | sed 's/^/common line /' >common.txt && git add . &&
	git commit -q -m 'common: thirty lines' || exit 1

test_expect_success 'a rebased commit is followed by its patch' '
	branch rebased && handoff "see \`$(short HEAD) \"x\"\`" &&
	old=$(short HEAD) &&
	git switch -q main && test_commit later && git switch -q rebased &&
	git rebase -q main && verified 1 &&
	test_grep "^WARN successor: commit $old .rebased: add file two. is now $(short HEAD) (the same patch): git show $(short HEAD)$" "$TRASH/said" &&
	test_grep "^FAIL rewritten" "$TRASH/said"
'

test_expect_success 'an amended message and an amended patch are told apart' '
	branch amended && handoff "see \`$(short HEAD) \"x\"\`" &&
	old=$(short HEAD) &&
	git commit -q --amend -m "amended: other words" && verified 1 &&
	test_grep "$old .* is now $(short HEAD) (the same patch)" "$TRASH/said" &&
	git commit -q --amend -m "amended: add file two" &&
	echo more >>amended-two.txt && git commit -q -a --amend --no-edit &&
	verified 1 &&
	test_grep "$old .* is now $(short HEAD) (the same subject, another patch)" "$TRASH/said"
'

test_expect_success 'a squash merge is found, with the branch and without it' '
	branch squashed && handoff "see \`$(short HEAD^) \"x\"\` and \`$(short HEAD) \"x\"\`" &&
	one=$(short HEAD^) two=$(short HEAD) &&
	git switch -q main && git merge -q --squash squashed >/dev/null &&
	git commit -q -m "squashed: all of it (#7)" &&
	git branch -q -D squashed && verified 1 &&
	test_grep "commit $one .* is now $(short HEAD) (squashed): git show $(short HEAD)$" "$TRASH/said" &&
	test_grep "commit $two .* is now $(short HEAD) (squashed)" "$TRASH/said" &&
	test_grep "^FAIL branch-gone" "$TRASH/said"
'

test_expect_success 'so is a squash that changed more, by the list of its subjects' '
	branch listed && handoff "see \`$(short HEAD^) \"x\"\`" && one=$(short HEAD^) &&
	git switch -q main && git merge -q --squash listed >/dev/null &&
	echo more >>listed-two.txt && git add . &&
	git commit -q -m "All of it (#8)" -m "* listed: add file one" &&
	git branch -q -D listed && verified 1 &&
	test_grep "commit $one .* is now $(short HEAD) (squashed)" "$TRASH/said"
'

test_expect_success 'a commit that is not even an object is followed' '
	branch collected && handoff "see \`$(short HEAD) \"x\"\`, = \`collected-two.txt:1-20 @ $(short HEAD)\`" &&
	old=$(short HEAD) &&
	git commit -q --amend -m "collected: other words" &&
	git reflog expire --expire=now --all && git gc -q --prune=now &&
	! git cat-file -e "$old" 2>/dev/null && verified 1 &&
	test_grep "^FAIL pointer: .*$old.*not in this repository" "$TRASH/said" &&
	test_grep "^WARN successor: commit $old .* is now $(short HEAD) (the same patch)" "$TRASH/said"
'

test_expect_success 'in a shallow clone, by what is there' '
	branch shallow && handoff "see \`$(short HEAD) \"x\"\`" && old=$(short HEAD) &&
	git commit -q --amend -m "shallow: other words" &&
	git clone -q --depth 1 --branch shallow "file://$PWD" ../shallow &&
	(cd ../shallow && test_expect_code 1 git handoff verify "$path") >"$TRASH/said" 2>&1 &&
	test_grep "^FAIL pointer: .*$old.*not in this repository" "$TRASH/said"
'

test_expect_success 'what nobody has any more is said' '
	branch dropped && handoff "see \`$(short HEAD) \"x\"\`" && old=$(short HEAD) &&
	git reset -q --hard HEAD^ && verified 1 &&
	test_grep "^WARN successor: commit $old .dropped: add file two. is not on the branch, nor is one with its patch or subject" "$TRASH/said"
'

test_expect_success 'lines that moved and lines that changed are said' '
	branch lines && rev=$(short HEAD) &&
	handoff "see \`lines-one.txt:3-5 @ $rev\`, \`lines-two.txt:1-20 @ $rev\`, \`common.txt:2-3 @ $rev\`" &&
	{ echo "new first line"; cat lines-one.txt; } >x && mv x lines-one.txt &&
	sed -i "s/line 7/line seven/" lines-two.txt &&
	git commit -q -a -m "lines: move some, change some" && verified 1 &&
	tip=$(short HEAD) &&
	test_grep "^WARN lines: pointer .lines-one.txt:3-5 @ $rev.: the same lines are now lines-one.txt:4-6 @ $tip$" "$TRASH/said" &&
	test_grep "^WARN lines: pointer .lines-two.txt:1-20 @ $rev.: its lines have changed: git diff $rev $tip -- lines-two.txt$" "$TRASH/said" &&
	test_not_grep "common.txt" "$TRASH/said" &&
	git rm -q lines-one.txt && git commit -q -m "gone" && verified 1 &&
	test_grep "the file is not at $(short HEAD) any longer" "$TRASH/said"
'

test_expect_success 'a handoff that a pointer names is gone' '
	branch chain && handoff "## Decisions
$(for word in window timer peer frame; do echo "- the $word keeps what was sent until it has been acknowledged three times"; done)" &&
	first=$id && sed -n "/keeps what was/p" "$path" >"$TRASH/in" &&
	git handoff point <"$TRASH/in" >"$TRASH/pointed" &&
	path=$(git handoff -q --expire never <"$TRASH/pointed") &&
	id=$(sed -n "s/^id: //p" "$path") &&
	test_grep "= .handoff $first" "$path" &&
	rm "$(git handoff show --path "$first")" && verified 1 &&
	test_grep "^FAIL pointer: pointer .handoff $first.*that handoff is gone" "$TRASH/said"
'

test_expect_success 'the side file is private, redacted, and goes with the handoff' '
	branch side && git commit -q --amend -m "side: for jane.doe@corp-mail.com" &&
	handoff "words" && anchors=${path%.md}.anchors &&
	test "$(stat -c %a "$anchors")" = 600 &&
	test_grep "$(git rev-parse HEAD) [0-9a-f]* side: for" "$anchors" &&
	test_not_grep "jane.doe" "$anchors" &&
	git handoff drop "$id" >/dev/null 2>&1 && test ! -e "$anchors"
'

test_done
