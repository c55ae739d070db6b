#!/bin/sh
# Which branch a handoff is of, and whose ledger it is in.
. "$(dirname "$0")/test-lib.sh"

uid=$(id -u)
ledger=.git/handoff/ledger-$uid
# Built here, so that no file holds them.
sam=fix/sam@"ourteam.dev" kim=fix/kim@"ourteam.dev"
first="ask jane.roe@""otherteam.dev first"

# Prints the path alone.
new() { git handoff -q "$@" </dev/null; }
id_of() { sed -n 's/^id: //p' "$1"; }

test_commit one || exit 1

test_expect_success 'a branch whose name redaction changes is found by every command' '
	git switch -q -c "$sam" main && test_commit two &&
	path=$(new "$first" --question "really?") && echo "$path" >../sam &&
	test_grep "^branch: .*REDACTED:email#2" "$path" &&
	git handoff show --path >../actual && test_cmp ../sam ../actual &&
	git handoff take >../actual 2>../err && test_grep "^id: $(id_of "$path")" ../actual &&
	test_grep "drift: none" ../err &&
	git handoff verify >../actual && test_grep "PASS drift" ../actual &&
	GIT_EDITOR=: git handoff edit 2>../err && test_grep "$(id_of "$path")" ../err &&
	git handoff back "yes" -n >../actual && test_grep "^parent: $(id_of "$path")" ../actual &&
	git handoff show --path "$sam" >../actual && test_cmp ../sam ../actual
'

test_expect_success 'another branch with the same redacted name has none of it' '
	git switch -q -c "$kim" main &&
	test_expect_code 128 git handoff show 2>../err && test_grep "no handoff for branch" ../err &&
	test_not_grep "kim@" ../err &&
	path=$(new "$first") &&
	git handoff show --path >../actual && echo "$path" >../expect &&
	test_cmp ../expect ../actual &&
	git switch -q "$sam" && git handoff show --path >../actual && test_cmp ../sam ../actual &&
	git handoff back "yes" -n >../actual &&
	test_grep "^parent: $(id_of "$(cat ../sam)")" ../actual
'

test_expect_success 'its drift is told from another branch, too' '
	git switch -q "$kim" && test_commit unrelated && git handoff list >../list &&
	grep "$(id_of "$(cat ../sam)")" ../list >../line && test_not_grep "+1" ../line &&
	git update-ref "refs/heads/$sam" "$(git commit-tree -p "$sam" -m more "$sam^{tree}")" &&
	git handoff list >../list && grep "$(id_of "$(cat ../sam)")" ../list >../line &&
	test_grep "+1" ../line && git update-ref "refs/heads/$sam" "$sam~1"
'

test_expect_success 'a rule of the user may change the name' '
	printf "rules:\n  - id: ticket\n    keywords: [TICKET-]\n    body: digit{4}\n" >../rules &&
	git config --global handoff.redact.rules "$TRASH/rules" &&
	test_when_finished "git config --global --unset handoff.redact.rules" &&
	git switch -q -c TICKET-4711 main &&
	path=$(new "plan it") && test_grep "^branch: .*REDACTED:ticket" "$path" &&
	git handoff show --path >../actual && echo "$path" >../expect &&
	test_cmp ../expect ../actual &&
	git handoff verify >../actual && test_not_grep "other-branch" ../actual &&
	git handoff back "yes" -n >../actual && test_grep "^parent: $(id_of "$path")" ../actual
'

test_expect_success 'the ledger holds no name that redaction took out' '
	test_not_grep -r "sam@\|kim@\|TICKET" .git/handoff/ &&
	test "$(stat -c %a "$ledger/key")" = 600
'

test_expect_success 'a renamed branch keeps its handoffs, and what it took up' '
	git switch -q -c before main && path=$(new "keep it" --question "why?") &&
	git handoff take >/dev/null 2>&1 &&
	(unset GIT_COMMITTER_DATE && git branch -m between) &&
	(unset GIT_COMMITTER_DATE && git branch -m after) && echo "$path" >../expect &&
	git handoff show --path >../actual && test_cmp ../expect ../actual &&
	git handoff verify >../actual && test_not_grep "branch-gone\|other-branch" ../actual &&
	test_grep "PASS drift" ../actual &&
	new "something newer elsewhere" --branch main >/dev/null &&
	git handoff back "so" -n >../actual && test_grep "^parent: $(id_of "$path")" ../actual
'

test_expect_success 'a branch that got the name since then has its own' '
	git switch -q -c before main && path=$(new "the new one") &&
	git switch -q after && git handoff show --path >../actual &&
	echo "$path" >../expect && ! test_cmp ../expect ../actual &&
	git handoff show --path before >../actual && test_cmp ../expect ../actual
'

test_expect_success 'while a branch is rebased its handoffs are found' '
	git switch -q -c rebased main && test_commit three shared here &&
	path=$(new "rebase it") && git switch -q main && test_commit four shared there &&
	git switch -q rebased && test_expect_code 1 git rebase -q main &&
	test_when_finished "git rebase --abort" &&
	git handoff show --path >../actual && echo "$path" >../expect &&
	test_cmp ../expect ../actual
'

