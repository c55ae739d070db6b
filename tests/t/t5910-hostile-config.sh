#!/bin/sh
# The keys of ours in a repository's own configuration, and the hosts that it
# names: nothing of them runs, reads, moves or sends anything.
. "$(dirname "$0")/test-lib.sh"

mkdir "$TRASH/bin"
for client in gh glab tea fj; do
	printf '#!/bin/sh\necho "$0 $* $GH_HOST $GITLAB_HOST" >>"%s"\nexit 1\n' \
		"$TRASH/asked" >"$TRASH/bin/$client" &&
	chmod +x "$TRASH/bin/$client" || exit 1
done
PATH="$TRASH/bin:$PATH"
unset GH_HOST GITLAB_HOST
cat >"$TRASH/notes" <<\END
As the issue says (#7):

> A name is empty when the peer has sent none.
> The parser must then take the default name of the window,
> and never the name of the frame before it.
END
git commit -q --allow-empty -m 'names: allow empty ones, see #7'

# set_up_remote URL: nobody was asked, nothing is kept.
set_up_remote() {
	rm -rf "$TRASH/asked" .git/handoff &&
	git config remote.origin.url "$1"
}

test_expect_success "no client is sent to a clone's host" '
	for host in gitlab.evil.test github.evil.test gitlab.com.evil.test \
		gitea.evil.test codeberg.evil.test github.com:8443 forgejo.evil.test
	do
		for url in "https://$host/a/b.git" "https://user@$host/a/b" "https://$host/a/b/"
		do
			set_up_remote "$url" &&
			git handoff point <"$TRASH/notes" >"$TRASH/out" 2>"$TRASH/err" &&
			test_cmp "$TRASH/notes" "$TRASH/out" &&
			test_grep "no client is signed in to .$host" "$TRASH/err" &&
			git handoff new -n "go on" <"$TRASH/notes" >/dev/null 2>&1 &&
			git handoff new -q "go on" <"$TRASH/notes" >/dev/null 2>&1 &&
			! test -e "$TRASH/asked" || { cat "$TRASH/asked"; return 1; }
		done
	done
'

test_expect_success 'nor where the repository itself calls the host a forge' '
	set_up_remote https://git.evil.test/a/b.git &&
	git config handoff.git.evil.test.forge gitlab &&
	GITLAB_TOKEN=t GH_TOKEN=t git handoff point <"$TRASH/notes" >"$TRASH/out" 2>"$TRASH/err" &&
	! test -e "$TRASH/asked" &&
	test_grep "handoff.git.evil.test.forge. is ignored" "$TRASH/err" &&
	git config --unset handoff.git.evil.test.forge
'

test_expect_success 'a host that the user names is asked' '
	set_up_remote https://git.corp.test/a/b.git &&
	git config --global handoff.git.corp.test.forge gitlab &&
	git handoff point <"$TRASH/notes" >"$TRASH/out" 2>"$TRASH/err" &&
	test_grep "glab api .* git.corp.test$" "$TRASH/asked" &&
	git config --global --unset handoff.git.corp.test.forge
'

# The canary of every key: a program that leaves a trace, which is a template
# and a file of rules as well, and a directory.
printf '#!/bin/sh\necho ran >>"%s"\n# canary-of-a-file\n' "$TRASH/canary" >"$TRASH/run"
chmod +x "$TRASH/run"
mkdir "$TRASH/elsewhere"

# value_for KEY: what a hostile repository would give it.
value_for() {
	case $1 in
	*.dir | *.path) echo "$TRASH/elsewhere" ;;
	*.allow) echo "$secret" ;;
	*.allowRule) echo github-pat ;;
	*.allowRegex) echo . ;;
	*) echo "$TRASH/run" ;;
	esac
}

test_expect_success 'every key of the table is in the manual, and no other' '
	git handoff --list-config | cut -f1 | sort >"$TRASH/keys" &&
	test "$(wc -l <"$TRASH/keys")" -gt 15 &&
	sed -n "/^.SH CONFIGURATION/,/^.SH FILES/p" "$TEST_DIRECTORY/../../man/git-handoff.1" |
		sed -n "s/^.fB\(handoff\..*\).fR$/\1/p" | sort >"$TRASH/documented" &&
	test_cmp "$TRASH/keys" "$TRASH/documented"
'

test_expect_success 'none of the user alone counts from a repository, and each is said' '
	secret=ghp_$(printf %s 0aB1cD2eF3gH4iJ5kL6mN7oP8qR9sT0uVw4x) &&
	set_up_remote https://github.com/a/b.git && rm -f "$TRASH/canary" &&
	git handoff --list-config | grep "	user	" | cut -f1 >"$TRASH/keys" &&
	while read -r key; do
		case $key in *\<*) continue ;; esac
		git config "$key" "$(value_for $key)" || return 1
	done <"$TRASH/keys" &&
	{ cat "$TRASH/notes"; echo "The token is $secret."; } >"$TRASH/in" &&
	git handoff new "go on" <"$TRASH/in" >"$TRASH/out" 2>"$TRASH/err" &&
	path=$(sed -n 1p "$TRASH/out") &&
	case $path in "$TRASH/elsewhere"*) return 1 ;; esac &&
	test_grep "^## Goal" "$path" && test_not_grep "canary-of-a-file" "$path" &&
	test_not_grep "$secret" "$path" &&
	test_grep "^expires: " "$path" &&
	for command in "new -n x" list "show --full" verify "session" "skills x" \
		redact check take "back -m x"; do
		git handoff $command <"$TRASH/in" >"$TRASH/said" 2>>"$TRASH/err"
		test_not_grep "$secret" "$TRASH/said" || return 1
	done &&
	git handoff point <"$TRASH/in" >"$TRASH/said" 2>>"$TRASH/err" && 
	! test -e "$TRASH/canary" && test -z "$(ls "$TRASH/elsewhere")" &&
	while read -r key; do
		case $key in *\<*) continue ;; esac
		test_grep "$key. is ignored in a repository" "$TRASH/err" || return 1
	done <"$TRASH/keys"
'

test_expect_success 'a command says it once' '
	git handoff new -q "go on" <"$TRASH/in" >/dev/null 2>"$TRASH/err" &&
	test "$(grep -c "handoff.dir. is ignored" "$TRASH/err")" -eq 1
'

test_done
