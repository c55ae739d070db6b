#!/bin/sh
# SPDX-License-Identifier: MIT
# A secret planted in every input, another in each: none may reach a store, a
# cache, a ledger, standard output or standard error. What git itself keeps
# (objects, names of branches) is git's.
. "$(dirname "$0")/test-lib.sh"

# canary NAME: always the same for a name; built here, so that no scanner
# finds a token in this file.
canary() {
	printf 'ghp_%s' "$(printf %s "$1" | git hash-object --stdin | cut -c1-36)"
}

outputs=$TRASH/outputs
mkdir -p "$outputs"
count=0
# watch COMMAND...: runs it; what it says is searched for canaries.
watch() {
	count=$((count + 1))
	echo "$*" >"$outputs/$count.ran" &&
	sed -i "s/ghp_[0-9a-f]*/<canary>/g" "$outputs/$count.ran"
	"$@" >"$outputs/$count.out" 2>"$outputs/$count.err" </dev/null || :
}

# nowhere NAME: its canary is in no place that a handoff may reach.
nowhere() {
	found=$(grep -rlF "$(canary "$1")" "$outputs" "$TMPDIR" "$TRASH/fallback" \
		"$HOME/.cache" "$HOME/.local" "$HOME/.config" .git/handoff 2>/dev/null
	find "$TMPDIR" "$TRASH/fallback" .git/handoff -name "*$(canary "$1")*")
	test -z "$found" && return 0
	echo "$1 leaks:"
	for file in $found; do
		echo "$file"
		cat "${file%.*}.ran" 2>/dev/null
	done
	return 1
}

