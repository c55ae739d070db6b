#!/bin/sh
# git handoff new: what it writes, where, and what it says.
. "$(dirname "$0")/test-lib.sh"

test_expect_success 'a branch of two commits on main' '
	test_commit base &&
	git switch -q -c topic &&
	test_commit one src.c "int one(void) { return 1; }" &&
	test_commit two src.c "int two(void) { return 2; }"
'

test_expect_success 'the path, then a command that picks it up' '
	git handoff "finish the work" >actual 2>err &&
	test_line_count 2 actual &&
	path=$(head -n 1 actual) &&
	test -f "$path" &&
	test_grep "^git handoff take " actual &&
	test_grep "^handoff ....-....: about [0-9]* tokens" err &&
	git handoff take "$(head -n 1 actual)" >taken &&
	test_grep "^# Handoff: topic" taken &&
	test_grep "^Finish the work\." taken
'

test_expect_success 'the document lies in the temporary directory, private' '
	path=$(git handoff -q "finish the work") &&
	case "$path" in "$TMPDIR/git-handoff-$(id -u)/trash/topic-finish-the-work-"*.md) ;;
	*) echo "$path"; false ;; esac &&
	test "$(stat -c %a "$path")" = 600 &&
	test "$(stat -c %a "$(dirname "$path")")" = 700
'

test_expect_success 'nothing in the repository changes' '
	echo dirty >src.c && echo new >untracked && echo ignored >x.o &&
	echo "*.o" >.git/info/exclude &&
	test_when_finished "git checkout -q src.c; rm -f untracked x.o" &&
	state() {
		git status --porcelain --ignored && git stash list &&
		git reflog && git for-each-ref && cksum .git/index &&
		cat .git/HEAD
	} &&
	state >before && git handoff "finish the work" && state >after &&
	sed "/before\$/d; /after\$/d" before >b && sed "/before\$/d; /after\$/d" after >a &&
	test_cmp b a
'

test_expect_success 'what the document says of the branch' '
	git handoff -n "finish the work" >actual &&
	test_grep "^handoff: 1\$" actual &&
	test_grep "^kind: continue\$" actual &&
	test_grep "^branch: topic\$" actual &&
	test_grep "^base: main $(git rev-parse --short main)\$" actual &&
	test_grep "^head: $(git rev-parse --short HEAD)\$" actual &&
	test_grep "2 commits on main" actual &&
	test_grep "\"one\"" actual && test_grep "\"two\"" actual &&
	test_grep "src.c" actual &&
	test_grep "^## Goal" actual &&
	test_grep "^## Next steps" actual &&
	test_grep "^## Suggested skills" actual
'

test_expect_success 'notes: -m, -F, standard input; sections merge' '
	printf "## Decisions\n- keep it small\n" >notes.md &&
	printf "# NEXT STEPS:\n1. run the tests\n\nloose words\n" >more.md &&
	git handoff -n "x y" -F notes.md -F - <more.md >actual &&
	rm notes.md more.md &&
	test_grep "^1. run the tests" actual &&
	test_grep "^- keep it small" actual &&
	test_grep "^2. loose words" actual &&
	git handoff -n "x y" -m "first" -m "second" >actual &&
	test_grep "first" actual && test_grep "second" actual
'

test_expect_success 'a question makes a numbered question and a step' '
	git handoff -n "prototype the window" --question "one round trip?" \
		--question "who draws?" >actual &&
	test_grep "^kind: prototype" actual &&
	test_grep "^- \*\*Q1\*\* one round trip?" actual &&
	test_grep "^- \*\*Q2\*\* who draws?" actual &&
	test_grep "^1. Answer Q1 and Q2" actual
'

test_expect_success 'a dry run writes nothing at all' '
	rm -rf "$TMPDIR"/git-handoff-* .git/handoff &&
	find .git "$TMPDIR" | sort >"$TRASH/before" &&
	git handoff -n "finish the work" >/dev/null &&
	find .git "$TMPDIR" | sort >"$TRASH/after" &&
	test_cmp "$TRASH/before" "$TRASH/after"
'

test_expect_success 'the same inputs give the same bytes, id and times aside' '
	git handoff -n "finish the work" -m "a note" >"$TRASH/one" &&
	git handoff -n "finish the work" -m "a note" >"$TRASH/two" &&
	sed "/^id:/d; /^created:/d; /^expires:/d" "$TRASH/one" >"$TRASH/a" &&
	sed "/^id:/d; /^created:/d; /^expires:/d" "$TRASH/two" >"$TRASH/b" &&
	test_cmp "$TRASH/a" "$TRASH/b"
