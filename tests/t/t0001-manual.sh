#!/bin/sh
# The manual and the completions say what the program says.
. "$(dirname "$0")/test-lib.sh"

# The forms of a command, one a line, as man page and usage give them.
from_page() {
	sed -n '/^\.SH SYNOPSIS/,/^\.fi/p' "$1" |
		sed -n 's/^\\fIgit handoff\\fR //p'
}
from_usage() {
	git handoff "$1" -h | sed -n 's/^usage: git handoff //p; s/^   or: git handoff //p'
}

for command in $(git handoff --git-completion-helper); do
	test_expect_success "$command: page and usage give the same synopsis" '
		page=$HANDOFF_STAGE/share/man/man1/git-handoff-$command.1 &&
		from_page "$page" >expect &&
		from_usage "$command" >actual &&
		test -s expect && test_cmp expect actual && rm expect
	'
	test_expect_success "$command: its usage fits 80 columns" '
		test_expect_code 129 git handoff $command -h >actual &&
		awk "length(\$0) > 80" actual >long && test_cmp /dev/null long
	'
	test_expect_success "$command: the page names every option" '
		page=$HANDOFF_STAGE/share/man/man1/git-handoff-$command.1 &&
		if grep -q "^and all options of" "$page"
		then
			page="$page $HANDOFF_STAGE/share/man/man1/git-handoff-new.1"
		elif grep -q "^All options of" "$page"
		then
			page="$page $HANDOFF_STAGE/share/man/man1/git-handoff-new.1"
		fi &&
		for option in $(git handoff $command --git-completion-helper)
		do
			cat $page >all &&
			test_grep -e "${option%=}" all || return 1
		done
	'
done

test_expect_success 'the list of commands fits 80 columns' '
	test_expect_code 129 git handoff -h >actual &&
	awk "length(\$0) > 80" actual >long && test_cmp /dev/null long
'

if command -v man >/dev/null; then
	test_expect_success 'git finds the pages in the prefix' '
		git handoff --help >actual && test_grep -i "git-handoff" actual &&
		git handoff tokens --help >actual && test_grep -i tokens actual
	'
	test_expect_success 'no page has a mistake' '
		for page in "$HANDOFF_STAGE"/share/man/man?/*; do
			man --warnings -E UTF-8 -l -Tutf8 -Z "$page" 2>&1 >/dev/null |
				tee warnings && ! test -s warnings || return 1
		done
	'
else
	test_skip 'git finds the pages in the prefix' 'no man(1)'
fi

test_expect_success 'completions stand where shells look for them' '
	test -f "$HANDOFF_STAGE/share/bash-completion/completions/git-handoff" &&
	test -f "$HANDOFF_STAGE/share/zsh/site-functions/_git-handoff" &&
	test -f "$HANDOFF_STAGE/share/fish/vendor_completions.d/git-handoff.fish"
'

if command -v bash >/dev/null &&
	test -f /usr/share/bash-completion/completions/git; then
	test_expect_success 'bash completes commands and options' '
		cat >complete.bash <<-\EOF &&
		. /usr/share/bash-completion/completions/git
		. "$HANDOFF_STAGE/share/bash-completion/completions/git-handoff"
		complete_line() {
			COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
			COMP_LINE="$*" COMP_POINT=${#COMP_LINE} COMPREPLY=()
			__git_wrap__git_main && printf "%s\n" "${COMPREPLY[@]}"
		}
		complete_line git handoff tok
		complete_line git handoff tokens --js
		EOF
		bash complete.bash >actual &&
		test_grep "^tokens" actual && test_grep "^--json" actual
	'
else
	test_skip 'bash completes commands and options' 'no bash completion'
fi

test_done
