#!/bin/sh
# Sessions of coding agents: found, read, listed, digested.
. "$(dirname "$0")/test-lib.sh"

# claude_record ID PARENT REST: one line of a transcript.
claude_record() {
	parent=null
	test -z "$2" || parent="\"$2\""
	printf '{"uuid":"%s","parentUuid":%s,"isSidechain":false,' "$1" "$parent"
	printf '"sessionId":"aaaaaaaa-0001","cwd":"%s",' "$PWD"
	printf '"gitBranch":"%s","timestamp":"%s",%s}\n' \
		"${branch-main}" "${time-2026-01-02T04:00:00.000Z}" "$3"
}

says() {
	printf '"type":"assistant","message":{"id":"m%s","model":"claude-x",' "$1"
	printf '"content":[%s],"usage":{"input_tokens":%s}}' "$2" "${used-30000}"
}

calls() {
	printf '{"type":"tool_use","id":"%s","name":"%s","input":%s}' "$1" "$2" "$3"
}

result() {
	printf '"type":"user","message":{"role":"user","content":[{'
	printf '"type":"tool_result","tool_use_id":"%s","is_error":%s,' "$1" "$3"
	printf '"content":"%s"}]},"toolUseResult":{"interrupted":false}' "$2"
}

typed() {
	printf '"type":"user","message":{"role":"user","content":"%s"}' "$1"
}

slug=$(printf %s "$PWD" | tr -c 'a-zA-Z0-9' '-')
projects=$HOME/.claude/projects/$slug

write_claude() {
	mkdir -p "$projects" &&
	{
		claude_record 1 "" "$(typed "Make the parser accept empty names.")" &&
		claude_record 2 1 "$(says 1 "$(calls a Bash '{"command":"make test"}')")" &&
		claude_record 3 2 "$(result a 'Exit code 2\nparser_test: empty name: FAILED' true)" &&
		claude_record 4 3 "$(says 2 "$(calls b Edit '{"file_path":"'"$PWD"'/a.t"}')")" &&
		claude_record 5 4 "$(result b ok false)" &&
		claude_record 6 5 "$(says 3 '{"type":"text","text":"We use a ring buffer instead of a queue because it never grows."}')"
	} >"$projects/aaaaaaaa-0001.jsonl"
}

write_codex() {
	dir=$HOME/.codex/sessions/2026/01/02 &&
	mkdir -p "$dir" &&
	{
		printf '{"timestamp":"2026-01-02T05:00:00Z","type":"session_meta",' &&
		printf '"payload":{"id":"cccccccc-0003","cwd":"%s","source":"cli"}}\n' "$PWD" &&
		printf '{"timestamp":"2026-01-02T05:00:01Z","type":"event_msg",' &&
		printf '"payload":{"type":"user_message","message":"Measure it."}}\n' &&
		printf '{"timestamp":"2026-01-02T05:00:02Z","type":"event_msg",' &&
		printf '"payload":{"type":"agent_message","message":"p95 is 412 ms now."}}\n'
	} >"$dir/rollout-2026-01-02T05-00-00-cccccccc-0003.jsonl"
}

test_expect_success 'without sessions: said, and no error' '
	test_commit a &&
	git handoff session >actual 2>err &&
	test_cmp /dev/null actual &&
	test_grep "no agent session" err &&
	test_expect_code 128 git handoff session latest 2>err &&
	test_expect_code 129 git handoff session 12345678 2>err &&
	test_grep "no session .12345678" err
'

test_expect_success 'a file is read anywhere, and what is none is refused' '
	write_claude &&
	(cd / && git handoff session --json "$projects/aaaaaaaa-0001.jsonl") >actual &&
	test_grep "\"agent\":\"claude\",\"id\":\"aaaaaaaa-0001\"" actual &&
	test_grep "\"cmd\":\"make test\",\"exit\":2" actual &&
	test_grep "\"path\":\"a.t\",\"change\":\"modified\"" actual &&
	echo text >notes.txt &&
	test_expect_code 128 git handoff session --json notes.txt 2>err &&
	test_grep "no session of a known agent" err
'

test_expect_success 'the list has the newest first, with its gauge' '
	write_claude && write_codex &&
	touch -d "2026-01-02 06:00" "$projects/aaaaaaaa-0001.jsonl" &&
	touch -d "2026-01-02 05:00" "$HOME"/.codex/sessions/2026/01/02/*.jsonl &&
	git handoff session >actual 2>err &&
	test_grep "^AGENT  *SESSION  *BRANCH" actual &&
	sed -n 2p actual >first && test_grep "^claude  *aaaaaaaa  *main .* 1  *30k/200k$" first &&
	COLUMNS=30 git handoff session 2>err | sed -n 1,3p >narrow && ! grep -q "...............................$" narrow &&
	test_grep "^claude  *aaaaaaaa " narrow &&
	sed -n 3p actual >second && test_grep "^codex  *cccccccc" second &&
	test_grep "30k of 200k tokens (15 %)" actual &&
	test_grep "90k left in the smart zone (120k)" actual &&
	git handoff session --porcelain >actual &&
	sed -n 1p actual | cut -f1-3,5-9 >first &&
	printf "claude\taaaaaaaa-0001\tmain\t1\t30000\t200000\t120000\tok\n" >expect &&
	test_cmp expect first &&
	git handoff session -z | tr "\0" "\n" >nul && test_cmp actual nul &&
	git handoff session -n 1 --porcelain >actual && test 1 = $(wc -l <actual) &&
	test_expect_code 129 git handoff session -n 0
'

test_expect_success 'handoff.smartZone says when it is time' '
	git -c handoff.smartZone=35000 handoff session claude --porcelain >actual 2>err &&
	test_grep "	35000	soon	" actual &&
	git -c handoff.smartZone=20000 handoff session claude >actual 2>err &&
	test_grep "time to hand off" actual &&
	test_grep "newest session in this work tree" err
'

test_expect_success 'the session that runs us is known by its environment' '
	touch "$HOME"/.codex/sessions/2026/01/02/*.jsonl &&
	git handoff session latest --porcelain 2>err | cut -f1 >actual &&
	echo codex >expect && test_cmp expect actual &&
	CLAUDE_CODE_SESSION_ID=aaaaaaaa-0001 git handoff session latest \
		--porcelain 2>err | cut -f1 >actual &&
	echo claude >expect && test_cmp expect actual &&
	test_grep "the one we run in" err
'

test_expect_success 'a foreign session is read when it is named, and said' '
	git init -q ../elsewhere && (
		cd ../elsewhere &&
		git handoff session >actual 2>err && test_cmp /dev/null actual &&
		git handoff session aaaaaaaa >actual 2>err &&
		test_grep "started in .*/trash" err
	)