test_expect_success 'a ledger without hashes is read as before' '
	git switch -q "$sam" &&
	for entry in "$ledger"/????-????; do
		sed "/^branch-hash\|^parent-branch-hash\|^digest\|^seal/d" "$entry" >../entry &&
		cat ../entry >"$entry" || return 1
	done && rm "$ledger/key" &&
	git handoff list --porcelain >../list && test_grep present ../list &&
	git handoff show --path "$(id_of "$(cat ../sam)")" >../actual &&
	test_cmp ../sam ../actual &&
	git switch -q after && git handoff show >../actual && test_grep "keep it" ../actual
'

test_expect_success 'a handoff that the ledger does not know is entered when it is taken' '
	git switch -q -c adopted main && path=$(new "lost entry" --question "q?") &&
	id=$(id_of "$path") && rm "$ledger/$id" && cp "$path" ../before &&
	git handoff list >../list && test_not_grep "lost entry" ../list &&
	git handoff take "$path" >/dev/null 2>../err && test_not_grep warning ../err &&
	git handoff list >../list && test_grep "lost entry" ../list &&
	cmp ../before "$path" && git handoff show --path >../actual &&
	echo "$path" >../expect && test_cmp ../expect ../actual &&
	git handoff back "yes" -n >../actual && test_grep "^parent: $id" ../actual
'

test_expect_success 'so is a file that somebody handed over, as it is' '
	path=$(new "by mail" --question "q?") && id=$(id_of "$path") &&
	mv "$path" ../mailed.md && rm "$ledger/$id" &&
	git handoff take ../mailed.md >/dev/null && git handoff show --path "$id" >../path &&
	cmp ../mailed.md "$(cat ../path)" &&
	case $(cat ../path) in "$TMPDIR"/git-handoff-*) ;; *) false ;; esac &&
	git handoff back "yes" -n >../actual && test_grep "^parent: $id" ../actual &&
	git handoff take ../mailed.md >/dev/null 2>../err && test_grep "has its id" ../err
'

test_expect_success 'one that is not of this repository, or holds a secret, is only read' '
	path=$(new "leaky") && id=$(id_of "$path") && rm "$ledger/$id" &&
	echo "mail jane.roe@""otherteam.dev" >>"$path" &&
	git handoff take "$path" >../actual 2>../err && test_grep jane.roe ../actual &&
	test_grep "warning: .*what looks like a secret (email)" ../err &&
	git init -q ../stranger && cd ../stranger && test_commit alien && path=$(new "strange") &&
	cd ../trash && git handoff take "$path" >/dev/null 2>../err &&
	test_not_grep warning ../err && git handoff list >../list &&
	test_not_grep "leaky\|strange" ../list
'

# plant SED: a repository that came in an archive, its ledger telling of the
# handoff "victim" of ours.
plant() {
	rm -rf ../foreign && git init -q ../foreign &&
	(cd ../foreign && test_commit "$1") && mkdir -p "../foreign/$ledger" &&
	chmod 700 "../foreign/$ledger" &&
	sed "$2" "$ledger/$id" >"../foreign/$ledger/$id" &&
	chmod 600 "../foreign/$ledger/$id"
}

test_expect_success 'a ledger that came in an archive lists, offers and removes nothing' '
	git switch -q main && path=$(new "victim") && id=$(id_of "$path") &&
	for change in "" "/^seal/d" "s/^seal .*/seal $id/" "s/^expires .*/expires 1/"; do
		plant x "$change" && cd ../foreign &&
		git handoff list >../list 2>../err && test_not_grep victim ../list &&
		test_grep "ignoring 1 entry of the ledger" ../err &&
		test_expect_code 128 git handoff show &&
		test_expect_code 128 git handoff take last &&
		test_expect_code 128 git handoff take "$id" &&
		test_expect_code 128 git handoff back yes &&
		test_expect_code 128 git handoff drop "$id" 2>../err &&
		test_grep "you did not write" ../err &&
		GIT_HANDOFF_NOW=99999999999 git handoff prune &&
		echo "{\"hook_event_name\":\"SessionStart\",\"source\":\"startup\",\"cwd\":\"$PWD\"}" |
			git handoff hook agent claude >../actual && test_not_grep victim ../actual &&
		test -f "$path" && cd ../trash || return 1
	done
'

test_expect_success 'nor does a document that came along with it' '
	git switch -q main && path=$(new "evil words") && id=$(id_of "$path") &&
	mkdir -p "../foreign-store/git-handoff-$uid/foreign" &&
	chmod -R go= "../foreign-store/git-handoff-$uid" &&
	theirs=$TRASH/foreign-store/git-handoff-$uid/foreign/main-x-$id.md &&
	cp "$path" "$theirs" && chmod 600 "$theirs" &&
	plant x "s|^path .*|path $theirs|" && rm "$path" && cd ../foreign &&
	git handoff list >../list && test_not_grep evil ../list &&
	test_expect_code 128 git handoff take &&
	test_expect_code 128 git handoff take "$id" && cd ../trash
'

test_expect_success 'a repository that was moved keeps what it can prove' '
	git switch -q main && path=$(new "moving house") && mv ../trash ../moved &&
	cd ../moved && git handoff list >../list && test_grep "moving house" ../list &&
	cd .. && mv moved trash && cd trash
'

test_done
