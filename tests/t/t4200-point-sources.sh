#!/bin/sh
# point: which source a passage is taken from, and that none is missing.
. "$(dirname "$0")/test-lib.sh"

# Outside the work tree, so that no snapshot holds them.
in=$TRASH/in said=$TRASH/said
# pointed: points the notes in $in, and checks that they come back.
pointed() {
	git handoff point <"$in" >"$in.pointed" &&
	git handoff expand <"$in.pointed" >"$in.back" &&
	cmp "$in" "$in.back"
}
short() { git rev-parse --short "$1"; }
# words N: lines that nobody else writes, all about N.
words() {
	for verb in opens reads counts closes keeps sends
	do
		echo "the $1 $verb each frame of the window before it answers its peer"
	done
}

mkdir -p src tests &&
words alpha >src/alpha.txt &&
words twin >src/twin.txt && words twin >tests/t.txt &&
words pair >b.txt && words pair >src/a-longer-name.txt &&
words lost >src/lost.txt && words both >src/both.txt &&
words older >src/older.c &&
git add . && git commit -q -m 'alpha: first version of all files' &&
git checkout -q -b topic &&
echo 'one line more' >>src/a-longer-name.txt &&
echo 'gone' >src/lost.txt && echo 'gone too' >src/older.c &&
words message >src/message.txt && words added >src/added.txt &&
git add . && git commit -q -F - <<END
sources: say what each of them is for

$(words message)
END

test_expect_success 'a message of the branch before a file' '
	words message >"$in" && pointed &&
	test_grep "^= .$(short HEAD) \"sources: say what" "$in.pointed"
'

test_expect_success 'a hunk of the branch before the file that it made' '
	words added | sed "s/^/+/" >"$in" && pointed &&
	test_grep "^= .$(short HEAD)^! -- src/added.txt" "$in.pointed"
'

test_expect_success 'what a command prints before a file that holds it' '
	for i in 1 2 3 4
	do
		git commit -q --allow-empty -m "sources: step $i of the long plan" || return 1
	done &&
	git log --oneline -5 >log.txt && git add log.txt &&
	git commit -q -m "a log in a file" &&
	cp log.txt "$in" && pointed &&
	test_grep "^= .git log --oneline -5 $(short HEAD^) | raw.$" "$in.pointed"
'

test_expect_success 'a file that the branch changed before another' '
	words pair >"$in" && pointed &&
	test_grep "^= .src/a-longer-name.txt:1-6 @ $(short HEAD)" "$in.pointed"
'

test_expect_success 'a file before its copy in a test' '
	words twin >"$in" && pointed &&
	test_grep "^= .src/twin.txt:1-6 @ $(short HEAD)" "$in.pointed"
'

test_expect_success 'an older version where the branch has it no more' '
	words lost >"$in" && pointed &&
	test_grep "^= .src/lost.txt:1-6 @ $(short main)" "$in.pointed"
'

# The work tree: a changed file, one as it was before the branch, a new one.
echo 'one line that is not committed' >>src/both.txt &&
words older >src/older.c && words fresh >src/fresh.c
path=$(git handoff -q -m "$(echo '## Decisions'; words noted; words lost)")
id=$(sed -n 's/^id: //p' "$path")
snapshot=$(sed -n 's/^snapshot: //p' "$path")

test_expect_success 'new points into the snapshot that it makes' '
	words fresh >"$in" &&
	path=$(git handoff -q --expire 1d <"$in") &&
	test_grep "^.*= .src/fresh.c:1-6 @ $snapshot" "$path" &&
	test_not_grep "fresh opens" "$path"
'

test_expect_success 'so does the filter, into the newest one of the branch' '
	words fresh >"$in" && pointed &&
	test_grep "^= .src/fresh.c:1-6 @ $snapshot" "$in.pointed" &&
	git show "$snapshot:src/fresh.c" >"$TRASH/there" &&
	test_cmp "$in" "$TRASH/there"
'

test_expect_success 'a patch of what is not committed is one of the snapshot' '
	git diff src/older.c >"$in" && pointed &&
	test_grep "^= .$snapshot^! -- src/older.c" "$in.pointed"
'

test_expect_success 'what status says comes from the snapshot' '
	for i in 1 2 3 4 5 6 7 8
	do
		echo "$i" >src/a-file-with-a-long-name-$i.txt || return 1
	done &&
	git add src/a-* && git commit -q -m "many" &&
	for i in 1 2 3 4 5 6 7 8
	do
		echo "$i $i" >src/a-file-with-a-long-name-$i.txt || return 1
	done &&
	git status --short --untracked-files=no >"$in" &&
	git handoff -q --expire 1d <"$in" >"$TRASH/path" &&
	now=$(sed -n "s/^snapshot: //p" "$(cat "$TRASH/path")") &&
	pointed &&
	test_grep "^= .git diff --name-status $now^!" "$in.pointed"
'

test_expect_success 'the file at HEAD before the snapshot' '
	words both >"$in" && pointed &&
	test_grep "^= .src/both.txt:1-6 @ $(short HEAD)" "$in.pointed"
'

test_expect_success 'the snapshot before an older version' '
	now=$(sed -n "s/^snapshot: //p" "$(cat "$TRASH/path")") &&
	words older >"$in" && pointed &&
	test_grep "^= .src/older.c:1-6 @ $now" "$in.pointed"
'

test_expect_success 'an earlier handoff of the branch, by its section' '
	{ echo "It was decided:"; echo; words noted | sed "1s/^/- /; 2,\$s/^/  /"; } >"$in" &&
	sed -n "/noted/p" "$(git handoff show --path $id)" >"$said" &&
	cp "$said" "$in" && pointed &&
	test_grep "^= .handoff $id §What you must know | of" "$in.pointed"
