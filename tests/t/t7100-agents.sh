#!/bin/sh
# Agents: our skill and hooks in their settings, and what the hooks answer.
. "$(dirname "$0")/test-lib.sh"

# hook AGENT EVENT JSON-MEMBERS: what the agent would call.
hook() {
	printf '{"hook_event_name":"%s","cwd":"%s","session_id":"s1",%s}' \
		"$2" "$PWD" "$3" | git handoff hook agent "$1" "$2"
}

# The transcript of a session that changed a file.
write_transcript() {
	mkdir -p "$HOME/.claude/projects/x" &&
	{
		printf '{"uuid":"1","parentUuid":null,"sessionId":"s1","cwd":"%s",' "$PWD" &&
		printf '"gitBranch":"main","type":"user","message":{"role":"user",' &&
		printf '"content":"Make the parser accept empty names."}}\n' &&
		printf '{"uuid":"2","parentUuid":"1","sessionId":"s1","cwd":"%s",' "$PWD" &&
		printf '"gitBranch":"main","type":"assistant","message":{"id":"m",' &&
		printf '"content":[{"type":"text","text":"We use a ring buffer instead of a queue because it never grows."}]}}\n'
	} >"$HOME/.claude/projects/x/s1.jsonl"
}

handoff_text() {
	printf '# Handoff: the parser\\n\\n## Goal\\n\\nThe next session finishes the parser.\\n\\n'
	printf '## Current state\\n\\nI have changed the lexer; the tests still fail.\\n\\n'
	printf '## Decisions\\n\\n- A ring buffer instead of a queue, because it never grows.\\n\\n'
	printf '## Next steps\\n\\n1. Pick up where I left off: fix the failing test.\\n2. Run it again.\\n\\n'
	printf '## Open questions\\n\\n- Are empty names allowed?\\n'
}

test_expect_success 'where no agent is, one must be named' '
	test_commit a &&
	test_expect_code 129 git handoff install --agent-hooks 2>err &&
	test_grep "none of the known agents" err &&
	test_expect_code 129 git handoff install --skill --agent nobody 2>err &&
	test_expect_code 129 git handoff install --agent-hooks --agent pi 2>err &&
	test_expect_code 129 git handoff install --agent claude 2>err &&
	test_grep "goes with --skill" err
'

test_expect_success 'the skill is installed once, and removed when it is ours' '
	skill=$HOME/.claude/skills/git-handoff/SKILL.md &&
	shared=$HOME/.agents/skills/git-handoff/SKILL.md &&
	git handoff install --skill --agent claude --agent codex --agent pi 2>err &&
	test 2 = "$(grep -c "^skill" err)" &&
	test_grep "^name: git-handoff" "$skill" && cmp "$skill" "$shared" &&
	git handoff install --skill --agent claude 2>err &&
	test_grep "already installed" err &&
	git handoff skills --agent claude "hand off to a fresh session" >actual &&
	test_grep "git-handoff" actual &&
	echo changed >>"$shared" &&
	git handoff uninstall --skill --agent claude --agent codex 2>err &&
	test_grep "was changed; not removed" err &&
	! test -e "$HOME/.claude/skills/git-handoff" &&
	git handoff install --skill --agent gemini 2>err &&
	test_grep "another skill" err
'

