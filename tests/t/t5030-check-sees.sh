#!/bin/sh
# What could hide a handoff from the guard, or a path from who reads its report.
. "$(dirname "$0")/test-lib.sh"
. "$TEST_DIRECTORY/guard-lib.sh"

test_expect_success 'a replaced object is looked at as it is' '
	fresh_repository r && write_readme clean.md &&
	write_handoff h.md && git add h.md && git commit -q -n -m two &&
	test_expect_code 1 git handoff check --history -q &&
	clean=$(git hash-object -w clean.md) &&
	git replace "$(git rev-parse HEAD:h.md)" "$clean" &&
	test_expect_code 1 git handoff check --history -q &&
	test_expect_code 1 git handoff check --range HEAD~1..HEAD -q &&
	git replace -d "$(git rev-parse HEAD:h.md)" &&
	git replace HEAD HEAD~1 &&
	test_expect_code 1 git handoff check --history -q &&
	test_expect_code 1 git handoff check --range HEAD~1..HEAD -q
'

test_expect_success 'a server is not blinded by a replacement that was pushed before' '
	fresh_repository s && git init -q --bare "$TRASH/server" &&
	printf "#!/bin/sh\nexec git handoff hook pre-receive\n" >"$TRASH/server/hooks/pre-receive" &&
	chmod +x "$TRASH/server/hooks/pre-receive" &&
	git push -q "$TRASH/server" main && write_handoff h.md &&
	git checkout -q -b topic && git add h.md && git commit -q -n -m two &&
	git replace HEAD main &&
	GIT_NO_REPLACE_OBJECTS=1 git push -q --no-verify "$TRASH/server" \
		"main:refs/replace/$(git rev-parse topic)" &&
	test_must_fail env GIT_NO_REPLACE_OBJECTS=1 \
		git push -q --no-verify "$TRASH/server" topic >out 2>&1 &&
	test_grep "is a handoff" out
'

test_expect_success 'a path takes one line of --porcelain' '
	fresh_repository p && name=$(printf "a\nb.md") && write_handoff "$name" &&
	write_handoff "pl\"ain.md" && write_handoff plain.md && git add . &&
	test_expect_code 1 git handoff check --porcelain >out &&
	git -c core.quotePath=false diff --cached --name-only >expect &&
	sort out >out.sorted && sort expect | test_cmp - out.sorted &&
	test_expect_code 1 git handoff check -z >out &&
	git diff --cached --name-only -z | test_cmp - out
'

test_expect_success 'a name in an error steers no terminal' '
	cd "$TRASH/r" && name=$(printf "no\033]0;x\007such") &&
	for command in take show verify edit check rescue session drop expand; do
		git handoff $command "$name" >out 2>&1 </dev/null
		! grep -q "$(printf "\033")" out || { cat -v out; return 1; }
	done
'

test_done
