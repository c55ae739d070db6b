#!/bin/sh
# Which sessions belong to a branch, and which one is meant.
. "$(dirname "$0")/test-lib.sh"

export GIT_HANDOFF_NOW=1767340800 # 2026-01-02 08:00

# codex ID CWD BRANCH, then lines of `prompt`.
codex() {
	mkdir -p "$HOME/.codex/sessions/2026/01/02" &&
	{
		printf '{"timestamp":"2026-01-02T04:00:00Z","type":"session_meta","payload":' &&
		printf '{"id":"%s","cwd":"%s","source":"cli","git":{"branch":"%s"}}}\n' "$@" &&
		cat
	} >"$HOME/.codex/sessions/2026/01/02/rollout-2026-01-02T04-00-00-$1.jsonl" &&
	touch -d "2026-01-02 07:00" "$HOME"/.codex/sessions/2026/01/02/*.jsonl
}

# prompt TIME TEXT
prompt() {
	printf '{"timestamp":"2026-01-02T%s:00Z","type":"event_msg","payload":' "$1"
	printf '{"type":"user_message","message":"%s"}}\n' "$2"
}

# gemini NAME CWD TIME TEXT: no branch, and the directory beside it.
gemini() {
	mkdir -p "$HOME/.gemini/tmp/$1/chats" &&
	printf %s "$2" >"$HOME/.gemini/tmp/$1/.project_root" &&
	{
		printf '{"sessionId":"gem-%s","projectHash":"x","kind":"main"}\n' "$1" &&
		printf '{"id":"u","timestamp":"2026-01-02T%s:00Z","type":"user","content":"%s"}\n' "$3" "$4"
	} >"$HOME/.gemini/tmp/$1/chats/session-2026-01-02T05-00-$1.jsonl" &&
	touch -d "2026-01-02 07:00" "$HOME/.gemini/tmp/$1"/chats/*.jsonl
}

# claude ID BRANCH TIME TEXT
claude() {
	dir=$HOME/.claude/projects/$(printf %s "$PWD" | tr -c 'a-zA-Z0-9' '-') &&
	mkdir -p "$dir" &&
	{
		printf '{"uuid":"1","parentUuid":null,"sessionId":"%s","cwd":"%s",' "$1" "$PWD" &&
		printf '"gitBranch":"%s","timestamp":"2026-01-02T%s:00Z","type":"user",' "$2" "$3" &&
		printf '"message":{"role":"user","content":"%s"}}\n' "$4"
	} >"$dir/$1.jsonl" &&
	touch -d "2026-01-02 07:30" "$dir/$1.jsonl"
}

test_expect_success 'a session that names its start only is cut by the reflog' '
	GIT_COMMITTER_DATE="2026-01-02 04:20:00 +0000" test_commit a &&
	GIT_COMMITTER_DATE="2026-01-02 04:30:00 +0000" git checkout -q -b topic &&
	{ prompt 04:10 "Said on main." && prompt 05:00 "Said on topic."; } |
		codex 01a1fd7a-0000-7000-8000-000000000001 "$PWD" main &&
	git handoff session --digest >actual 2>err &&
	test_grep "Said on topic" actual && test_not_grep "Said on main" actual &&
	test_grep "Codex session 01a1fd7a-0000, last active 60 minutes ago (it worked on this branch)" err
'

test_expect_success 'what was done before the branch was made came along with it' '
	cp "$HOME"/.codex/sessions/2026/01/02/*1.jsonl saved &&
	{ prompt 04:10 "Said on main." && prompt 04:25 "Said before the branch." && prompt 05:00 "Said on topic."; } |
		codex 01a1fd7a-0000-7000-8000-000000000001 "$PWD" main &&
	git handoff session --digest >actual 2>err &&
	test_grep "Said before the branch" actual && test_not_grep "Said on main" actual &&
	prompt 04:25 "Said by somebody else." | codex 01a1fd7a-0000-7000-8000-000000000003 "$PWD" main &&
	git handoff session --digest >actual 2>err && test_not_grep "somebody else" actual &&
	rm "$HOME"/.codex/sessions/2026/01/02/*3.jsonl &&
	cp saved "$HOME/.codex/sessions/2026/01/02/rollout-2026-01-02T04-00-00-01a1fd7a-0000-7000-8000-000000000001.jsonl" &&
	touch -d "2026-01-02 07:00" "$HOME"/.codex/sessions/2026/01/02/*.jsonl
'

test_expect_success 'sessions of several agents are one story: what is open, then the rest in order' '
	claude aaaaaaaa-0001 topic 06:00 "Then said to Claude." &&
	gemini one "$PWD" 05:30 "Said to Gemini between." &&
	git handoff session --digest >actual 2>err &&
	grep -n "^- .*[sS]aid" actual | sed "s/.*- //" >order &&
	printf "%s\n" "[not answered] Then said to Claude." "Said on topic." "Said to Gemini between." >expect &&
	test_cmp expect order &&
	test 3 = "$(grep -c "it worked on this branch" err)"
'

test_expect_success 'another work tree has a HEAD of its own' '
	GIT_COMMITTER_DATE="2026-01-02 04:40:00 +0000" git worktree add -q -b other ../other &&
	other=$(cd ../other && pwd) &&
	gemini two "$other" 05:40 "Said in the other tree." &&
	git handoff session --digest >actual 2>err &&
	test_not_grep "Said in the other tree" actual &&
	(cd ../other && git handoff session --digest) >actual 2>err &&
	test_grep "Said in the other tree" actual &&
	test_not_grep "Said on topic" actual
'

test_expect_success 'an id that nothing has is not taken for another session' '
	CLAUDE_CODE_SESSION_ID=bbbbbbbb-0002 git handoff session latest >actual 2>err &&
	test_grep "session aaaaaaaa.*the newest session here of the agent that runs us" err &&
	CODEX_THREAD_ID=01a1fd7a-0000-7000-8000-000000000001 git handoff session latest 2>err >actual &&
	test_grep "Codex session 01a1fd7a-0000.*the one we run in" err
'

test_expect_success '--session: an agent, an id, a path, none, nothing else' '
	git handoff new --session claude "go on" </dev/null 2>err >out &&
	test_grep "^session: Claude Code session aaaaaaaa.*that agent.s newest" err &&
	git handoff new --session 01a1fd7a "go on" </dev/null 2>err >out &&
	test_grep "^session: Codex session 01a1fd7a-0000.*the id you named" err &&
	git handoff new --session "$HOME/.gemini/tmp/two/chats/session-2026-01-02T05-00-two.jsonl" "go on" </dev/null 2>err >out &&
	test_grep "^session: Gemini CLI .*the file you named" err &&
	git handoff new --session none "go on" </dev/null 2>err >out &&
	test_not_grep "^session:" err &&
	test_expect_code 129 git handoff new --session cccccccc "go on" </dev/null 2>err &&
	test_grep "no session .cccccccc" err &&
	prompt 05:00 x | codex 01a1fd7a-0000-7000-8000-000000000002 "$PWD" main &&
	test_expect_code 129 git handoff new --session 01a1fd7a "go on" </dev/null 2>err &&
	test_grep "several sessions" err
'

test_expect_success 'a summariser of the user gets the redacted digest' '
	secret=ghp_ && secret=${secret}aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zA1bC2 &&
	claude aaaaaaaa-0001 topic 06:00 "Never commit $secret to topic." &&
	printf "#!/bin/sh\ncat >$TRASH/digest\necho \"## Decisions\"\necho \"- The summariser chose a heap, not a list.\"\n" >"$TRASH/sum" &&
	chmod +x "$TRASH/sum" &&
	git config handoff.summarizer "touch $TRASH/evil" &&
	git handoff new "go on" </dev/null >out 2>err && ! test -e "$TRASH/evil" &&
	git config --global handoff.summarizer "$TRASH/sum" &&
	git handoff new "go on" -m "Mine." >out 2>err &&
	test_grep "summariser chose a heap" "$(sed -n 1p out)" &&
	test_grep "Mine" "$(sed -n 1p out)" &&
	test_grep "Never commit" "$TRASH/digest" && test_not_grep "$secret" "$TRASH/digest" &&
	! test -e "$TRASH/evil" &&
	git config --global handoff.summarizer "exit 3" &&
	git handoff new "go on" -m "Mine." >out 2>err &&
	test_grep "warning: handoff.summarizer: exit status 3" err &&
	git config --global --unset handoff.summarizer
'

test_expect_success 'an old session is not used, and a foreign one is named' '
	rm -rf "$HOME/.codex" "$HOME/.gemini" &&
	touch -d "2025-11-01 05:00" "$HOME"/.claude/projects/*/*.jsonl &&
	git handoff new "go on" </dev/null 2>err >out && test_not_grep "^session:" err &&
	git init -q ../foreign &&
	(cd ../foreign && git commit -q --allow-empty -m x &&
		git handoff new --session aaaaaaaa "go on" </dev/null) 2>err >out &&
	test_grep "^session: Claude Code session aaaaaaaa.*started in .*trash" err
'

test_done
