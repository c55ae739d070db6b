#!/bin/sh
# The table of agents: what differs between them is in their own files.
. "$(dirname "$0")/test-lib.sh"

source=$TEST_DIRECTORY/../..
agents=$(cd "$source/lib/agent/rows" && ls ./*.cpp | sed 's|./||; s|\.cpp||')

# Words that say the name of an agent and mean something else, or what is
# split over files of one format.
excepted() {
	case $1:$2 in
	*:lib/session/formats/readers.hpp) ;; # readers that are files of their own
	claude:lib/text/token* | claude:cmd/tokens.cpp) ;; # its tokenizer
	claude:lib/guard/document/shapes.cpp | codex:lib/guard/document/shapes.cpp) ;; # branches
	claude:lib/skills/plugins.cpp) ;; # a form of skills: SkillForm::plugins
	cursor:lib/redact/* | pi:lib/redact/*) ;; # words beside secrets
	amp:lib/redact/reading/spelled.cpp) ;; # the entity of HTML
	gemini:lib/session/formats/*qwen.cpp) ;; # a relative of its format
	*) return 1 ;;
	esac
}

# Names that are words of our own, too, count as whole strings only.
pattern_of() {
	case $1 in
	pi | amp | cursor) echo "\"$1\"" ;;
	*) echo "\\(^\\|[^A-Za-z]\\)$1\\([^A-Za-z]\\|$\\)" ;;
	esac
}

test_expect_success 'the table has agents' '
	test "$(echo "$agents" | wc -l)" -ge 14 &&
	for agent in $agents
	do
		test_grep "\.name = \"$agent\"" "$source/lib/agent/rows/$agent.cpp" || exit 1
	done
'

test_expect_success 'no agent is named outside its files' '
	(cd "$source" && find lib cmd -name "*.?pp" ! -path "lib/agent/rows/*") >files &&
	while read -r file
	do
		mkdir -p "code/${file%/*}" && sed "s|//.*||" "$source/$file" >"code/$file" || exit 1
	done <files &&
	for agent in $agents
	do
		(cd code && grep -r -i -n "$(pattern_of "$agent")" lib cmd) >found
		while IFS=: read -r file line
		do
			case ${file##*/} in *"$agent"*) continue ;; esac
			excepted "$agent" "$file" || echo "$agent in $file:$line"
		done <found
	done >actual &&
	test_cmp /dev/null actual
'

test_expect_success 'git-handoff-agents(7) names each agent, and no other page lists them' '
	for agent in $agents
	do
		test_grep "^.fB$agent.fR, " "$source/man/git-handoff-agents.7" || exit 1
	done &&
	! grep -l "goose\|windsurf" "$source"/man/*.[15]
'

test_expect_success 'messages list the agents of the table' '
	test_expect_code 129 git handoff take --with nobody 2>err &&
	test_grep "known agents are claude, codex, .* and " err &&
	test_expect_code 129 git handoff install --agent-hooks --agent pi 2>err &&
	test_grep "one of claude, codex, copilot and gemini" err
'

test_done