'

test_expect_success 'an object with a version' '
	git handoff --json "finish the work" >actual 2>err &&
	for key in version id path kind tokens pointers redactions pickup warnings
	do
		test_grep "\"$key\":" actual || return 1
	done
'

test_expect_success 'every pointer is counted, in notes as well' '
	git handoff "finish it" >/dev/null 2>before &&
	git handoff "finish it" -m "see \`$(git rev-parse HEAD | cut -c1-7) \"x\"\`" >/dev/null 2>after &&
	one=$(sed -n "s/.* \([0-9]*\) pointers*,.*/\1/p" before) &&
	test $((one + 1)) = "$(sed -n "s/.* \([0-9]*\) pointers*,.*/\1/p" after)"
'

test_expect_success 'a secret and an address never reach the disk' '
	secret="ghp_9sXq2LmT7vB""wK4hRz8NcYd3JpF6gUa1eQo5i" &&
	git handoff -q "use $secret with sam@ourteam.dev" \
		-m "key $secret" >actual &&
	test_not_grep -r "$secret" "$TMPDIR" .git &&
	test_grep "REDACTED" "$(cat actual)" &&
	test_grep "^redacted: .*[0-9]" "$(cat actual)"
'

test_expect_success 'what the user allows stays, what the repository says does not' '
	git handoff -n "ask sam@ourteam.dev" >"$TRASH/actual" &&
	test_not_grep "sam@ourteam.dev" "$TRASH/actual" &&
	git -c handoff.redact.allow=sam@ourteam.dev handoff -n \
		"ask sam@ourteam.dev" >"$TRASH/actual" &&
	test_grep "sam@ourteam.dev" "$TRASH/actual"
'

# many_notes COUNT: so many decisions, and a rejection behind them.
many_notes() {
	echo "## Decisions" &&
	for i in $(seq "$1"); do
		echo "- decision number $i is a rather long sentence about nothing"
	done &&
	echo "- we rejected the other way, because it is slow"
}

test_expect_success 'notes outrank the budget, and what we found shares the rest' '
	many_notes 30 >../notes.md &&
	git handoff --budget 400 "finish the work" -F ../notes.md >../out 2>../err &&
	test_grep "your notes: whole" ../err &&
	git handoff show --raw last >../actual &&
	for i in 1 15 30; do test_grep "decision number $i " ../actual || return 1; done &&
	test_grep "^\*Longer than the budget of 400 tokens, to keep" ../actual &&
	test "$(git handoff tokens <../actual)" -le 800 &&
	git handoff -n "finish the work" -m "one note" >../actual &&
	test_not_grep "budget" ../actual
'

test_expect_success 'what exceeds twice the budget is named, with how to read it' '
	many_notes 90 >../notes.md &&
	git handoff --budget 400 "finish the work" -F ../notes.md >../out 2>../err &&
	id=$(sed -n "s/^handoff \(....-....\).*/\1/p" ../err) &&
	test_grep "your notes: left out [0-9]* of What you must know" ../err &&
	test_grep "git handoff show --full $id" ../err &&
	git handoff show --raw last >../actual &&
	test "$(git handoff tokens <../actual)" -le 800 &&
	test_grep "rejected the other way" ../actual &&
	test_grep "^\*The author.s notes exceed twice the budget of 400" ../actual &&
	test_not_grep "decision number 90 " ../actual &&
	git handoff show --full "$id" >../actual &&
	test_grep "decision number 90 " ../actual
'

test_expect_success 'a limit of characters is a hard one, and says what it cut' '
	many_notes 90 >../notes.md &&
	git handoff --chars 2k "finish the work" -F ../notes.md >../out 2>../err &&
	test_grep "your notes: left out [0-9]* of What you must know" ../err &&
	git handoff show --raw last >../actual && test "$(wc -m <../actual)" -le 2000 &&
	test_grep "^\*Left out of the author.s notes for the limit of 2000 char" ../actual &&
	test_expect_code 128 git handoff -n --chars 100 "finish" 2>../err &&
	test_grep "give at least" ../err &&
	test_expect_code 129 git handoff -n --chars 0 "finish" 2>../err
'

test_expect_success 'any budget gives a page that has what every page must have' '
	many_notes 40 >../notes.md &&
	for budget in 300 500 850 1500 4000 20000; do
		git handoff -n --budget $budget "finish the work" -F ../notes.md >../actual &&
		test_grep "^## Goal" ../actual && test_grep "^## Next steps" ../actual &&
		test_grep "^## State" ../actual && test_grep "2 commits on main" ../actual &&
		test_grep "rejected the other way" ../actual || return 1
	done
