#!/bin/sh
# git handoff edit, drop and prune: changing handoffs and letting them go.
. "$(dirname "$0")/test-lib.sh"

new() {
	git handoff new "$@" </dev/null >"$TRASH/new.out" 2>"$TRASH/new.err" &&
		path=$(head -n 1 "$TRASH/new.out") && id=${path%.md} &&
		echo "${id#"${id%?????????}"}"
}
path_of() { git handoff show --path "$1"; }
is_kept() { git cat-file -e "$1" && ls .git/objects/pack/*.keep >/dev/null 2>&1; }

test_commit one && git switch -q -c topic && test_commit two || exit 1

test_expect_success 'an edit is redacted and put in place' '
	id=$(new "edited") && path=$(path_of "$id") &&
	GIT_EDITOR="echo write to jane.roe@""corp-mail.net >>" \
		git handoff edit "$id" &&
	test_grep "write to \[REDACTED" "$path" && test_not_grep jane.roe "$path" &&
	test "$(stat -c %a "$path")" = 600
'

test_expect_success 'an emptied buffer aborts, an unchanged one changes nothing' '
	id=$(new "kept") && path=$(path_of "$id") && cp "$path" ../before &&
	test_expect_code 1 env GIT_EDITOR="truncate -s 0" git handoff edit "$id" &&
	GIT_EDITOR=true git handoff edit "$id" && GIT_EDITOR=: git handoff edit "$id" &&
	test_expect_code 128 env GIT_EDITOR=false git handoff edit "$id" 2>../err &&
	test_grep "editor .false. ended with status 1" ../err &&
	cmp ../before "$path"
'

test_expect_success 'an edit that is no handoff any more is kept beside it' '
	id=$(new "broken") && path=$(path_of "$id") && cp "$path" ../before &&
	test_expect_code 128 env GIT_EDITOR="sed -i s/^kind:.*/kind:\ mail/" \
		git handoff edit "$id" 2>../err &&
	test_grep "line 4: .kind. is no kind of handoff" ../err &&
	kept=$(sed -n "s/.*redacted, in .\(.*\).; .*/\1/p" ../err) &&
	test_grep "^kind: mail" "$kept" && cmp ../before "$path" && rm "$kept"
'

test_expect_success 'the copy in the editor is private and gone afterwards' '
	id=$(new "private") &&
	cat >../editor <<-\EOF && chmod +x ../editor &&
	#!/bin/sh
	stat -c %a "$1" >"$TRASH/mode" && echo "$1" >"$TRASH/copy"
	EOF
	TRASH=$TRASH GIT_EDITOR=../editor git handoff edit "$id" &&
	test "$(cat ../mode)" = 600 && test ! -e "$(cat ../copy)"
'

test_expect_success 'a signal while the editor runs removes the copy' '
	id=$(new "signal") && path=$(path_of "$id") && cp "$path" ../before &&
	cat >../editor <<-\EOF && chmod +x ../editor &&
	#!/bin/sh
	echo secret >>"$1" && echo "$1" >"$TRASH/copy" && kill -TERM $PPID
	EOF
	(TRASH=$TRASH GIT_EDITOR=../editor git-handoff edit "$id")
	test ! -e "$(cat ../copy)" && cmp ../before "$path"
'

test_expect_success 'drop removes the file, the entry and the hold on the snapshot' '
	echo dirty >>one.t && test_when_finished "git checkout -q one.t" &&
	id=$(new "dropped") && path=$(path_of "$id") &&
	snapshot=$(sed -n "s/^snapshot: //p" "$path") && is_kept "$snapshot" &&
	twin=$(new "twin") && git handoff drop "$id" && test ! -e "$path" &&
	is_kept "$snapshot" &&
	git handoff drop "$twin" && ! is_kept "$snapshot" &&
	git handoff list >../list && test_not_grep "$id" ../list
'

test_expect_success 'drop looks every id up before the first goes' '
	id=$(new "stays") && path=$(path_of "$id") &&
	test_expect_code 128 git handoff drop "$id" zzzz-zzzz && test -f "$path" &&
	test_expect_code 128 git handoff drop ./none.md 2>../err &&
	test_grep "is gone" ../err &&
	test_expect_code 129 git handoff drop
'

test_expect_success 'drop removes nothing outside a store' '
	id=$(new "outside") && cp "$(path_of "$id")" ../mine.md &&
	test_expect_code 128 git handoff drop ../mine.md 2>../err &&
	test_grep "not in a store of yours" ../err && test -f ../mine.md &&
	echo precious >../precious && entry=.git/handoff/ledger-$(id -u)/$id &&
	sed "s|^path .*|path $TRASH/precious|" "$entry" >../entry &&
	cp ../entry "$entry" && test_expect_code 128 git handoff drop "$id" &&
	test -f ../precious && rm "$entry"
'

test_expect_success 'prune removes what has expired, and only that' '
	rm -rf .git/handoff "$TMPDIR"/git-handoff-* &&
	old=$(new "old" --expire 1h) && forever=$(new "forever" --expire never) &&
	gone=$(new "gone" --expire 1h) && rm "$(path_of "$gone")" &&
	git handoff prune && git handoff list >../list && test_grep "$old" ../list &&
	GIT_HANDOFF_NOW=$(($(date +%s) + 7200)) && export GIT_HANDOFF_NOW &&
	git handoff prune -n 2>../err && test_grep "would remove $old old" ../err &&
	git handoff list >../list && test_grep "$old" ../list &&
	git handoff prune 2>../err && test_grep "removed $old old" ../err &&
	git handoff list >../list && test_grep "$forever" ../list &&
	test_not_grep "$old" ../list && test_not_grep "$gone" ../list
'

test_expect_success 'a drop keeps the snapshot that another handoff names, however' '
	rm -rf .git/handoff "$TMPDIR"/git-handoff-* && echo dirty >>one.t &&
	test_when_finished "git checkout -q one.t" &&
	id=$(new "short") && twin=$(git -c core.abbrev=20 handoff -q "long" </dev/null) &&
	snapshot=$(sed -n "s/^snapshot: //p" "$twin") && is_kept "$snapshot" &&
	git handoff drop "$id" && is_kept "$snapshot" &&
	id=$(new "known") && rm ".git/handoff/ledger-$(id -u)/$(sed -n "s/^id: //p" "$twin")" &&
	git handoff drop "$id" && is_kept "$snapshot" &&
	git handoff drop "$(sed -n "s/^id: //p" "$twin")" && ! is_kept "$snapshot"
'

test_expect_success 'a snapshot that a killed process left without its pack is made again' '
	echo dirtier >>one.t && test_when_finished "git checkout -q one.t" &&
	id=$(new "killed") && pack=$(ls .git/objects/pack/*.keep) && pack=${pack%.keep} &&
	snapshot=$(sed -n "s/^snapshot: //p" "$(path_of "$id")") &&
	rm -f "$pack.idx" "$pack.pack" "$pack.rev" && ! git cat-file -e "$snapshot" &&
	again=$(new "again") && git cat-file -e "$snapshot" && is_kept "$snapshot" &&
	git handoff drop "$id" "$again" && ! is_kept "$snapshot"
'

test_expect_success 'a snapshot that another user keeps is his to release' '
	echo shared >>one.t && test_when_finished "git checkout -q one.t" &&
	id=$(new "mine") && keep=$(ls -t .git/objects/pack/*.keep | head -n 1) &&
	theirs=$(($(id -u) + 1)) &&
	sed "s/^user .*/user $theirs/" "$keep" >../keep && cat ../keep >"$keep" &&
	other=$(new "too") && test 2 = "$(grep -l "$(sed -n 1p "$keep")" .git/objects/pack/*.keep | wc -l)" &&
	git handoff drop "$id" "$other" && test_grep "user $theirs" "$keep" &&
	test 1 = "$(grep -l "$(sed -n 1p "$keep")" .git/objects/pack/*.keep | wc -l)" && rm "$keep"
'

test_expect_success 'prune lets a snapshot go that no handoff names' '
	echo dirty >>one.t && test_when_finished "git checkout -q one.t" &&
	id=$(new "killed" --expire never) && path=$(path_of "$id") &&
	snapshot=$(sed -n "s/^snapshot: //p" "$path") &&
	tomorrow=$(($(date +%s) + 100000)) &&
	GIT_HANDOFF_NOW=$tomorrow git handoff prune && is_kept "$snapshot" &&
	rm "$path" .git/handoff/ledger-*/"$id" && git handoff prune && is_kept "$snapshot" &&
	GIT_HANDOFF_NOW=$tomorrow git handoff prune 2>../err &&
	test_grep "removed snapshot $snapshot.*no handoff names" ../err &&
	! is_kept "$snapshot"
'

test_expect_success 'prune --all reaches other repositories, from anywhere' '
	git init -q ../other && (cd ../other && test_commit x && new "far" --expire 1h >../id) &&
	later=$(($(date +%s) + 7200)) && GIT_HANDOFF_NOW=$later git handoff prune &&
	(cd / && GIT_HANDOFF_NOW=$later git handoff prune --all) &&
	test -z "$(find "$TMPDIR" -name "*$(cat ../id)*")" &&
	cd ../other && git handoff list >../list && test_grep "gone" ../list &&
	GIT_HANDOFF_NOW=$later git handoff prune && git handoff list >../list &&
	test_not_grep gone ../list
'

test_expect_success 'prune removes what a killed write left behind' '
	store=$TMPDIR/git-handoff-$(id -u) && new "x" && : >"$store/trash/.bcdfghjkmnpq.tmp" &&
	: >"$store/notes-bcdfghjk.md" && : >"$store/other.txt" &&
	GIT_HANDOFF_NOW=$(($(date +%s) + 31 * 86400)) git handoff prune --json >../actual &&
	test_grep "bcdfghjkmnpq.tmp" ../actual && test_grep "notes-bcdfghjk" ../actual &&
	test -z "$(find "$store" -name "*bcdf*")" && test -f "$store/other.txt"
'

test_done
