#!/bin/sh
# point and expand: passages of issues that a branch names.
. "$(dirname "$0")/test-lib.sh"

mkdir bin && PATH="$PWD/bin:$PATH"
cat >bin/gh <<\EOF2
#!/bin/sh
echo "$GH_HOST $*" >>"$GH_LOG"
test -z "$GH_FAILS" || exit 4
test "$1 $2" = "api repos/acme/board/issues/42" || exit 1
cat "$GH_ANSWER"
EOF2
chmod +x bin/gh
GH_LOG=$PWD/gh.log GH_ANSWER=$PWD/answer.json GH_FAILS=
export GH_LOG GH_ANSWER GH_FAILS
: >gh.log
cat >answer.json <<\EOF2
{"number": 42, "title": "Names may be empty",
 "body": "A name is empty when the peer has sent none.\r\nThe parser must then take the default name of the window,\r\nand never the name of the frame before it.\r\n\r\nSeen by A. Tester."}
EOF2
unset GH_HOST
git remote add origin https://github.com/acme/board.git
git commit -q --allow-empty -m 'names: allow empty ones

Fixes #42'
cat >in <<\EOF2
The issue says:

> A name is empty when the peer has sent none.
> The parser must then take the default name of the window,
> and never the name of the frame before it.

So I did, and #42 can be closed.
EOF2

test_expect_success 'an issue that a commit names becomes a pointer' '
	git handoff point <in >out &&
	test_grep "^= .#42 \"Names may be empty\" | of\"[0-9a-f]*\" 3-5.$" out &&
	test_not_grep "default name" out &&
	test_grep "^github.com api repos/acme/board/issues/42$" gh.log &&
	git handoff expand <out >back &&
	test_cmp in back
'

test_expect_success 'the index of the tree is kept beside the issues' '
	rm -rf .git/handoff && : >gh.log &&
	git handoff point <in >out &&
	ls .git/handoff/fingerprints-*/*.tree
'

test_expect_success 'it is asked for once, and expands without a network' '
	GH_FAILS=1 git handoff point <in >again 2>err &&
	test_cmp out again &&
	test "$(wc -l <gh.log)" -eq 1 &&
	GH_FAILS=1 git handoff expand <out >back &&
	test_cmp in back
'

test_expect_success 'an edited issue does not change what older pointers say' '
	rm -rf .git/handoff/issues-*/never &&
	sed "s/must then take/has to take/" answer.json >answer2.json &&
	find .git/handoff/issues-* -type f -exec touch -d "2 hours ago" {} + &&
	GH_ANSWER=$PWD/answer2.json git handoff point <in >out2 &&
	test_not_grep "^= .#42.*3-5" out2 &&
	git handoff expand <out >back &&
	test_cmp in back
'

test_expect_success 'what cannot be read is named as not compared' '
	rm -rf .git/handoff &&
	GH_FAILS=1 git handoff point <in >out2 2>err &&
	test_cmp in out2 &&
	test_grep "not compared with issue #42: .gh. could not read it" err
'

test_expect_success 'several that cannot be read are one line' '
	rm -rf .git/handoff &&
	{ cat in && echo "see #42, #43 and #44"; } >in2 &&
	GH_FAILS=1 git handoff point <in2 2>err >out2 &&
	test_line_count 1 err &&
	test_grep "not compared with issues #42, #43, #44: .gh. could not read them" err
'

test_expect_success 'short notes, and who does not want it, ask for nothing' '
	: >gh.log &&
	echo "close #42 soon" | git handoff point >out2 &&
	git -c handoff.issues=false handoff point <in >out2 &&
	test_cmp in out2 &&
	test "$(wc -l <gh.log)" -eq 0
'

test_expect_success 'the text is redacted before it is kept' '
	token=ghp_$(printf "%s" "0aB1cD2eF3gH4iJ5kL6mN7oP8qR9sT0uVw4x") &&
	sed "s/Seen by A. Tester/The token is $token/" answer.json >answer3.json &&
	GH_ANSWER=$PWD/answer3.json git handoff point <in >out2 &&
	test_grep "^= .#42" out2 &&
	! grep -r "$token" .git/handoff