test_expect_success 'hooks are merged into settings and come out to the byte' '
	rm -rf "$HOME/.claude" "$HOME/.agents" &&
	mkdir -p "$HOME/.claude" "$HOME/.codex" "$HOME/.gemini" "$HOME/.copilot" "$HOME/dotfiles" &&
	printf "{\n    \"model\": \"x\", // mine\n    \"hooks\": {\n        \"Stop\": []\n    }\n}" \
		>"$HOME/dotfiles/gemini" &&
	ln -s ../dotfiles/gemini "$HOME/.gemini/settings.json" &&
	printf "{ \"permissions\": {\"deny\": []} }\n" >"$HOME/.claude/settings.json" &&
	chmod 640 "$HOME/.claude/settings.json" &&
	cp "$HOME/dotfiles/gemini" gemini.before && cp "$HOME/.claude/settings.json" claude.before &&
	git handoff install --agent-hooks 2>err &&
	test 4 = "$(grep -c "^hooks of" err)" && test_grep "Codex asks once" err &&
	test -h "$HOME/.gemini/settings.json" &&
	test 640 = "$(stat -c %a "$HOME/.claude/settings.json")" &&
	test_grep "git handoff hook agent codex SessionEnd" "$HOME/.codex/hooks.json" &&
	test_grep "\"bash\": \"git handoff hook agent copilot preToolUse 2>/dev/null || true\"" \
		"$HOME/.copilot/hooks/git-handoff.json" &&
	test_expect_code 1 git handoff status >actual &&
	test_grep "^agent claude  *4 of 4 hooks" actual &&
	cp "$HOME/dotfiles/gemini" gemini.after &&
	git handoff install --agent-hooks 2>err && test_grep "already installed" err &&
	test_cmp gemini.after "$HOME/dotfiles/gemini" &&
	git handoff uninstall --agent-hooks 2>err &&
	test 4 = "$(grep -c "^hooks of" err)" &&
	cmp gemini.before "$HOME/dotfiles/gemini" &&
	cmp claude.before "$HOME/.claude/settings.json" &&
	! test -e "$HOME/.codex/hooks.json" &&
	! test -e "$HOME/.copilot/hooks/git-handoff.json"
'

test_expect_success 'a file or a list that was empty before is empty again, not gone' '
	printf "{}\n" >"$HOME/.claude/settings.json" &&
	printf "{\"hooks\": {\"SessionEnd\": [ ]}}" >"$HOME/.codex/hooks.json" &&
	: >"$HOME/.gemini/settings.json" &&
	git handoff install --agent-hooks && git handoff uninstall --agent-hooks &&
	printf "{}\n" | cmp - "$HOME/.claude/settings.json" &&
	printf "{\"hooks\": {\"SessionEnd\": [ ]}}" | cmp - "$HOME/.codex/hooks.json" &&
	cmp /dev/null "$HOME/.gemini/settings.json" &&
	! test -e "$HOME/.copilot/hooks/git-handoff.json" &&
	rm "$HOME/.codex/hooks.json"
'

test_expect_success 'without us, or with one of us that fails, a hook says nothing and ends well' '
	mkdir -p none git-only && real=$(command -v git) && sh=$(command -v sh) &&
	ln -sf "$real" git-only/git &&
	for status in 1 2 126 127 128 129 SEGV KILL ALRM
	do
		mkdir -p "broken-$status" && ln -sf "$real" "broken-$status/git" &&
		{
			echo "#!$sh" && echo "echo broken >&2" &&
			case $status in
			[0-9]*) echo "exit $status" ;;
			*) echo "kill -$status \$\$" ;;
			esac
		} >"broken-$status/git-handoff" &&
		chmod +x "broken-$status/git-handoff" || exit 1
	done &&
	mkdir -p "$HOME/.claude" "$HOME/.codex" "$HOME/.gemini" "$HOME/.copilot" &&
	git handoff install --agent-hooks &&
	cat "$HOME/.claude/settings.json" "$HOME/.codex/hooks.json" "$HOME/.gemini/settings.json" \
		"$HOME/.copilot/hooks/git-handoff.json" |
		sed -n "s/.*\"\(command\|bash\)\": \"\(git.*\)\",*$/\2/p" >lines &&
	test_line_count 16 lines &&
	while read -r line
	do
		for path in none git-only broken-*
		do
			echo "{}" | PATH=$PWD/$path "$sh" -c "$line" >actual 2>err ||
				{ echo "status $?: $path: $line"; exit 1; }
			test_cmp /dev/null actual && test_cmp /dev/null err || exit 1
		done
	done <lines
'