'

test_expect_success 'the digest has what was decided, failed and measured' '
	printf "*\n!by-hand\n" >.git/info/exclude &&
	GIT_HANDOFF_NOW=1767340800 git handoff session --digest >actual 2>err &&
	test_grep "Claude Code session aaaaaaaa, last active" err &&
	test_grep "Make the parser accept empty names" actual &&
	test_grep "ring buffer instead of a queue.*rejected: queue" actual &&
	test_grep "make test: parser_test: empty name: FAILED" actual &&
	test_grep "UNVERIFIED) {exit 2 at .* 1 file changed since" actual &&
	test_when_finished rm -f by-hand &&
	echo "not by an agent" >by-hand &&
	GIT_HANDOFF_NOW=1767340800 git handoff session --digest >actual &&
	test_grep "UNVERIFIED) {exit 2 at .* 2 files changed since" actual
'

test_expect_success 'the digest is redacted and cannot steer a terminal' '
	secret=ghp_ && secret=${secret}aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zA1bC2 &&
	claude_record 7 6 "$(typed "Never commit $secret \\u001b[2J please")" \
		>>"$projects/aaaaaaaa-0001.jsonl" &&
	git handoff session --digest "$projects/aaaaaaaa-0001.jsonl" >actual &&
	test_not_grep "$secret" actual &&
	test_grep "Never commit .*REDACTED" actual &&
	test_not_grep "$(printf "\033")" actual
'

test_expect_success 'only what happened on the branch is of the branch' '
	git checkout -q -b topic &&
	branch=topic time=2026-01-02T07:00:00.000Z &&
	claude_record 8 7 "$(typed "Now the topic itself.")" \
		>>"$projects/aaaaaaaa-0001.jsonl" &&
	GIT_HANDOFF_NOW=1767340800 git handoff session --digest >actual 2>err &&
	test_grep "Now the topic itself" actual &&
	test_not_grep "Make the parser accept" actual
'

test_expect_success 'torn and unknown lines are passed over and said' '
	printf "{\"type\":\"never-seen\",\"uuid\":\"9\"}\n{\"torn\": " \
		>>"$projects/aaaaaaaa-0001.jsonl" &&
	git handoff session --json "$projects/aaaaaaaa-0001.jsonl" >actual &&
	test_grep "lines that are not JSON: 1" actual &&
	test_grep "Now the topic itself" actual &&
	git handoff session "$projects/aaaaaaaa-0001.jsonl" >actual 2>err &&
	test_grep "not read: lines that are not JSON: 1" err
'

test_expect_success 'what is no file among the sessions keeps nobody waiting' '
	git checkout -q main &&
	mkfifo "$projects/pipe.jsonl" && mkdir "$projects/directory.jsonl" &&
	ln -s /dev/zero "$projects/device.jsonl" &&
	ln -s loop.jsonl "$projects/loop.jsonl" &&
	mkfifo "$HOME"/.codex/sessions/2026/01/02/rollout-pipe.jsonl &&
	mkdir -p "$HOME"/.gemini/tmp/x && mkfifo "$HOME"/.gemini/projects.json \
		"$HOME"/.gemini/tmp/x/.project_root &&
	git handoff session --porcelain >actual 2>err &&
	test 2 = $(wc -l <actual) && test_cmp /dev/null err &&
	git handoff session --digest >actual && test_grep "parser" actual &&
	for name in pipe directory device loop
	do
		test_expect_code 128 git handoff session "$projects/$name.jsonl" 2>err &&
		test_grep "^fatal: cannot .*$name.jsonl.: " err || return 1
	done &&
	printf "{\"transcript_path\":\"%s\"}" "$projects/pipe.jsonl" |
		git handoff hook agent claude SessionEnd
'

test_expect_success 'a part that cannot be read is said, the rest is there' '
	mkdir -p "$projects/aaaaaaaa-0001/subagents" &&
	mkfifo "$projects/aaaaaaaa-0001/subagents/agent-1.jsonl" &&
	git handoff session "$projects/aaaaaaaa-0001.jsonl" >actual 2>err &&
	test_grep "not read: transcripts of subagents: 1" err &&
	test_grep "^claude  *aaaaaaaa" actual
'

test_done
