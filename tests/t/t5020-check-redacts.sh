#!/bin/sh
# What a report quotes of a document is redacted, then cut.
. "$(dirname "$0")/test-lib.sh"
. "$TEST_DIRECTORY/guard-lib.sh"

token=ghp_$(printf %s 0aB1cD2eF3gH4iJ5kL6mN7oP8qR9sT0uVw4x)
address=jane.roe$(printf '@')corp-mail.net
password=$(printf 'Zk7%s' 'qW2vXp9mLt')

# secretive FILE PADDING: a handoff whose telling lines hold secrets; PADDING
# moves them to and across the column where a quote ends.
secretive() {
	write_handoff "$1" &&
	sed -i -e "1s/.*/# Session handoff $2 $token/" \
		-e "s/^## Next steps/## Next steps $2 $address/" \
		-e "s/^## Gotchas/## Gotchas $2 password=$password/" \
		-e "s/^## Where things stand/password:\n## Where things stand/" "$1"
}

# spotless FILE: no secret, no address and no beginning of one.
spotless() {
	test_not_grep -e "${token%"${token#????????}"}" -e jane.roe -e "${password%????}" "$1"
}

test_expect_success 'no report quotes a secret, wherever a line is cut' '
	fresh_repository r &&
	for padding in x xxxxxxxxxxxxxxxx xxxxxxxxxxxxxxxxxxxxxxxxxxxx \
		xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
	do
		secretive h.md $padding && git add h.md &&
		for how in --json --format=sarif --format=github --format=gitlab ""; do
			test_expect_code 1 git handoff check $how >out 2>&1 &&
			spotless out || return 1
		done &&
		test_expect_code 1 git handoff check --json h.md >out 2>&1 &&
		test_grep "\[R" out && spotless out &&
		test_must_fail git commit -q -m h >out 2>&1 &&
		spotless out || return 1
	done
'

test_expect_success 'nor do the results of a sweep, kept or printed' '
	cd "$TRASH/r" && git commit -q -n -m h && printf "%s\n" "$PWD" >out &&
	test_expect_code 1 git handoff check --all --history --repositories \
		--resume "$TRASH/kept" --format=sarif <out >"$TRASH/sarif" 2>"$TRASH/said" &&
	for file in kept sarif said; do spotless "$TRASH/$file" || return 1; done &&
	test_grep "\[R" "$TRASH/kept"
'

test_expect_success 'nor does a policy that forbids words give them away' '
	cd "$TRASH/r" && printf "guard:\n  patterns:\n    - text: %s\n      reason: ask %s\n" "$token" "$address" >.handoff.yml &&
	write_readme page.md && echo "$token" >>page.md && git add page.md .handoff.yml &&
	test_expect_code 1 git handoff check --json >out 2>&1 && spotless out
'

test_done