test_expect_success 'the line that is written refuses what we refuse' '
	text=$(handoff_text) &&
	write="\"tool_input\":{\"file_path\":\"$PWD/HANDOFF.md\",\"content\":\"$text\"}" &&
	refuse() {
		line=$(grep "hook agent $1 $2 " lines) &&
		printf "{\"cwd\":\"%s\",\"session_id\":\"s1\",%s}" "$PWD" "$3" | sh -c "$line" >actual 2>err &&
		test_grep "\"[a-zA-Z]*ecision\":\"deny\"" actual && test_cmp /dev/null err
	} &&
	refuse claude PreToolUse "\"hook_event_name\":\"PreToolUse\",\"tool_name\":\"Write\",$write" &&
	refuse codex PreToolUse "\"hook_event_name\":\"PreToolUse\",\"tool_name\":\"Write\",$write" &&
	refuse gemini BeforeTool "\"hook_event_name\":\"BeforeTool\",\"tool_name\":\"write_file\",$write" &&
	refuse copilot preToolUse "\"toolName\":\"create\",\"toolArgs\":{\"path\":\"$PWD/HANDOFF.md\",\"file_text\":\"$text\"}"
'

test_expect_success 'hooks of an earlier version are named by status and renewed by install' '
	sed "s| 2>/dev/null .. true||" "$HOME/.claude/settings.json" >old &&
	! grep "|| true" old && cp old "$HOME/.claude/settings.json" &&
	test_expect_code 1 git handoff status >actual &&
	test_grep "^agent claude .*4 of 4 hooks of an earlier version; run .git handoff install --agent-hooks" actual &&
	test_grep "^agent codex .*4 of 4 hooks (" actual &&
	git handoff install --agent-hooks 2>err && test_line_count 1 err &&
	test 4 = "$(grep -c "|| true" "$HOME/.claude/settings.json")" &&
	cp old "$HOME/.claude/settings.json" &&
	git handoff uninstall --agent-hooks 2>err &&
	printf "{}\n" | cmp - "$HOME/.claude/settings.json"
'

test_expect_success 'settings that are no JSON are left, and named' '
	printf "{ \"a\": }" >"$HOME/.claude/settings.json" &&
	test_expect_code 128 git handoff install --agent-hooks --agent claude 2>err &&
	test_grep "settings.json.: the settings are not a JSON object" err &&
	printf "{ \"a\": }" | cmp - "$HOME/.claude/settings.json" &&
	rm "$HOME/.claude/settings.json"
'

test_expect_success 'a session that ends leaves a handoff, the next one is told' '
	hook claude SessionStart "\"source\":\"startup\"" >actual &&
	test_cmp /dev/null actual &&
	hook claude SessionEnd "\"transcript_path\":\"$HOME/none.jsonl\"" >actual 2>err &&
	test_cmp /dev/null actual && test_cmp /dev/null err &&
	write_transcript &&
	hook claude SessionEnd "\"transcript_path\":\"$HOME/.claude/projects/x/s1.jsonl\"" >actual 2>err &&
	test_cmp /dev/null actual && test_cmp /dev/null err &&
	git handoff list --porcelain >list && test 1 = "$(wc -l <list)" &&
	git handoff list >list && test_grep "(automatic) Make the parser accept empty names" list &&
	git handoff show last >document && test_grep "ring buffer instead of a queue" document &&
	test_grep "^automatic: claude [0-9a-f]\{10\}$" document &&
	for agent in claude codex gemini copilot
	do
		hook $agent SessionStart "\"source\":\"startup\"" >actual &&
		test_grep "additionalContext\":\"A handoff of this branch was written .* by a hook, for: Make the parser" actual &&
		test_grep "git handoff take" actual || exit 1
	done &&
	hook claude SessionStart "\"source\":\"resume\"" >actual && test_cmp /dev/null actual &&
	hook codex PreCompact "\"transcript_path\":\"$HOME/.claude/projects/x/s1.jsonl\"" >actual
'