'

test_expect_success 'an older version before an earlier handoff' '
	words lost >"$in" && pointed &&
	test_grep "^= .src/lost.txt:1-6 @ " "$in.pointed"
'

test_expect_success 'back points into the handoff that it answers' '
	path=$(git handoff back -q --to "$id" --expire 1d <"$said") &&
	test_grep "= .handoff $id §What you must know | of" "$path"
'

test_expect_success 'a new handoff says again what an earlier one said' '
	path=$(git handoff -q --expire 1d <"$said") &&
	test_not_grep "handoff $id §" "$path" && test_grep noted "$path" &&
	git handoff drop "$(sed -n "s/^id: //p" "$path")" >/dev/null
'

test_expect_success 'what a handoff said before it was edited is told apart' '
	cp "$said" "$in" && pointed && cp "$in.pointed" "$TRASH/before" &&
	GIT_EDITOR="sed -i s/noted.keeps/noted.loses/" git handoff edit "$id" &&
	test_expect_code 1 git handoff expand <"$TRASH/before" >"$TRASH/out2" 2>"$TRASH/err" &&
	test_cmp "$TRASH/before" "$TRASH/out2" &&
	test_grep "cannot read .handoff $id" "$TRASH/err"
'

test_expect_success 'a handoff before an issue that says the same' '
	words issue >"$TRASH/said2" &&
	path=$(git handoff -q --expire 1d -m "$(echo "## Decisions"; cat "$TRASH/said2")") &&
	sed -n "/issue/p" "$path" >"$in" &&
	git commit -q --allow-empty -m "see #7" &&
	printf "#!/bin/sh\necho Title\necho\nsed \"s/^- //; s/^  //\" \"$in\"\n" >"$TRASH/my-issue" &&
	chmod +x "$TRASH/my-issue" &&
	git config --global handoff.issue.command "$TRASH/my-issue" &&
	pointed &&
	test_grep "^= .handoff $(sed -n "s/^id: //p" "$path") §" "$in.pointed" &&
	git handoff drop "$(sed -n "s/^id: //p" "$path")" >/dev/null &&
	pointed &&
	test_grep "^= .#7 .Title" "$in.pointed"
'

test_expect_success 'the file that notes are read from is no source of them' '
	words mine >notes.md &&
	path=$(git handoff -q --expire 1d -F notes.md) &&
	test_grep "the mine opens each frame" "$path" &&
	rm notes.md
'

test_expect_success 'what the author says of a copy stands before its pointer' '
	{ echo "## Next"; echo "- see why this never closes:"; echo
	  words twin; echo; echo "- then go on"; } >"$in" &&
	path=$(git handoff -q --expire 1d <"$in") &&
	grep -A 3 "^1. see why" "$path" >"$TRASH/steps" &&
	printf "1. see why this never closes:\n\n   = \140src/twin.txt:1-6 @ %s | raw\140\n2. then go on\n" \
		"$(short HEAD)" >"$TRASH/want" &&
	test_cmp "$TRASH/want" "$TRASH/steps"
'

test_expect_success 'ids are as long everywhere as git shows them' '
	git stash -q -u && git commit -q --allow-empty -m "the last one" &&
	git config core.abbrev 9 &&
	words alpha >"$in" &&
	path=$(git handoff -q --expire 1d <"$in") &&
	sed "s/^id: .*//; s/^parent: .*//" "$path" |
	grep -oE "\b[0-9a-f]{7,40}\b" | grep "[a-f]" | grep "[0-9]" |
	awk "length != 9" >"$TRASH/other" &&
	test_line_count 0 "$TRASH/other" &&
	test_grep "^- = .src/alpha.txt:1-6 @ $(short HEAD)" "$path"
'

test_expect_success 'no configuration of ours changes what a command printed' '
	git config --unset core.abbrev &&
	git log --oneline -4 >"$in" && pointed &&
	test_grep "^= .git log --oneline -4" "$in.pointed" &&
	git config core.abbrev 12 && git config log.showSignature true &&
	git config format.pretty fuller && git config diff.context 9 &&
	git handoff expand <"$in.pointed" >"$TRASH/back" &&
	test_cmp "$in" "$TRASH/back" &&
	git config --unset core.abbrev &&
	git diff --stat main HEAD >"$in" && pointed &&
	test_grep "git diff --stat " "$in.pointed" &&
	COLUMNS=44 git handoff expand <"$in.pointed" >"$TRASH/back" &&
	test_cmp "$in" "$TRASH/back"
'

test_expect_success 'a commit that imports a tree is not asked for its diffstat' '
	git init -q ../import && cd ../import && mkdir lib &&
	for i in $(seq 2100); do
		echo "$i" >"lib/file_$i" || return 1
	done &&
	git add lib && git commit -q -m "import the library" &&
	for i in $(seq 30); do
		echo "one more line $i" >>lib/file_$i || return 1
	done &&
	git commit -q -a -m "thirty more lines" &&
	git show --stat --format= HEAD >"$in" &&
	GIT_TRACE=$TRASH/trace git handoff point <"$in" >"$in.pointed" &&
	test_grep "^= .git show --stat --format= $(short HEAD)" "$in.pointed" &&
	test_grep "show .*--stat.* $(short HEAD)$" "$TRASH/trace" &&
	test_not_grep "show .*--stat.* $(short HEAD^)$" "$TRASH/trace" &&
	git handoff expand <"$in.pointed" | cmp - "$in"
'

test_done
