#!/bin/sh
# point: the real glab and fj, where they are installed, ask a forge on this
# machine, over TLS.
. "$(dirname "$0")/test-lib.sh"
. "$TEST_DIRECTORY/forge-lib.sh"

start_forge
git remote add origin "https://$forge/acme/board.git"
git commit -q --allow-empty -m "names: allow empty ones" -m "Fixes #42"
notes_about_issue >../in

# finds FORGE PATH: the issue is read by this path, once, with the token, and
# one that the forge does not have is said.
finds() {
	rm -rf .git/handoff ../forge/log &&
	git config --global "handoff.$forge.forge" $1 &&
	git handoff point <../in >../pointed &&
	test_grep "^= .#42 \"Names may be empty\" | of\"[0-9a-f]*\" 3-5.$" ../pointed &&
	git handoff expand <../pointed >../back && test_cmp ../in ../back &&
	test_line_count 1 ../forge/log &&
	test_grep "^$2?* .*token-of-the-test$" ../forge/log &&
	echo "See #43 for it." | cat ../in - >../in2 &&
	git handoff point <../in2 >../pointed 2>../err &&
	test_grep "not compared with issue #43: .* could not read it" ../err &&
	test_grep "^= .#42" ../pointed
}

if command -v glab >/dev/null
then
	test_expect_success 'glab reads the issue that a commit names, and no other' '
		GITLAB_TOKEN=token-of-the-test && export GITLAB_TOKEN &&
		finds gitlab /api/v4/projects/acme%2Fboard/issues/42
	'
else
	test_skip 'glab reads the issue' 'no glab'
fi

if command -v fj >/dev/null
then
	test_expect_success 'fj reads the issue that a commit names, and no other' '
		fj -H "https://$forge" auth add-key someone token-of-the-test &&
		finds gitea /api/v1/repos/acme/board/issues/42
	'
else
	test_skip 'fj reads the issue' 'no fj'
fi

test_done