test_expect_success 'the next one of the same session takes the place of the last' '
	end="\"transcript_path\":\"$HOME/.claude/projects/x/s1.jsonl\"" &&
	git handoff list --porcelain >list && test 1 = "$(wc -l <list)" && cut -f1 list >first &&
	hook claude PreCompact "$end" && git handoff list --porcelain >list &&
	test 1 = "$(wc -l <list)" && ! grep -q "$(cat first)" list &&
	sed "s/\"s1\"/\"s2\"/g" "$HOME/.claude/projects/x/s1.jsonl" >"$HOME/.claude/projects/x/s2.jsonl" &&
	hook claude SessionEnd "\"transcript_path\":\"$HOME/.claude/projects/x/s2.jsonl\"" &&
	git handoff list --porcelain >list && test 2 = "$(wc -l <list)" &&
	hook claude SessionEnd "$end" && git handoff list --porcelain >list && test 2 = "$(wc -l <list)" &&
	git checkout -q -b other && hook claude SessionEnd "$end" &&
	git handoff list --porcelain >list && test 3 = "$(wc -l <list)" && git checkout -q main &&
	git handoff drop -q $(cut -f1 list)
'

test_expect_success 'what somebody wrote stays, and is not written over' '
	end="\"transcript_path\":\"$HOME/.claude/projects/x/s1.jsonl\"" &&
	git handoff new -q --session none "by hand" </dev/null && hook claude SessionEnd "$end" &&
	git handoff list --porcelain >list && test 2 = "$(wc -l <list)" &&
	git handoff drop -q $(cut -f1 list) &&
	sed "s/\"type\"/\"timestamp\":\"2020-01-02T03:04:05.000Z\",&/" "$HOME/.claude/projects/x/s1.jsonl" \
		>"$HOME/.claude/projects/x/s3.jsonl" &&
	git handoff new -q "by hand" </dev/null &&
	hook claude SessionEnd "\"transcript_path\":\"$HOME/.claude/projects/x/s3.jsonl\"" &&
	git handoff list >list && test_grep "by hand" list && ! grep -q automatic list &&
	git handoff list --porcelain >list && git handoff drop -q $(cut -f1 list)
'

test_expect_success 'what somebody edited or took up is not replaced' '
	end="\"transcript_path\":\"$HOME/.claude/projects/x/s1.jsonl\"" &&
	hook claude SessionEnd "$end" && edited=$(git handoff show --path last) &&
	GIT_EDITOR="sed -i s/ring/RING/" git handoff edit last && hook claude SessionEnd "$end" &&
	taken=$(git handoff show --path last) && git handoff take "$taken" >/dev/null 2>&1 &&
	hook claude SessionEnd "$end" && plain=$(git handoff show --path last) &&
	chmod u+w "$plain" && hook claude SessionEnd "$end" &&
	test -f "$edited" && test -f "$taken" && ! test -e "$plain" &&
	changed=$(git handoff show --path last) && echo more >>"$changed" &&
	hook claude SessionEnd "$end" && test -f "$changed" &&
	git handoff list --porcelain >list && git handoff drop -q $(cut -f1 list)
'

test_expect_success 'a handoff from the future silences no hook' '
	sed "s/\"type\"/\"timestamp\":\"2020-01-02T03:04:05.000Z\",&/" "$HOME/.claude/projects/x/s1.jsonl" \
		>"$HOME/.claude/projects/x/s4.jsonl" &&
	GIT_HANDOFF_NOW=4000000000 git handoff new -q --session none "from the future" </dev/null &&
	hook claude SessionEnd "\"transcript_path\":\"$HOME/.claude/projects/x/s4.jsonl\"" &&
	git handoff list >list && test_grep automatic list &&
	git handoff list --porcelain >list && git handoff drop -q $(cut -f1 list)
'

