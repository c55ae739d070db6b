#!/bin/sh
# git handoff check --repositories: many repositories, one answer.
. "$(dirname "$0")/test-lib.sh"
. "$TEST_DIRECTORY/guard-lib.sh"

sweep() {
	git handoff check --all --history --repositories "$@"
}

test_expect_success 'set up: one clean, one that had a handoff, one bare' '
	cd "$TRASH" && git init -q clean && (
		cd clean && write_readme README.md && git add . &&
		git commit -q -m one
	) &&
	git init -q past && (
		cd past && write_handoff old.md && git add . &&
		git commit -q -m one && git rm -q old.md && git commit -q -m two &&
		write_handoff now.md && echo more >>now.md && git add . &&
		git commit -q -m three
	) &&
	git clone -q --bare past bare.git
'

test_expect_success '--all and --history together see now and then' '
	cd "$TRASH" && printf "now.md\nold.md\n" >expect &&
	test_expect_code 1 git -C past handoff check --all --history \
		--porcelain >out && test_cmp expect out
'

test_expect_success 'every repository is checked, refused paths are listed' '
	cd "$TRASH" && printf "clean\npast\nbare.git\npast\n" >list &&
	printf "bare.git\tnow.md\nbare.git\told.md\npast\tnow.md\npast\told.md\n" \
		>expect &&
	test_expect_code 1 sweep <list >out 2>err && test_cmp expect out &&
	test_grep "clean: clean" err &&
	echo clean | sweep -q >out && test_must_be_empty out
'

test_expect_success 'one SARIF has a run a repository' '
	cd "$TRASH" && test_expect_code 1 sweep -q --format sarif <list >out &&
	test "$(grep -c "\"automationDetails\"" out)" = 3 &&
	test_grep "\"id\": \"bare.git/\"" out
'

test_expect_success 'what cannot be checked is 128 and stops nobody' '
	cd "$TRASH" && mkdir -p clean/inside none && printf "none\nclean/inside\nnowhere\npast\n" \
		>odd &&
	test_expect_code 128 sweep <odd >out 2>err &&
	test_grep "^past	old.md" out &&
	test_grep "none: not checked" err && test_grep "nowhere: not checked" err &&
	test_grep "clean/inside: not checked" err &&
	test_expect_code 128 sweep -q --format sarif <odd >out &&
	test_grep "\"executionSuccessful\": false" out
'

test_expect_success 'a shallow clone is not called clean' '
	cd "$TRASH" && git clone -q --depth=1 "file://$TRASH/past" shallow &&
	echo shallow >one &&
	test_expect_code 128 sweep <one 2>err && test_grep "shallow" err
'

test_expect_success 'a sweep is taken up where it was left' '
	cd "$TRASH" && head -n 2 list >first &&
	test_expect_code 1 sweep -q --resume done <first &&
	test "$(wc -l <done)" = 2 && mv past away && echo "{damaged" >>done &&
	test_expect_code 1 sweep --resume done <list >out 2>err &&
	test_cmp expect out && test_not_grep "^past" err &&
	test_grep "^bare.git: refused" err
'

test_expect_success 'what has failed is tried again, other questions too' '
	cd "$TRASH" && mv away past && rm done &&
	test_expect_code 128 sweep -q --resume done <one &&
	git -C shallow fetch -q --unshallow &&
	test_expect_code 1 sweep -q --resume done <one &&
	git handoff check --all --repositories --resume done <first 2>err;
	test_grep "clean: clean" err
'

test_expect_success 'it needs to know what to look at' '
	cd "$TRASH" && test_expect_code 129 git handoff check --repositories </dev/null 2>err &&
	test_grep "goes with --all" err &&
	test_expect_code 129 sweep --jobs many </dev/null 2>err
'

test_done
