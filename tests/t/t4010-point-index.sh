#!/bin/sh
# The index of fingerprints: whatever happens to it, the answer is the same.
. "$(dirname "$0")/test-lib.sh"

awk 'BEGIN {
  for (i = 1; i <= 1500; i++) {
    path = sprintf("d%02d/f%04d.c", i % 40, i)
    if (i <= 40) system(sprintf("mkdir -p d%02d", i % 40))
    for (n = 1; n <= 30; n++)
      printf "\tresult_%d = compute_%d(window_%d, %d);\n", n, i, i * n, n >path
    close(path)
  }
}'
git add . && git commit -q -m 'all of them'
{
	echo 'What I saw:' && echo &&
	sed -n 5,14p d07/f0047.c && echo &&
	sed -n 8,20p d11/f1011.c
} >in
index=.git/handoff/fingerprints-$(id -u)
git handoff point <in >want

# same: the answer is what it was, and expands; nothing else lies in the index.
same() {
	git handoff point <in >out && test_cmp want out &&
	git handoff expand <out >back && test_cmp in back &&
	ls -A "$index" | grep -v -e '^salt$' -e '\.segment$' -e '\.tree$' >odd
	test ! -s odd
}

test_expect_success 'both passages are found, and the tree is not listed again' '
	test "$(grep -c "^= " want)" -eq 2 &&
	GIT_TRACE=$PWD/trace git handoff point <in >out &&
	test_cmp want out &&
	test_not_grep ls-tree trace
'

# The names are longer than what bytes of chance spell.
test_expect_success 'no name of a file is in it' '
	! grep -r -l -a -e f0047.c -e d07/f "$index"
'

for what in segment tree; do
	test_expect_success "a cut .$what is made anew" '
		for file in "$index"/*.'$what'; do
			head -c 3000 "$file" >part && cat part >"$file" || return 1
		done &&
		same && same
	'

	test_expect_success "a damaged .$what is made anew" '
		for file in "$index"/*.'$what'; do
			size=$(wc -c <"$file") &&
			for at in 20 $((size / 3)) $((size - 9)); do
				printf "\\125\\252\\125" |
				dd of="$file" bs=1 seek=$at conv=notrunc 2>dd.log || return 1
			done
		done &&
		same && same
	'

	test_expect_success "an empty .$what, and one that is a directory, do not matter" '
		for file in "$index"/*.'$what'; do
			: >"$file" || return 1
		done &&
		mkdir "$index/0000000000000000.'$what'" &&
		same && rmdir "$index/0000000000000000.'$what'" && same
	'
done

test_expect_success 'without its salt the index is made anew' '
	rm "$index/salt" && same &&
	echo "no salt" >"$index/salt" && same
'

test_expect_success 'killed at any time, it leaves nothing that is wrong' '
	for wait in 0 0.005 0.01 0.015 0.02 0.03 0.04 0.06 0.08 0.1; do
		rm -rf .git/handoff &&
		{ git handoff point <in >killed 2>&1 & } &&
		child=$! && sleep $wait &&
		{ kill -9 $child 2>/dev/null || :; } &&
		{ wait $child 2>/dev/null || :; } &&
		mkdir -p "$index" && chmod 700 "$index" &&
		same || return 1
	done
'

test_expect_success 'what other branches have does not count' '
	git switch -q -c other &&
	for i in $(seq 120); do
		{ sed -n 5,14p d07/f0047.c && echo "int other_$i;"; } >other$i.c
	done &&
	git add other*.c && git commit -q -m "a hundred copies" &&
	git handoff point <in >out && test_not_grep "f0047.c" out &&
	git switch -q main && same && git branch -q -D other
'

test_expect_success 'several work trees fill it at once' '
	for i in 1 2 3 4; do
		git worktree add -q --detach ../wt$i || return 1
	done &&
	rm -rf .git/handoff &&
	for i in 1 2 3 4; do
		(cd ../wt$i && exec git handoff point <../trash/in >../out$i) &
	done &&
	wait &&
	for i in 1 2 3 4; do
		test_cmp want ../out$i || return 1
	done &&
	same && same
'

test_expect_success 'what they indexed twice goes again' '
	size=$(cat "$index"/*.segment | wc -c) &&
	rm -rf .git/handoff && same &&
	once=$(cat "$index"/*.segment | wc -c) &&
	test "$size" -lt $((once * 5 / 4))
'

test_expect_success 'where the index cannot be made or written, it is done without' '
	rm -rf .git/handoff && : >.git/handoff &&
	git handoff point <in >out 2>err && test_cmp want out &&
	rm .git/handoff && same &&
	chmod a-w "$index" && { rm -f "$index"/*.tree 2>rm.log || :; } &&
	git handoff point <in >out && test_cmp want out &&
	chmod u+w "$index"
'

test_expect_success 'where the disk is full, it is done without' '
	rm -rf .git/handoff && same && rm -f "$index"/*.segment &&
	(ulimit -f 3 && git handoff point <in >out) && test_cmp want out &&
	! ls "$index"/*.segment 2>ls.log &&
	same
'

test_expect_success 'a changed file is found by the next run' '
	sed -n 5,14p d07/f0047.c >passage &&
	sed "s/window/door/" passage >d07/f0047.c &&
	git commit -q -a -m "a door" &&
	cat d07/f0047.c >in2 &&
	git handoff point <in2 >out2 &&
	test_grep "^= .d07/f0047.c:1-10 @ $(git rev-parse --short HEAD)" out2 &&
	git handoff expand <out2 >back && test_cmp in2 back
'

test_expect_success 'large files that have no room at once are compared in turn' '
	git init -q ../large && cd ../large && git config core.compression 0 &&
	for i in 1 2 3 4 5 6; do
		awk -v i=$i "BEGIN {
			for (n = 1; n <= 160000; n++)
				printf \"value %d of the table %d is %d, and what follows\\n\", \
					n, i, n * i % 9973 }" >table$i.txt || return 1
	done &&
	git add . && git commit -q -m tables &&
	for i in 1 2 3 4 5 6; do
		echo "## Table $i" && echo && sed -n 70000,70029p table$i.txt && echo
	done >in &&
	git handoff point <in >out &&
	for i in 1 2 3 4 5 6; do
		test_grep "^= .table$i.txt:70000-70029 @" out || return 1
	done &&
	git handoff expand <out | cmp - in
'

test_done