test_expect_success 'Gemini CLI asks often: only a context that fills is worth one' '
	mkdir -p "$HOME/.gemini/tmp/x/chats" &&
	chat=$HOME/.gemini/tmp/x/chats/session-2026-01-02T03-04-0a1b2c3d.jsonl &&
	write_chat() {
		printf "{\"sessionId\":\"g1\",\"projectHash\":\"x\",\"kind\":\"main\"}\n" &&
		printf "{\"id\":\"1\",\"type\":\"user\",\"content\":\"Measure the parser again.\"}\n" &&
		printf "{\"id\":\"2\",\"type\":\"gemini\",\"model\":\"gemini-2.5-pro\",\"content\":\"Yes.\",\"tokens\":{\"input\":%s}}\n" "$1"
	} &&
	write_chat 9000 >"$chat" &&
	hook gemini PreCompress "\"trigger\":\"auto\",\"transcript_path\":\"$chat\"" &&
	git handoff list --porcelain >list && test 0 = "$(wc -l <list)" &&
	hook gemini PreCompress "\"trigger\":\"manual\",\"transcript_path\":\"$chat\"" &&
	git handoff list --porcelain >list && test 1 = "$(wc -l <list)" && git handoff drop -q $(cut -f1 list) &&
	write_chat 300000 >"$chat" &&
	hook gemini PreCompress "\"trigger\":\"auto\",\"transcript_path\":\"$chat\"" &&
	git handoff list --porcelain >list && test 1 = "$(wc -l <list)"
'

test_expect_success 'what a session lists as to be done are the next steps' '
	hook claude SessionEnd "\"transcript_path\":\"$HOME/.claude/projects/x/s1.jsonl\"" &&
	git handoff show last >document && test_grep "^1. No next step was given" document &&
	{
		cat "$HOME/.claude/projects/x/s1.jsonl" &&
		printf "{\"uuid\":\"3\",\"parentUuid\":\"2\",\"sessionId\":\"s1\",\"type\":\"user\"," &&
		printf "\"isCompactSummary\":true,\"message\":{\"content\":\"7. Pending Tasks:\\\\n  - Test the empty name.\\\\n  - Say so in the manual.\"}}\n"
	} >"$HOME/.claude/projects/x/s5.jsonl" &&
	hook claude SessionEnd "\"transcript_path\":\"$HOME/.claude/projects/x/s5.jsonl\"" &&
	git handoff show last >document && test_grep "^1. Test the empty name. (UNVERIFIED)" document &&
	test_grep "^2. Say so in the manual" document &&
	git handoff list --porcelain >list && git handoff drop -q $(cut -f1 list)
'

test_expect_success 'Copilot names no transcript where a session ends: its id does' '
	mkdir -p "$HOME/.copilot/session-state/cop-session-1" &&
	{
		printf "{\"type\":\"session.start\",\"data\":{\"sessionId\":\"cop-session-1\",\"context\":{\"cwd\":\"%s\"}},\"id\":\"1\"}\n" "$PWD" &&
		printf "{\"type\":\"user.message\",\"data\":{\"content\":\"Measure the parser.\"},\"id\":\"2\",\"parentId\":\"1\"}\n" &&
		printf "{\"type\":\"tool.execution_start\",\"data\":{\"toolCallId\":\"t\",\"toolName\":\"bash\",\"arguments\":{\"command\":\"make bench\"}},\"id\":\"3\",\"parentId\":\"2\"}\n" &&
		printf "{\"type\":\"tool.execution_complete\",\"data\":{\"toolCallId\":\"t\",\"success\":true,\"result\":{\"content\":\"412 ms\"}},\"id\":\"4\",\"parentId\":\"3\"}\n"
	} >"$HOME/.copilot/session-state/cop-session-1/events.jsonl" &&
	printf "{\"sessionId\":\"cop-session-1\",\"cwd\":\"%s\",\"reason\":\"complete\"}" "$PWD" |
		git handoff hook agent copilot sessionEnd &&
	git handoff show last >document && test_grep "Measure the parser" document
'