'

test_expect_success 'a command of the user answers for any tracker' '
	rm -rf .git/handoff &&
	cat >bin/my-issue <<-\EOF2 &&
	#!/bin/sh
	test "$*" = "-t #42" || exit 1
	echo "Names may be empty"
	echo
	echo "A name is empty when the peer has sent none."
	echo "The parser must then take the default name of the window,"
	echo "and never the name of the frame before it."
	EOF2
	chmod +x bin/my-issue &&
	git -c handoff.issue.command="my-issue -t" handoff point <in >out2 &&
	test_grep "^= .#42 \"Names may be empty\"" out2 &&
	git handoff expand <out2 >back &&
	test_cmp in back
'

test_expect_success 'of Forgejo tea is asked, and where it fails fj' '
	rm -rf .git/handoff &&
	git remote set-url origin https://codeberg.org/acme/board.git &&
	cat >bin/fj <<-\EOF2 &&
	#!/bin/sh
	test "$*" = "issue view codeberg.org/acme/board#42" || exit 1
	echo "Names may be empty #42"
	echo "By tester - open"
	echo
	echo "> A name is empty when the peer has sent none."
	echo "> The parser must then take the default name of the window,"
	echo "> and never the name of the frame before it."
	echo
	echo "0 comments"
	EOF2
	chmod +x bin/fj &&
	git handoff point <in >out2 2>err && test_not_grep "^= .#42" out2 &&
	test_grep "not compared with issue #42: no client is signed in to .codeberg.org" err &&
	git config --global handoff.codeberg.org.forge forgejo &&
	git handoff point <in >out2 2>err &&
	test_grep "^= .#42 \"Names may be empty\"" out2 &&
	test_not_grep "not compared" err &&
	git handoff expand <out2 >back && test_cmp in back &&
	rm -rf bin/fj .git/handoff &&
	git handoff point <in >out2 2>err &&
	test_grep "not compared with issue #42: .tea. is not installed" err
'

test_expect_success 'an issue that is a file is a file' '
	mkdir issues &&
	{ echo "# Frames get lost"; echo
	  echo "A frame gets lost when the timer fires while the window is full."
	  echo "Nobody has seen it on a machine with less than sixteen cores."
	  echo "It comes back when the limit of the window is lowered to three,"
	  echo "and goes away as soon as anybody looks at it with a debugger."
	} >issues/0007-frames.md &&
	git add issues && git commit -q -m "an issue" &&
	sed -n "3,6s/^/> /p" issues/0007-frames.md >in3 &&
	git -c handoff.issues=false handoff point <in3 >out3 &&
	test_grep "^= .issues/0007-frames.md:3-6 @ .*(Frames get lost)" out3 &&
	git rm -q -r issues && git commit -q -m "no issue"
'

test_expect_success 'issues in the repository are read where the notes name them' '
	rm -rf .git/handoff && git remote remove origin &&
	mkdir .beads &&
	cat >.beads/issues.jsonl <<-\EOF2 &&
	{"id":"bd-7","title":"Other"}
	{"id":"bd-12","title":"The timer fires twice","description":"After a lost acknowledgement the timer fires twice.\nThe second time there is no frame left in the window,\nand the program stops with an assertion that nobody reads.\nOn slow machines it happens about once in every hundred runs."}
	EOF2
	git add .beads && git commit -q -m "bd-12: keep the timer" &&
	cat >in2 <<-\EOF2 &&
	> After a lost acknowledgement the timer fires twice.
	> The second time there is no frame left in the window,
	> and the program stops with an assertion that nobody reads.
	> On slow machines it happens about once in every hundred runs.
	EOF2
	git handoff point <in2 >out2 &&
	test_grep "^= .issue bd-12 \"The timer fires twice\"" out2 &&
	git handoff expand <out2 >back &&
	test_cmp in2 back
'

test_done
