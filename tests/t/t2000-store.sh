#!/bin/sh
# Where a handoff is stored, and who can read it.
. "$(dirname "$0")/test-lib.sh"

uid=$(id -u)
# Prints the path alone, with what there is to say on standard error.
new() {
	git handoff new "$@" </dev/null >"$TRASH/new.out" &&
		head -n 1 "$TRASH/new.out"
}

test_commit one && git switch -q -c topic && test_commit two || exit 1

test_expect_success 'it is in TMPDIR, for its owner alone' '
	path=$(new "fix the parser") &&
	case $path in
	"$TMPDIR/git-handoff-$uid/trash/topic-fix-the-parser-"????-????.md) ;;
	*) echo "$path" && false ;;
	esac &&
	test "$(stat -c %a "$path")" = 600 &&
	test "$(stat -c %a "$(dirname "$path")")" = 700 &&
	test "$(stat -c %a "$TMPDIR/git-handoff-$uid")" = 700
'

test_expect_success 'a wide umask makes it no wider, a narrow one no narrower' '
	for mask in 000 777; do
		rm -rf "$TMPDIR"/git-handoff-* &&
		(umask $mask && new "mask" >../path) &&
		test "$(stat -c %a "$(cat ../path)")" = 600 || return 1
	done
'

test_expect_success 'repository, index, stash and reflogs stay as they are' '
	echo dirty >>one.t && echo new >untracked &&
	test_when_finished "git checkout -q one.t; rm untracked" &&
	state() {
		git status --porcelain --ignored && git stash list &&
		git reflog --all && git for-each-ref && git ls-files --stage
	} &&
	state >../before && cp .git/index ../index &&
	new "look" && state >../after &&
	test_cmp ../before ../after && cmp .git/index ../index
'