test_expect_success 'a tool may not write a handoff into the work tree' '
	text=$(handoff_text) &&
	hook claude PreToolUse "\"tool_name\":\"Write\",\"tool_input\":{\"file_path\":\"$PWD/HANDOFF.md\",\"content\":\"$text\"}" >actual &&
	test_grep "\"permissionDecision\":\"deny\"" actual &&
	test_grep "git handoff new" actual &&
	hook codex PreToolUse "\"tool_name\":\"Bash\",\"tool_input\":{\"command\":\"cat >notes/HANDOFF.md <<EOF\\n$text\\nEOF\"}" >actual &&
	test_grep "\"permissionDecision\":\"deny\"" actual &&
	hook gemini BeforeTool "\"tool_name\":\"write_file\",\"tool_input\":{\"file_path\":\"$PWD/HANDOFF.md\",\"content\":\"$text\"}" >actual &&
	test_grep "\"decision\":\"deny\"" actual &&
	printf "{\"sessionId\":\"c\",\"cwd\":\"%s\",\"toolName\":\"create\",\"toolArgs\":{\"path\":\"%s/HANDOFF.md\",\"file_text\":\"%s\"}}" \
		"$PWD" "$PWD" "$text" | git handoff hook agent copilot preToolUse >actual &&
	test_grep "^{\"permissionDecision\":\"deny\"" actual
'

test_expect_success 'no link and no other directory leads past that' '
	text=$(handoff_text) && here=$PWD &&
	ln -s "$PWD" "$TRASH/link" && ln -s "$PWD/HANDOFF.md" "$TRASH/next.md" &&
	ln -s "$TRASH/next.md" "$TRASH/next-again.md" && ln -s loop "$TRASH/loop" &&
	for path in "$TRASH/link/HANDOFF.md" "$TRASH/link/new/dir/HANDOFF.md" "$TRASH/next.md" "$TRASH/next-again.md" /proc/self/cwd/HANDOFF.md
	do
		hook claude PreToolUse "\"tool_name\":\"Write\",\"tool_input\":{\"file_path\":\"$path\",\"content\":\"$text\"}" >actual &&
		test_grep "\"permissionDecision\":\"deny\"" actual || return 1
	done &&
	(cd "$TRASH" && hook claude PreToolUse "\"tool_name\":\"Write\",\"tool_input\":{\"file_path\":\"$here/HANDOFF.md\",\"content\":\"$text\"}") >actual &&
	test_grep "\"permissionDecision\":\"deny\"" actual &&
	for path in "$TRASH/loop" "$TRASH/HANDOFF.md"
	do
		hook claude PreToolUse "\"tool_name\":\"Write\",\"tool_input\":{\"file_path\":\"$path\",\"content\":\"$text\"}" >actual &&
		test_cmp /dev/null actual || return 1
	done
'

test_expect_success 'all else passes without a word' '
	text=$(handoff_text) &&
	hook claude PreToolUse "\"tool_name\":\"Write\",\"tool_input\":{\"file_path\":\"$PWD/README.md\",\"content\":\"# A tool\\n\\nIt parses.\\n\"}" >actual &&
	test_cmp /dev/null actual &&
	hook claude PreToolUse "\"tool_name\":\"Write\",\"tool_input\":{\"file_path\":\"$TMPDIR/HANDOFF.md\",\"content\":\"$text\"}" >actual &&
	test_cmp /dev/null actual &&
	hook claude PreToolUse "\"tool_name\":\"Bash\",\"tool_input\":{\"command\":\"ls\"}" >actual &&
	test_cmp /dev/null actual &&
	echo "no json" | git handoff hook agent claude SessionEnd >actual 2>err &&
	test_cmp /dev/null actual && test_cmp /dev/null err &&
	mkdir -p "$TRASH/nowhere" &&
	(cd "$TRASH/nowhere" && hook claude SessionEnd "\"transcript_path\":\"x\"") >actual 2>err &&
	test_cmp /dev/null actual && test_cmp /dev/null err &&
	test_expect_code 129 git handoff hook agent nobody SessionEnd </dev/null
'

test_done
