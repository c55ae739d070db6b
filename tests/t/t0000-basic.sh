#!/bin/sh
# The command line itself: help, versions, slips of the hand.
. "$(dirname "$0")/test-lib.sh"

test_expect_success 'git finds the extension and its version' '
	git handoff --version >actual &&
	test_grep "^git-handoff version [0-9]" actual
'

test_expect_success '-h prints usage on stdout and exits 129' '
	test_expect_code 129 git handoff -h >actual 2>err &&
	test_grep "^usage: git handoff" actual &&
	test_expect_code 129 git handoff tokens -h >actual 2>err &&
	test_grep "^usage: git handoff tokens" actual
'

test_expect_success 'a slip of the hand names the nearest command' '
	test_expect_code 129 git handoff tokesn 2>err &&
	test_grep "did you mean .git handoff tokens" err
'

test_expect_success 'options: abbreviated, stuck, unknown, without value' '
	printf "one two" >in &&
	git handoff tokens --tok=claude <in >actual && test_grep "^2$" actual &&
	git handoff tokens --tokenizer claude --json <in >actual &&
	test_grep "\"tokens\": 2" actual &&
	test_expect_code 129 git handoff tokens --nope <in 2>err &&
	test_grep "unknown option .--nope" err &&
	test_expect_code 129 git handoff tokens --tokenizer <in 2>err &&
	test_grep "requires a value" err &&
	test_expect_code 129 git handoff tokens --tokenizer= <in 2>err &&
	test_grep "unknown tokenizer" err &&
	test_expect_code 129 git handoff tokens --json=1 <in 2>err &&
	test_grep "takes no value" err &&
	test_expect_code 129 git handoff tokens -q <in 2>err &&
	test_grep "unknown option .-q." err &&
	test_expect_code 129 git handoff list -aQ 2>err &&
	test_grep "unknown option .-Q." err &&
	test_expect_code 129 git handoff recall word -n 2>err &&
	test_grep "option .-n. requires a value" err &&
	test_expect_code 129 git handoff tokens extra <in 2>err &&
	test_grep "unexpected argument" err
'

test_expect_success 'a purpose without its quotes is shown with them' '
	test_expect_code 129 git handoff finish the parser -n 2>err &&
	test_grep "not a handoff command" err &&
	test_grep "git handoff .finish the parser.$" err &&
	test_expect_code 129 git handoff new finish the parser 2>err &&
	test_grep "git handoff new .finish the parser." err &&
	test_expect_code 129 git handoff parser -m note 2>err &&
	test_grep "git handoff new parser$" err
'

test_expect_success 'each command has a page, and git-handoff(1) lists it' '
	git handoff -h >usage
	sed -n "s/^ *git handoff \([a-z]*\) .*/\1/p; s/^   *\([a-z]*\)   *[a-z].*/\1/p" usage >commands &&
	test "$(wc -l <commands)" -gt 20 &&
	while read -r command
	do
		test_grep "^git-handoff-$command .*- " "$HANDOFF_STAGE/share/man/man1/git-handoff-$command.1" &&
			test_grep "^.fB$command.fR$" "$HANDOFF_STAGE/share/man/man1/git-handoff.1" || exit 1
	done <commands
'

test_done
