#!/bin/sh
# point: the real gh asks a forge on this machine, over TLS.
. "$(dirname "$0")/test-lib.sh"

command -v gh >/dev/null || skip_all "no gh"
. "$TEST_DIRECTORY/forge-lib.sh"

start_forge
GH_HOST=$forge
GH_ENTERPRISE_TOKEN=token-of-the-test
export GH_HOST GH_ENTERPRISE_TOKEN
git remote add origin "https://$forge/acme/board.git"
notes_about_issue >../in

test_expect_success 'gh reads the issue that a commit names, and no other' '
	git commit -q --allow-empty -m "names: allow empty ones" -m "Fixes #42" &&
	git handoff point <../in >../pointed &&
	test_grep "^= .#42 \"Names may be empty\" | of\"[0-9a-f]*\" 3-5.$" ../pointed &&
	git handoff expand <../pointed >../back && test_cmp ../in ../back &&
	test_line_count 1 ../forge/log &&
	test_grep "issues/42 token token-of-the-test$" ../forge/log
'

test_expect_success 'an issue that the forge does not have is said' '
	echo "See #43 for it." | cat ../in - >../in2 &&
	git handoff point <../in2 >../pointed 2>../err &&
	test_grep "not compared with issue #43: .gh. could not read it" ../err &&
	test_grep "^= .#42" ../pointed
'

test_expect_success 'without the forge what was read once still expands' '
	kill $server &&
	git handoff expand <../pointed >../back && test_cmp ../in2 ../back &&
	rm -rf .git/handoff &&
	git handoff point <../in >../pointed2 2>../err && test_cmp ../in ../pointed2 &&
	test_grep "not compared with issue #42: .gh. could not read it" ../err
'

test_done