'

test_expect_success 'what is not committed has its lines and functions' '
	mkdir src tests && test_when_finished "git reset -q --hard && git clean -qfd" &&
	printf "import os\n\nclass Reader:\n    def one(self):\n        x = 1\n        return x\n\n    def gone(self):\n        return 2\n" >src/a.py &&
	printf "import { z } from \"z\";\n\nclass Reader {\n  async run(x) {\n    if (x) {\n      z(x);\n    }\n  }\n}\n" >src/b.ts &&
	echo old >package-lock.json &&
	git add . && git commit -q -m "files" &&
	printf "import os\n\nclass Reader:\n    def one(self):\n        x = 1\n        return x + 1\n\n    def fresh(self):\n        return 2\n" >src/a.py &&
	sed "s/z(x)/z(x + 1)/" src/b.ts >../b && mv ../b src/b.ts && echo new >package-lock.json &&
	printf "def test_one():\n    pass\n" >tests/test_a.py &&
	git handoff -q "go on" >../path && now=$(sed -n "s/^snapshot: //p" "$(cat ../path)") &&
	sed -n "/^- Uncommitted/p" "$(cat ../path)" >../actual &&
	cat >../expect <<-EOF &&
	- Uncommitted: \`src/a.py:6-8 @ $now (one, added fresh, removed gone)\`
	- Uncommitted: \`src/b.ts:6 @ $now (run)\`
	- Uncommitted: \`tests/test_a.py @ $now (test_one)\` untracked
	- Uncommitted, too: 1 generated or lock file.
	EOF
	test_cmp ../expect ../actual &&
	git handoff -n --json "go on" >../actual &&
	test_grep "\"from\": \"repository\"" ../actual &&
	test_grep "\"kind\": \"pointer\"" ../actual
'

test_expect_success 'on a default branch the commits of others are left out' '
	git init -q ../others && (
		cd ../others &&
		for i in $(seq 14); do
			git commit -q --allow-empty -m "theirs $i" || exit 1
		done &&
		echo mine >file && git handoff -n "go on" >../actual
	) &&
	test_not_grep theirs ../actual &&
	test_grep "on the default branch, with no commits of its own" ../actual &&
	test_grep "^- Uncommitted: .file. untracked" ../actual
'

test_expect_success 'a pathspec narrows it, and the reader is told' '
	git handoff -n "finish it" -- nothing-here >actual &&
	test_grep "limited to changes under .nothing-here." actual
'

test_expect_success 'bad words are refused with what to type next' '
	test_expect_code 129 git handoff "" 2>err && test_grep "empty" err &&
	test_expect_code 129 git handoff new " " 2>err && test_grep "empty" err &&
	test_expect_code 129 git handoff "a b" --budget=x 2>err &&
	test_grep "not a number of tokens" err &&
	test_expect_code 129 git handoff "a b" --expire=soon 2>err &&
	test_grep "no duration" err &&
	test_expect_code 129 git handoff "a b" --kind=nice 2>err &&
	test_grep "unknown kind" err &&
	test_expect_code 128 git handoff "a b" --base mian 2>err &&
	test_grep "main" err &&
	test_expect_code 128 git handoff "a b" -F nowhere.md 2>err &&
	test_grep "nowhere.md" err
'

test_expect_success 'a template of your own, and one with a mistake' '
	printf "{{title}} on {{branch}}\n" >"$TRASH/good" &&
	git handoff -n "x y" --template "$TRASH/good" >actual &&
	echo "x y on topic" >expect && test_cmp expect actual &&
	printf "one\n{{#goal}}\n" >"$TRASH/bad" &&
	test_expect_code 128 git handoff "x y" --template "$TRASH/bad" 2>err &&
	test_grep "line 2" err && rm -f expect
'

test_expect_success 'notes are kept when the rest fails' '
	test_expect_code 128 git handoff "x y" --base nowhere \
		-m "words worth keeping" 2>err &&
	kept=$(sed -n "s/.*kept, redacted, in .\(.*\).; use.*/\1/p" err) &&
	test_grep "words worth keeping" "$kept"
'

test_expect_success 'outside a repository it says so' '
	mkdir "$TRASH/elsewhere" && cd "$TRASH/elsewhere" &&
	test_expect_code 128 git handoff "x y" 2>err &&
	test_grep "not a git repository" err
'

test_done
