#!/bin/sh
# git handoff list and show: what there is, for people and for programs.
. "$(dirname "$0")/test-lib.sh"

# Prints the id of a new handoff.
new() {
	git handoff new "$@" </dev/null >"$TRASH/new.out" 2>"$TRASH/new.err" &&
		path=$(head -n 1 "$TRASH/new.out") && id=${path%.md} &&
		echo "${id#"${id%?????????}"}"
}

test_commit one && git switch -q -c topic && test_commit two || exit 1

test_expect_success 'an empty list is empty, in every form' '
	git handoff list >actual 2>err && test ! -s actual &&
	git handoff list --porcelain >actual && test ! -s actual &&
	git handoff list --json >actual && test_grep "\"handoffs\": \[\]" actual
'
rm -f actual err

test_expect_success 'the newest comes first, with what there is to know' '
	new "first" >../id1 && new "second thing" >../id2 &&
	git handoff list >../actual &&
	sed -n 1p ../actual >../head &&
	test_grep "^ID  *AGE  *BRANCH  *PURPOSE  *TOKENS\$" ../head &&
	sed -n 2p ../actual >../line &&
	test_grep "^$(cat ../id2)  .*  topic  *second thing  *[0-9]*\$" ../line &&
	sed -n 3p ../actual >../line &&
	test_grep "^$(cat ../id1)  " ../line
'

test_expect_success 'the stable form has eleven fields a line' '
	git handoff list --porcelain >../actual &&
	test "$(awk -F"\t" "{ print NF }" ../actual | sort -u)" = 11 &&
	cut -f 1,2,3,8,9,10 ../actual >../fields &&
	printf "%s\tpresent\tcontinue\ttrash\ttopic\t%s\n" \
		"$(cat ../id2)" "second thing" "$(cat ../id1)" first >../expect &&
	test_cmp ../expect ../fields &&
	cut -f 11 ../actual | while read -r path; do
		test -f "$path" || return 1
	done
'

test_expect_success '-z ends records with NUL and quotes no path' '
	mkdir "$TRASH/new
