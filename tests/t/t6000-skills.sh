#!/bin/sh
# git handoff skills: what an agent has installed, ranked for a purpose.
. "$(dirname "$0")/test-lib.sh"
unset AGENT AI_AGENT COPILOT_CLI COPILOT_AGENT_SESSION_ID GEMINI_CLI \
  GEMINI_SESSION_ID OPENCODE CURSOR_AGENT QWEN_CODE PI_CODING_AGENT \
  AMP_CURRENT_THREAD_ID

# skill DIRECTORY DESCRIPTION [LINE...]: the name is the directory's.
skill() {
  mkdir -p "$1" &&
    {
      printf -- '---\nname: %s\ndescription: %s\n' "${1##*/}" "$2"
      shift 2
      for line; do printf '%s\n' "$line"; done
      printf -- '---\n\n# Title\n'
    } >"$1/SKILL.md"
}

test_expect_success 'no skill is installed: that is the answer' '
	git handoff skills "fix the bug" >actual &&
	echo "No skill is installed." >expect &&
	test_cmp expect actual &&
	git handoff skills --json "fix the bug" >actual &&
	test_grep "\"version\": 1" actual && test_grep "\"skills\": \[\]" actual
'

test_expect_success 'skills for several agents' '
	skill .claude/skills/hunt-bugs "Debug failures and find the root cause." &&
	skill .claude/skills/slides "Make a slide deck or presentation." &&
	skill "$HOME/.claude/skills/prose" "Edit an article draft." &&
	skill .agents/skills/probe "Debug a bug step by step." &&
	skill .claude/skills/by-hand "Review a branch or pull request." \
		"disable-model-invocation: true"
'

test_expect_success 'the fitting skill is named, with how to call it and why' '
	git handoff skills --agent claude "the server crashes at start" >actual &&
	test_grep "^/hunt-bugs$" actual &&
	test_grep "crashes" actual &&
	test_not_grep "slides\|prose\|probe" actual
'

test_expect_success 'each agent is offered what it can see, in its form' '
	git handoff skills --agent codex --json "debug the crash" >actual &&
	test_grep "\"name\": \"probe\"" actual &&
	test_grep "\"agent\": \"codex\"" actual &&
	test_grep "\"invoke\": \"[$]probe\"" actual &&
	test_grep "\"path\": \"$PWD/.agents/skills/probe/SKILL.md\"" actual &&
	test_not_grep hunt-bugs actual &&
	git handoff skills --agent pi --json "debug the crash" >actual &&
	test_grep "/skill:probe" actual
'

test_expect_success 'the agent comes from option, configuration, environment' '
	CODEX_THREAD_ID=x git handoff skills --porcelain "debug it" >actual &&
	test_grep "[$]probe" actual &&
	git -c handoff.agent=pi handoff skills --porcelain "debug it" >actual &&
	test_grep "/skill:probe" actual &&
	git -c handoff.agent=pi handoff skills --agent codex --porcelain \
		"debug it" >actual &&
	test_grep "[$]probe" actual &&
	test_expect_code 129 git handoff skills --agent nobody x 2>err &&
	test_grep "unknown agent .nobody" err
'

test_expect_success 'what only a person can call says so' '
	git handoff skills --agent claude "review the pull request" >actual &&
	test_grep "^/by-hand" actual &&
	test_grep "you must type it" actual &&
	git handoff skills --agent claude --json "review the branch" >actual &&
	test_grep "\"must_be_typed\": true" actual
'

test_expect_success 'when nothing fits, nothing is named' '
	git handoff skills --agent claude "rotate the TLS certificate" >actual &&
	echo "No installed skill for claude is relevant." >expect &&
	test_cmp expect actual
'

test_expect_success 'of one skill nobody says none of them' '
	mkdir -p "$TRASH/alone" && test_when_finished "cd \"$TRASH/trash\"" &&
	(cd "$TRASH/alone" && HOME="$TRASH/alone" && export HOME &&
	skill "$HOME/.claude/skills/bake" "Bake bread with yeast." &&
	git handoff skills --agent claude "fix the parser of dates" >"$TRASH/actual") &&
	echo "No installed skill for claude is relevant." >"$TRASH/expect" &&
	test_cmp "$TRASH/expect" "$TRASH/actual"
'

test_expect_success 'without a purpose every skill is listed by name' '
	git handoff skills --agent claude --porcelain >actual &&
	cut -f1 actual >names &&
	printf "%s\n" by-hand hunt-bugs prose slides >expect &&
	test_cmp expect names
'

test_expect_success '-z ends entries with NUL' '
	git handoff skills --agent claude -z | tr "\0\n" "\n?" >actual &&
	test "$(wc -l <actual)" -eq 4
'

test_expect_success '--path adds directories, a subdirectory finds the top' '
	skill "$HOME/more/pack/deep" "Trace a crash in the debugger." &&
	mkdir -p sub/dir &&
	(
		cd sub/dir &&
		git handoff skills --agent claude --porcelain \
			--path "$HOME/more" "find the crash, debug" >../../actual
	) &&
	cut -f1 actual | sort >names &&
	printf "%s\n" deep hunt-bugs >expect &&
	test_cmp expect names
'

test_expect_success 'a broken file is left out and named on stderr' '
	test_when_finished "rm -r .claude/skills/broken" &&
	mkdir -p .claude/skills/broken &&
	printf -- "---\nname: a: b\n---\n" >.claude/skills/broken/SKILL.md &&
	git handoff skills --agent claude --json "debug" >actual 2>err &&
	test_grep "hunt-bugs" actual &&
	test_not_grep "broken" actual &&
	test_grep "^warning: .*broken/SKILL.md: line 2: " err
'

test_expect_success 'outside a repository the user'\''s skills are there' '
	(
		cd "$HOME" &&
		GIT_CEILING_DIRECTORIES=$TRASH git handoff skills --agent claude \
			--porcelain >out &&
		test "$(cut -f1 out)" = prose
	)
'

test_expect_success 'names and paths cannot speak to the terminal' '
	evil=$(printf "home2/\033[31mred") &&
	mkdir -p "$HOME/$evil/x" &&
	printf -- "---\nname: \"x\\\\e[1m\"\ndescription: debug\n---\n" \
		>"$HOME/$evil/x/SKILL.md" &&
	git handoff skills --path "$HOME/$evil" --json debug >json &&
	git handoff skills --path "$HOME/$evil" debug >text &&
	test_not_grep "$(printf "\033")" json &&
	test_not_grep "$(printf "\033")" text
'

test_done
