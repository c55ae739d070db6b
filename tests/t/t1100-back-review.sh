#!/bin/sh
# git handoff back and review: the way back, and the way to a reviewer.
. "$(dirname "$0")/test-lib.sh"

test_expect_success 'a handoff that asks two questions' '
	test_commit base &&
	git switch -q -c plan &&
	test_commit one &&
	git handoff -q "prototype the window" --question "one round trip?" \
		--question "who draws?" >"$TRASH/asked"
'

test_expect_success 'back lists each question as answered or open' '
	git handoff back "keep it" -m "Q2: the canvas" -n >"$TRASH/actual" &&
	id=$(sed -n "s/^id: //p" "$(cat "$TRASH/asked")") &&
	test_grep "^kind: return" "$TRASH/actual" &&
	test_grep "^parent: $id" "$TRASH/actual" &&
	test_grep "Verdict:.* keep it" "$TRASH/actual" &&
	test_grep "Q1.*Open:.* one round trip?" "$TRASH/actual" &&
	test_grep "Answered:.* the canvas" "$TRASH/actual"
'

test_expect_success 'the branch that took a handoff up answers that one' '
	git switch -q -c other &&
	git handoff take "$(cat "$TRASH/asked")" >/dev/null &&
	git handoff -q "prototype something else" --question "really?" &&
	git handoff back -n -m "Q1: yes" >"$TRASH/actual" &&
	id=$(sed -n "s/^id: //p" "$(cat "$TRASH/asked")") &&
	test_grep "^parent: $id" "$TRASH/actual"
'

test_expect_success 'an answer tells what was done since it was asked' '
	git switch -q plan && git switch -q -c answer &&
	git handoff take "$(cat "$TRASH/asked")" >/dev/null &&
	test_commit answered &&
	head=$(sed -n "s/^head: //p" "$(cat "$TRASH/asked")") &&
	git handoff back -n "yes" >"$TRASH/actual" &&
	test_grep "^base: $head$" "$TRASH/actual" &&
	test_grep "1 commit on $head, 1 file" "$TRASH/actual" && test_not_grep "\"one\"" "$TRASH/actual" &&
	test_grep "^1. Read the answers" "$TRASH/actual" &&
	git handoff back -n "yes" --base main >"$TRASH/actual" &&
	test_grep "^base: main " "$TRASH/actual" &&
	git switch -q other
'

test_expect_success 'the verdict answers the only question' '
	git handoff -q "prototype x y" --question "fast?" >"$TRASH/one" &&
	git handoff back --to last -n "yes, 3 ms" >"$TRASH/actual" &&
	test_grep "Answered:.* yes, 3 ms" "$TRASH/actual" &&
	test_not_grep "Verdict" "$TRASH/actual"
'

test_expect_success 'where nothing was asked there is nothing to answer' '
	git init -q "$TRASH/fresh" && cd "$TRASH/fresh" &&
	test_expect_code 128 git handoff back "yes" 2>err &&
	test_grep "no handoff to answer" err &&
	test_expect_code 129 git handoff new "a b" --kind=return 2>err &&
	test_grep "git handoff back" err
'

test_expect_success 'a review has the intent, the commits in order, the files' '
	git switch -q plan &&
	test_commit two &&
	git handoff review -n -m "## Goal
Windows may be empty." --question "is the name right?" >"$TRASH/actual" &&
	test_grep "^kind: review" "$TRASH/actual" &&
	test_grep "^Windows may be empty." "$TRASH/actual" &&
	test_grep "^1. .* \"one\"" "$TRASH/actual" &&
	test_grep "^2. .* \"two\"" "$TRASH/actual" &&
	test_grep "^## Files" "$TRASH/actual" &&
	test_grep "UNVERIFIED" "$TRASH/actual" &&
	test_grep "Q1.* is the name right?" "$TRASH/actual"
'

test_expect_success 'of many commits the newest are listed, the rest is a command' '
	git switch -q -c many main &&
	for i in $(seq 18); do git commit -q --allow-empty -m "step $i" || return 1; done &&
	git handoff review -n -m "## Verified
- all tests pass" >"$TRASH/actual" &&
	test_grep "^1. 3 earlier commits: .git log --topo-order --skip=15 " "$TRASH/actual" &&
	test_grep "\"step 4\"" "$TRASH/actual" && test_not_grep "\"step 3\"" "$TRASH/actual" &&
	$(sed -n "s/.*commits: .\(git log --topo[^\`]*\).*/\1/p" "$TRASH/actual") >"$TRASH/log" &&
	test_grep "step 3$" "$TRASH/log" && test_not_grep "step 4$" "$TRASH/log" &&
	test_grep "^- all tests pass" "$TRASH/actual"
'

test_expect_success 'a review of a range is that branch since that base' '
	git switch -q main &&
	git handoff review plan~1..plan -n >"$TRASH/actual" &&
	test_grep "^branch: plan" "$TRASH/actual" &&
	test_grep "\"two\"" "$TRASH/actual" &&
	test_not_grep "\"one\"" "$TRASH/actual"
'

test_expect_success 'a range up to HEAD is told of the branch that HEAD is' '
	git switch -q plan &&
	git handoff review HEAD~1..HEAD -n >"$TRASH/actual" &&
	test_grep "^branch: plan" "$TRASH/actual" &&
	test_grep "^base: [0-9a-f]*$" "$TRASH/actual" &&
	test_grep "^# Review: plan$" "$TRASH/actual" &&
	git handoff review HEAD~1.. -n >"$TRASH/actual" &&
	test_grep "^branch: plan" "$TRASH/actual"
'

test_expect_success 'a return has no other kind' '
	test_expect_code 129 git handoff back --kind prototype -m x 2>err &&
	test_grep "back. writes a return" err && test_grep "^hint: " err
'

test_done