line" &&
	(TMPDIR="$TRASH/new
line" && export TMPDIR && new "odd") &&
	git handoff list -z >../actual && cut -c 1-9 ../actual | head -n 1 >../id &&
	test "$(tr -dc "\000" <../actual | wc -c)" = 3 &&
	tr "\000" "#" <../actual >../visible &&
	test_grep "line/git-handoff-.*-$(cat ../id).md#" ../visible &&
	git handoff list --porcelain >../actual &&
	test "$(wc -l <../actual)" = 3 &&
	test_grep "\"$TRASH/new.nline/git-handoff" ../actual &&
	git handoff drop "$(cat ../id)"
'

test_expect_success 'no line is wider than the terminal' '
	for columns in 20 30 40 60 80 120; do
		COLUMNS=$columns git handoff list --all >../actual &&
		test_grep "$(cat ../id1)" ../actual &&
		test "$(wc -L <../actual)" -le $columns || return 1
	done
'

test_expect_success 'a damaged file is listed as such and harms no other' '
	damaged=$(new "soon damaged") &&
	path=$(git handoff show --path "$damaged") &&
	for bytes in "" "---\nid: 1\n" "\0377\0376\0000\0001" "# Notes\n\0033[31mred\n"; do
		printf "%b" "$bytes" >"$path" &&
		git handoff list >../actual && test_grep "$damaged.*damaged" ../actual &&
		test_grep "$(cat ../id1)" ../actual &&
		test_not_grep "$(printf "\033")" ../actual &&
		git handoff list --json >../actual &&
		test_grep "\"state\": \"damaged\"" ../actual &&
		git handoff list --porcelain >../actual && test_grep damaged ../actual &&
		test_expect_code 128 git handoff take "$damaged" 2>../err &&
		test_grep "is damaged: line" ../err &&
		test_expect_code 1 git handoff verify "$damaged" >../actual &&
		test_grep "^FAIL format" ../actual || return 1
	done &&
	git handoff show --raw "$damaged" >../raw && cmp "$path" ../raw &&
	git handoff drop "$damaged" && test ! -e "$path"
'

test_expect_success 'a pipe in a handoff'\''s place is damaged, and nobody waits' '
	piped=$(new "piped") && path=$(git handoff show --path "$piped") &&
	rm "$path" && mkfifo "$path" &&
	git handoff list >../actual && test_grep "$piped.*damaged" ../actual &&
	git handoff drop "$piped" && test ! -e "$path"
'

test_expect_success 'a damaged ledger entry is said and costs no other' '
	ledger=.git/handoff/ledger-$(id -u) && cp -r $ledger ../ledger &&
	test_when_finished "rm -rf $ledger && mv ../ledger $ledger" &&
	echo nonsense >"$ledger/2222-2222" &&
	git handoff list >../actual 2>../err && test_grep "$(cat ../id1)" ../actual &&
	test_grep "ledger.*2222-2222.*damaged" ../err
'

test_expect_success '--all lists those of other repositories, from anywhere' '
	git init -q ../other && (cd ../other && test_commit x && new "elsewhere" >../id3) &&
	git handoff list >../actual && test_not_grep elsewhere ../actual &&
	git handoff list --all >../actual && test_grep "other .*elsewhere" ../actual &&
	test_grep "second thing" ../actual &&
	mkdir ../nowhere && cd ../nowhere &&
	git handoff list --all >../actual && test_grep elsewhere ../actual &&
	test_expect_code 128 git handoff list 2>../err &&
	test_grep "not a git repository" ../err &&
	git handoff show --raw "$(cat ../id3)" >../actual && test_grep elsewhere ../actual
'

test_expect_success 'it works in a subdirectory, a linked worktree and with --git-dir' '
	mkdir -p sub && (cd sub && git handoff list) >../actual && rmdir sub &&
	test_grep first ../actual &&
	git worktree add -q ../linked -b linked &&
	(cd ../linked && git handoff -n "go on") >../named &&
	test_grep "^repository: trash$" ../named &&
	(cd .git && git handoff -n "go on") >../named &&
	test_grep "^repository: trash$" ../named &&
	git -C ../linked handoff list >../actual && test_grep first ../actual &&
	git worktree remove ../linked &&
	(cd / && git --git-dir="$TRASH/trash/.git" --work-tree="$TRASH/trash" \
		handoff list) >../actual && test_grep first ../actual
'

test_expect_success 'ids: abbreviated, in capitals, wrong, ambiguous' '
	id=$(cat ../id2) && short=${id%????} &&
	git handoff show --path "$short" >../expect &&
	git handoff show --path "$(echo "$id" | tr -d - | tr a-z A-Z)" >../actual &&
	test_cmp ../expect ../actual &&
	test_expect_code 128 git handoff show "${id%?}0" 2>../err &&
	test_grep "did you mean .$id" ../err &&
	test_expect_code 128 git handoff show "x" 2>../err &&
	test_grep "no handoff .x." ../err &&
	document=$(git handoff show --path "$id") &&
	for twin in zz22-2222 zz22-3333; do
		copy=$(dirname "$document")/topic-$twin.md && sed "s/^id: .*/id: $twin/" \
			"$document" >"$copy" && chmod 600 "$copy" || return 1
	done &&
	test_when_finished "git handoff drop zz22-2222 zz22-3333" &&
	test_expect_code 128 git handoff show zz22 2>../err &&
	test_grep ambiguous ../err && test_grep "zz22-2222 topic" ../err &&
	test_grep "zz22-3333 topic" ../err
'

test_expect_success 'show prints the document, --json holds it' '
	git handoff show --raw "$(cat ../id1)" >../raw &&
	cmp ../raw "$(git handoff show --path "$(cat ../id1)")" &&
	git handoff show "$(cat ../id1)" >../actual && test_grep "first" ../actual &&
	git handoff show --json "$(cat ../id1)" >../actual &&
	test_grep "\"purpose\": \"first\"" ../actual &&
	test_grep "\"document\": \"---.nhandoff: 1" ../actual
'

if script -qec true /dev/null >/dev/null 2>&1; then
	test_expect_success 'a terminal gets the pager, with its own settings' '
		export GIT_PAGER="sed s/^/paged:/" &&
		script -qec "git handoff show $(cat ../id1)" /dev/null >../actual &&
		test_grep "^paged:" ../actual &&
		script -qec "git --no-pager handoff show $(cat ../id1)" /dev/null \
			>../actual &&
		test_not_grep "^paged:" ../actual &&
		GIT_PAGER_IN_USE=1 script -qec "git handoff show $(cat ../id1)" \
			/dev/null >../actual &&
		test_not_grep "^paged:" ../actual
	'
	test_expect_success 'a terminal gets wrapped lines and colour, unless told not' '
		esc=$(printf "\033") && id=$(new "$(printf "words %.0s" $(seq 60))") &&
		shown() { GIT_PAGER=cat COLUMNS=40 "$@" script -qec \
			"git handoff show $id" /dev/null | tr -d "\r" >../actual; } &&
		shown env TERM=xterm && test_grep "$esc\[" ../actual &&
		sed "s/$esc\[[0-9;]*m//g" ../actual |
			grep ^words >../words && test "$(wc -l <../words)" -gt 5 &&
		test "$(wc -L <../words)" -le 40 &&
		shown env TERM=dumb && test_not_grep "$esc" ../actual &&
		shown env TERM=xterm NO_COLOR=1 && test_not_grep "$esc" ../actual &&
		git config color.handoff never && shown env TERM=xterm &&
		test_not_grep "$esc" ../actual && git config --unset color.handoff
	'
	test_expect_success 'a pager that ends early is no failure' '
		export GIT_PAGER="head -n 1" &&
		script -qec "git handoff show $(cat ../id1)" /dev/null >../actual
	'
else
	test_skip 'a terminal gets the pager' 'no script(1), or no terminal to be had'
fi

test_done