# passed_over REASON TMPDIR: another place is taken, and it is said why.
passed_over() {
	TMPDIR=$2 new "elsewhere" >path 2>err && mv path ../path &&
	test_grep "$1" err && rm err &&
	case $(cat ../path) in
	"$PWD"/* | "$2"/*) cat ../path && return 1 ;;
	esac &&
	test -f "$(cat ../path)" && rm "$(cat ../path)"
}

test_expect_success 'a TMPDIR that cannot serve is passed over' '
	mkdir inside && test_when_finished "rm -rf inside" &&
	ln -s trash/inside ../sly &&
	git worktree add -q ../linked -b linked &&
	mkdir ../linked/tmp ../wide && chmod 777 ../wide && : >../file &&
	passed_over "is inside the work tree" "$PWD/inside" &&
	passed_over "is inside the work tree" "$TRASH/sly" &&
	passed_over "is inside the work tree" "$TRASH/linked/tmp" &&
	passed_over "is inside the git directory" "$PWD/.git" &&
	passed_over "is not an absolute path" "tmp" &&
	passed_over "is not a directory" "$TRASH/none" &&
	passed_over "is not a directory" "$TRASH/file" &&
	passed_over "is writable by others" "$TRASH/wide" &&
	git worktree remove --force ../linked
'

test_expect_success 'without TMPDIR it is in /tmp, said by nobody' '
	(unset TMPDIR GIT_HANDOFF_FALLBACKS && new "plain" >../path 2>../err) &&
	case $(cat ../path) in /tmp/git-handoff-*) ;; *) false ;; esac &&
	test_not_grep warning ../err &&
	git handoff drop last && test ! -e "$(cat ../path)" &&
	{ rmdir "/tmp/git-handoff-$uid/trash" "/tmp/git-handoff-$uid" || :; }
'

test_expect_success 'an unset HOME does no harm' '
	(unset HOME && GIT_CONFIG_GLOBAL=/dev/null new "homeless" >../path) &&
	test -f "$(cat ../path)"
'

test_expect_success 'handoff.dir comes first; inside the repository it is refused' '
	mkdir ../mine ../inside-not && mkdir -p sub &&
	test_when_finished "rmdir sub" &&
	path=$(git -c handoff.dir="$TRASH/mine" handoff new -q "mine" </dev/null) &&
	case $path in "$TRASH/mine/git-handoff-$uid/"*) ;; *) false ;; esac &&
	for dir in "$PWD/sub" "$PWD/.git" relative; do
		test_expect_code 128 git -c handoff.dir="$dir" handoff new -q "x" \
			</dev/null 2>../err &&
		test_grep "fatal: handoff.dir .$dir" ../err || return 1
	done &&
	git -c handoff.dir="$TRASH/mine" handoff list >../list &&
	test_grep mine ../list
'

test_expect_success 'a symlink or a wide directory in its place is passed over' '
	rm -rf "$TMPDIR"/git-handoff-* && mkdir ../victim &&
	ln -s "$TRASH/victim" "$TMPDIR/git-handoff-$uid" &&
	passed=$(new "sly" 2>../err) && test_grep "symbolic link" ../err &&
	test -z "$(ls ../victim)" && rm "$passed" "$TMPDIR/git-handoff-$uid" &&
	mkdir -m 755 "$TMPDIR/git-handoff-$uid" &&
	passed=$(new "wide" 2>../err) && test_grep "other users can access" ../err &&
	test -z "$(ls "$TMPDIR/git-handoff-$uid")" &&
	rm "$passed" && rmdir "$TMPDIR/git-handoff-$uid"
'

if test "$uid" = 0; then
	test_expect_success 'a directory of somebody else is passed over' '
		mkdir -m 700 "$TMPDIR/git-handoff-0" &&
		chown 12345 "$TMPDIR/git-handoff-0" &&
		passed=$(new "theirs" 2>../err) &&
		test_grep "belongs to another user" ../err &&
		rm "$passed" && rmdir "$TMPDIR/git-handoff-0"
	'
else
	test_expect_success 'a temporary directory that cannot be written is passed over' '
		chmod 555 "$TMPDIR" && test_when_finished "chmod 755 $TMPDIR" &&
		passed_over "cannot be written" "$TMPDIR"
	'
fi

mkdir "$TRASH/full" &&
	if mount -t tmpfs -o size=64k,mode=1777 none "$TRASH/full" 2>/dev/null; then
	trap 'umount "$TRASH/full"; chmod -R u+rwX "$TRASH" 2>/dev/null; rm -rf "$TRASH"' EXIT
	test_expect_success 'a full disk is answered by the next place' '
		dd if=/dev/zero of=../full/filler bs=4k count=100 2>/dev/null
		passed=$(TMPDIR=$TRASH/full new "full" 2>../err) &&
		test_grep "No space left" ../err && test -f "$passed" &&
		case $passed in "$TRASH/full"/*) false ;; esac &&
		test -z "$(find ../full -name "*.md" -o -name ".*.tmp")" &&
		rm "$passed"
	'
	test_expect_success 'what the budget left out is not lost on a full disk' '
		rm -rf ../full/git-handoff-* ../full/filler .git/handoff &&
		for i in $(seq 400); do echo "- word number $i stands in the notes"; done >../many &&
		dd if=/dev/zero of=../full/filler bs=1k count=44 2>/dev/null &&
		passed=$(TMPDIR=$TRASH/full new "full" -F ../many 2>../err) &&
		test_grep "full.: No space left" ../err && test -f "$passed" &&
		case $passed in "$TRASH/full"/*) false ;; esac &&
		git handoff show --full last >../actual &&
		test_grep "word number 399 " ../actual &&
		test -z "$(find ../full -name "*.md" -o -name "*.full")" &&
		git handoff list --porcelain >../list && test_not_grep gone ../list &&
		git handoff drop last 2>../err
	'
	test_expect_success 'notes that no disk takes are said' '
		dd if=/dev/zero of=../full/filler bs=1k count=100 2>/dev/null
		test_expect_code 128 env TMPDIR="$TRASH/full" \
			GIT_HANDOFF_FALLBACKS="$TRASH/full" git handoff -q "go on" \
			-m "a precious thought of sam@ourteam.dev" 2>../err &&
		test_grep "a precious thought of .REDACTED:email" ../err &&
		rm ../full/filler
	'
	mount -o remount,ro "$TRASH/full" &&
		test_expect_success 'a read-only disk is passed over' '
		passed_over "cannot be written" "$TRASH/full"
	'
else
	test_skip 'a full disk is answered by the next place' 'cannot mount a tmpfs'
	test_skip 'a read-only disk is passed over' 'cannot mount a tmpfs'
fi

test_expect_success 'at the limit of a file size it fails with a message' '
	rm -rf "$TMPDIR"/git-handoff-* &&
	test_expect_code 128 env - PATH="$PATH" HOME="$HOME" TMPDIR="$TMPDIR" \
		GIT_HANDOFF_FALLBACKS="$TRASH/fallback" \
		sh -c "ulimit -f 1; git handoff new -q --no-snapshot --budget 0 \
		-m thought limit </dev/null" 2>../err &&
	test_grep "File too large" ../err &&
	test_grep thought "$TMPDIR"/git-handoff-*/notes-*.md &&
	rm "$TMPDIR"/git-handoff-*/notes-*.md && test -z "$(find "$TMPDIR" -type f)"
'

test_expect_success 'many at once in two worktrees share nothing' '
	rm -rf "$TMPDIR"/git-handoff-* .git/handoff &&
	git worktree add -q ../second -b topic2 &&
	for i in 1 2 3 4; do
		git handoff new -q "same" </dev/null >../out.a$i 2>&1 &
		(cd ../second && git handoff new -q "same" </dev/null) \
			>../out.b$i 2>&1 &
	done && wait &&
	cat ../out.?? | sort -u >../paths &&
	test "$(grep -c "\.md$" ../paths)" = 8 &&
	git handoff list --porcelain >../list &&
	test "$(grep -c present ../list)" = 8
'

test_expect_success 'a killed write leaves no part of a file' '
	rm -rf "$TMPDIR"/git-handoff-* .git/handoff &&
	for signal in INT TERM KILL; do
		for delay in 0 0.002 0.004 0.006 0.008 0.01 0.015 0.02; do
			sh -c "exec git-handoff new -q killed </dev/null" \
				>/dev/null 2>&1 &
			pid=$!
			sleep $delay
			kill -$signal $pid 2>/dev/null
			wait $pid
		done
	done
	git handoff list --porcelain >../list 2>../err &&
	test_not_grep damaged ../list && test_not_grep "cannot\|damaged" ../err &&
	find "$TMPDIR" -name "*.md" >../files &&
	while read -r file; do
		tail -n 1 "$file" | grep . && git handoff show --raw "$file" >../raw &&
		test_grep "^## Suggested skills" ../raw || return 1
	done <../files
'

test_expect_success 'a signal in the middle of a snapshot leaves nothing of it' '
	rm -rf "$TMPDIR"/git-handoff-* .git/handoff &&
	git config --global filter.slow.clean "touch ../slow; sleep 0.5; cat" &&
	echo "slow.txt filter=slow" >.git/info/attributes && echo x >slow.txt &&
	for signal in INT TERM HUP; do
		rm -f ../slow
		perl -e "\$SIG{INT} = q(DEFAULT); exec @ARGV" setsid \
			git handoff new -q killed </dev/null >/dev/null 2>&1 &
		pid=$!
		until test -e ../slow || ! kill -0 $pid; do sleep 0.02; done
		# As a terminal does; git sends it on once more.
		kill -$signal -$pid && { wait $pid; test $? -gt 128; } &&
		while kill -0 -$pid 2>/dev/null; do sleep 0.02; done &&
		test "$(ls .git/objects | grep -c tmp_)" = 0 &&
		test "$(find "$TMPDIR" -name "*.md" | wc -l)" = 0 || return 1
	done
	rm slow.txt .git/info/attributes && git config --global --unset filter.slow.clean
'

test_expect_success 'it is found whatever TMPDIR the finder has' '
	path=$(new "found") &&
	(TMPDIR=/var/tmp && export TMPDIR && git handoff show --path last) >../actual &&
	echo "$path" >../expect && test_cmp ../expect ../actual
'

test_expect_success 'one that the system has cleared away is gone, and said so' '
	path=$(new "cleared") && id=$(basename "$path" .md) && id=${id#"${id%?????????}"} &&
	rm "$path" && git handoff list >../list && test_grep "$id.*gone" ../list &&
	test_expect_code 128 git handoff take last 2>../err &&
	test_grep "handoff .$id. is gone" ../err &&
	test_grep "has cleared .$path. away" ../err &&
	test_expect_code 1 git handoff show --path "$id" >../actual &&
	git handoff drop "$id" && git handoff list >../list &&
	test_not_grep "$id" ../list
'

test_expect_success 'a branch name can do no harm as a file name' '
	git switch -q -c "feature/ü;\$(id>x)|-rf" &&
	test_when_finished "git switch -q topic" &&
	path=$(new "../../etc: a \"quoted\" \\purpose
with a line") &&
	test -f "$path" && test "$(dirname "$path")" = "$TMPDIR/git-handoff-$uid/trash" &&
	test ! -e x && git handoff take "$path" >../actual && test_grep "etc" ../actual
'

test_expect_success 'a clock that goes backwards keeps the last one last' '
	new "first" && GIT_HANDOFF_NOW=1000000000 new "second" >../path &&
	git handoff show --path last >../actual && test_cmp ../path ../actual
'

test_done