# A transcript of an agent that worked here.
record() {
	parent=null
	test -z "$2" || parent="\"$2\""
	printf '{"uuid":"%s","parentUuid":%s,"isSidechain":false,' "$1" "$parent"
	printf '"sessionId":"aaaaaaaa-0001","cwd":"%s",' "$PWD"
	printf '"gitBranch":"topic/%s",' "$(canary branch)"
	printf '"timestamp":"2026-01-02T04:00:00.000Z",%s}\n' "$3"
}
message() {
	printf '"type":"%s","message":{"id":"m%s","role":"%s","model":"claude-x",' \
		"$1" "$2" "$1"
	printf '"usage":{"input_tokens":30000},"content":[%s]}' "$3"
}
write_transcript() {
	projects=$HOME/.claude/projects/$(printf %s "$PWD" | tr -c 'a-zA-Z0-9' '-')
	mkdir -p "$projects" &&
	{
		record 1 "" "$(message user 1 '{"type":"text","text":"Use '"$(canary request)"' to finish the work."}')" &&
		record 2 1 "$(message assistant 2 '{"type":"tool_use","id":"a","name":"Bash","input":{"command":"make test TOKEN='"$(canary command)"'"}}')" &&
		record 3 2 "$(message user 3 '{"type":"tool_result","tool_use_id":"a","is_error":true,"content":"Exit code 2\nerror: \u001b[31m'"$(canary output)"'\u001b[0m: FAILED"}')" &&
		record 4 3 "$(message assistant 4 '{"type":"tool_use","id":"b","name":"Edit","input":{"file_path":"'"$PWD/$(canary edited).c"'"}}')" &&
		record 5 4 "$(message user 5 '{"type":"tool_result","tool_use_id":"b","is_error":false,"content":"ok"}')" &&
		record 6 5 "$(message assistant 6 '{"type":"text","text":"We use '"$(canary answer)"' instead of a queue because it never expires."}')"
	} >"$projects/aaaaaaaa-0001.jsonl"
}

test_expect_success 'canaries are planted' '
	git remote add origin "https://bot:$(canary remote)@github.com/acme/board.git" &&
	git config handoff.tracker "https://tracker.corp.test/$(canary tracker)/browse" &&
	test_commit base &&
	git switch -q -c "topic/$(canary branch)" &&
	echo "token = \"$(canary diff)\"" >"conf-$(canary file).txt" &&
	git add . &&
	git commit -q -m "Use $(canary subject) in the client" \
		-m "Fixes #12 with $(canary body), see PROJ-7/$(canary issue)" &&
	test_commit one src.c "int one;" &&
	echo "secret=$(canary change)" >>src.c &&
	echo "x $(canary untracked)" >"new-$(canary name).txt" &&
	mkdir -p "$HOME/.claude/skills/deploy-$(canary folder)" &&
	printf -- "---\nname: deploy\ndescription: Deploy with %s to finish the work\n---\n%s\n" \
		"$(canary skill)" "$(canary instructions)" \
		>"$HOME/.claude/skills/deploy-$(canary folder)/SKILL.md" &&
	write_transcript &&
	printf "## What you must know\n- the key is %s\n" "$(canary file-of-notes)" >"$HOME/notes.md" &&
	printf "{{{frontmatter}}}\n# {{title}} %s\n" "$(canary template)" >"$HOME/template.md" &&
	cat >"$HOME/editor" <<-EOF &&
	#!/bin/sh
	if grep -q "^handoff: 1" "\$1"
	then echo "- $(canary edit)" >>"\$1"
	else echo "- note $(canary editor)" >"\$1"
	fi
	EOF
	chmod +x "$HOME/editor"
'
DEPLOY_TOKEN=$(canary environment) GIT_EDITOR=$HOME/editor
export DEPLOY_TOKEN GIT_EDITOR

test_expect_success 'new, over every input and every way to print' '
	watch git handoff new "finish the work with $(canary purpose)" \
		-m "use $(canary message)" --question "is $(canary question) right?" &&
	watch git handoff new "finish with $(canary purpose)" --json -F "$HOME/notes.md" &&
	echo "note $(canary standard-input)" |
		git handoff new "finish" >"$outputs/pipe.out" 2>"$outputs/pipe.err" &&
	watch git handoff new "finish the work" -e &&
	watch git handoff new -n "finish $(canary purpose)" -m "$(canary message)" &&
	watch git handoff new "finish" --template "$HOME/template.md" -m "$(canary message)" &&
	watch git handoff review -m "$(canary message)" --question "$(canary question)" &&
	watch git handoff review --json -n
'
path=$(head -n 1 "$outputs/1.out")

test_expect_success 'all that reads a handoff' '
	test -f "$path" && test_grep "REDACTED:github-pat" "$path" &&
	for command in list "list --json" "list --porcelain" status "status --json" \
		session "session --digest latest" "skills finish the work"
	do
		watch git handoff $command || return 1
	done &&
	for command in show "show --full" "show --raw" "show --json" take \
		"take --json" verify "verify --json" edit show
	do
		watch git handoff $command "$path" || return 1
	done &&
	watch git handoff back "use $(canary purpose)" -m "A1: $(canary message)" &&
	watch git handoff back "use $(canary purpose)" --json -n
'

test_expect_success 'errors that name what was typed' '
	watch git handoff "$(canary argument)" &&
	watch git handoff new x --kind "$(canary argument)" &&
	watch git handoff new x --base "$(canary argument)" &&
	watch git handoff new x -F "$(canary argument)" -m "$(canary message)" &&
	watch git handoff take "$(canary argument)" &&
	watch git -c handoff.redact.allowRegex="(" handoff new "$(canary purpose) x" \
		-m "$(canary message)"
'

test_expect_success 'the guard and its hints' '
	cp "$path" "hand-$(canary file).md" && git add -f "hand-$(canary file).md" &&
	watch git handoff check && watch git handoff install &&
	watch git commit -m "x $(canary subject)" &&
	test_grep "is a handoff" "$outputs/$count.err" &&
	watch git handoff rescue "hand-$(canary file).md"
'

test_expect_success 'the search finds what is there' '
	echo "$(canary planted)" >"$TMPDIR/planted" &&
	test_when_finished "rm -f $TMPDIR/planted" &&
	test_expect_code 1 nowhere planted
'

for input in purpose message question file-of-notes standard-input editor \
	edit template branch file name diff change untracked subject body issue \
	remote tracker environment skill instructions folder request command \
	output edited answer argument
do
	test_expect_success "nowhere: $input" 'nowhere $input'
done

test_expect_success 'a branch whose name is redacted is still the same branch' '
	git handoff take "$path" 2>err >/dev/null &&
	test_not_grep "it is for branch" err &&
	test_not_grep "its commit has no such file" err
'

crash() (
	ulimit -c unlimited && cd "$TRASH/tmp" && mkfifo pipe &&
	{ "$@" <pipe & } && exec 3>pipe && echo secret >&3 && sleep 0.3 &&
	kill -SEGV $! && { wait $! || :; } && rm pipe && ls core* >/dev/null 2>&1
)
if crash cat >/dev/null 2>&1 && rm -f "$TRASH"/tmp/core*
then
	test_expect_success 'a crash leaves no core file' '
		test_expect_code 2 crash git-handoff redact
	'
else
	test_skip 'a crash leaves no core file' 'this system writes none here'
fi

test_expect_success "what allows a line counts in the author's own notes only" '
	token=ghp_$(printf %s 0aB1cD2eF3gH4iJ5kL6mN7oP8qR9sT0uVw4x) &&
	git checkout -q -b allowing && echo x >"handoff:allow.$token.c" && git add . &&
	git commit -q -m "use $token # handoff:allow" &&
	git handoff new -n --session none -m "- mine" "go on" >out 2>err &&
	test_not_grep "$token" out && test_not_grep "$token" err &&
	git handoff new -q --session none -m "- mine: $token handoff:allow" "go on" >out &&
	test_grep "mine: $token" "$(cat out)" &&
	{ git handoff verify >"$TRASH/verified"; test_grep "second scan finds nothing" "$TRASH/verified"; } &&
	! grep -rF "$token" .git/handoff &&
	test "$(grep -c "$token" "$(git handoff show --path last)")" -eq 1
'

test_done
