#!/bin/sh
# What others send costs time in proportion to its size.
. "$(dirname "$0")/test-lib.sh"

test_expect_success 'no shape of a text makes a command quadratic' '
	git switch -q -c topic && test_commit x &&
	"$TEST_DIRECTORY/linear/grow.py" >actual && test_cmp /dev/null actual
'

test_expect_success 'expand ends where its pointers name gigabytes' '
	perl -e "print qq(line \$_ of a long file\n) for 1 .. 200000" >large.txt &&
	git add large.txt && git commit -q -m large &&
	git handoff point <large.txt >one && test_grep "= .large.txt" one &&
	perl -e "local \$/; my \$t = <>; print \$t x 200" one >many &&
	test_expect_code 128 git handoff expand <many >out 2>err &&
	test_grep "more than 256 MiB" err && test_cmp /dev/null out
'

test_done
