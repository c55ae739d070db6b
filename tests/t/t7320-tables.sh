#!/bin/sh
# What differs between forges and between kinds of handoffs is in their files.
. "$(dirname "$0")/test-lib.sh"

source=$TEST_DIRECTORY/../..

# named WORDS DIRECTORIES: where code, not comments, outside of these has one.
named() {
	(cd "$source" && find lib cmd -name "*.?pp" | grep -Ev "^($2)/" |
		xargs sed -n "s|//.*||; /$1/F")
}

test_expect_success 'only lib/forge asks which forge or client it is' '
	named "ForgeKind::[a-z]" lib/forge >actual &&
	named "Client::[a-z]" lib/forge >>actual &&
	test_cmp /dev/null actual
'

test_expect_success 'only store, handoff and the commands ask for a kind' '
	named "[^a-zA-Z]Kind::\(answer\|prototype\|continuation\)" \
		"lib/store|lib/handoff|cmd" >actual &&
	test_cmp /dev/null actual
'

test_done
