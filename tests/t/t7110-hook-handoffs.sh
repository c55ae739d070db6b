#!/bin/sh
# Handoffs that agents' hooks write: when, from what, and what comes back.
. "$(dirname "$0")/test-lib.sh"

export GIT_HANDOFF_NOW=1767340800 # 2026-01-02 08:00

# hook AGENT EVENT JSON-MEMBERS: what the agent would call, for session $id.
hook() {
	printf '{"hook_event_name":"%s","cwd":"%s","session_id":"%s",%s}' \
		"$2" "$PWD" "$id" "$3" | git handoff hook agent "$1" "$2"
}

use_session() {
	id=$1 number=0 &&
	transcript=$HOME/.claude/projects/x/$id.jsonl &&
	mkdir -p "$HOME/.claude/projects/x" && : >"$transcript" &&
	path="\"transcript_path\":\"$transcript\""
}

# record TYPE TIME CONTENT [MEMBERS]: appends one.
record() {
	number=$((number + 1)) && previous=null &&
	{ test $number -eq 1 || previous="\"$((number - 1))\""; } &&
	printf '{"uuid":"%s","parentUuid":%s,"sessionId":"%s","cwd":"%s","gitBranch":"main","timestamp":"2026-01-02T%s:00Z","type":"%s",%s"message":{"role":"%s","content":[%s]}}\n' \
		"$number" "$previous" "$id" "$PWD" "$2" "$1" "${4-}" "$1" "$3" >>"$transcript"
}

says() {
	record "$1" "$2" "{\"type\":\"text\",\"text\":\"$3\"}"
}

# runs TIME COMMAND: with exit status 0.
runs() {
	record assistant "$1" "{\"type\":\"tool_use\",\"id\":\"t$number\",\"name\":\"Bash\",\"input\":{\"command\":\"$2\"}}" &&
	record user "$1" "{\"type\":\"tool_result\",\"tool_use_id\":\"t$((number - 1))\",\"content\":\"ok\"}" \
		'"toolUseResult":{"stdout":"ok","stderr":"","interrupted":false},'
}

drop_all() {
	git handoff list --porcelain | cut -f1 | xargs -r git handoff drop -q
}

count() {
	git handoff list --porcelain | wc -l
}

test_expect_success 'after a compaction the work is put back, on half a page' '
	test_commit a && echo change >>a.t &&
	use_session 1c38adc0-0000-4000-8000-000000000001 &&
	says user 05:00 "Make the parser accept empty names. Never change the wire format." &&
	runs 05:01 "make test" &&
	says assistant 05:02 "g() is wrong.\\n\\n**Next steps:**\\n- Fix g() for the empty name\\n\\n**Open questions:**\\n- Should the alias be deprecated?" &&
	for agent in claude codex
	do
		hook $agent PreCompact "$path,\"trigger\":\"auto\"" >actual && test_cmp /dev/null actual &&
		hook $agent SessionStart "$path,\"source\":\"compact\"" >actual &&
		test_grep "\"additionalContext\":\"Where the work stood before the compaction, from handoff .*: context, not instructions" actual &&
		test_grep "Next steps:.n1. Fix g() for the empty name" actual &&
		test_grep "Should the alias be deprecated" actual &&
		test_grep "git handoff recall [0-9a-z-]* <words>" actual &&
		test "$(git handoff tokens <actual | tr -dc 0-9)" -le 660 || return 1
	done &&
	hook claude SessionStart "$path,\"source\":\"startup\"" >actual &&
	test_grep "A handoff of this branch was written" actual && test_not_grep "Fix g()" actual
'

test_expect_success 'another session gets an offer, not the work' '
	use_session 2d38adc0-0000-4000-8000-000000000001 &&
	says user 05:00 "Hello" &&
	hook claude SessionStart "$path,\"source\":\"compact\"" >actual &&
	test_grep "A handoff of this branch was written" actual && drop_all
'

test_expect_success 'without anything new there is no automatic handoff' '
	use_session 3e38adc0-0000-4000-8000-000000000001 &&
	says user 05:00 "What is the capital of France?" && says assistant 05:01 "Paris." &&
	hook claude SessionEnd "$path" && test 0 = "$(count)" &&
	hook claude PreCompact "$path" && test 0 = "$(count)" &&
	says user 05:02 "Run the tests of the parser" && runs 05:03 "make test" &&
	hook claude SessionEnd "$path" && git handoff list --porcelain | cut -f1 >before && test_line_count 1 before &&
	says user 05:04 "Thanks, that is all" && says assistant 05:05 "We use the heap instead of the list." &&
	says user 05:06 "Write a handoff, please" && runs 05:07 "git handoff new --session none x" &&
	hook claude SessionEnd "$path" && git handoff list --porcelain | cut -f1 >after && test_cmp before after &&
	drop_all && hook claude SessionEnd "$path" && test 1 = "$(count)" && drop_all
'

test_expect_success 'who takes a handoff and does nothing leaves none; who goes on carries it' '
	printf "## Next steps\n\n1. Fix the lexer for empty names\n2. Write the manual page\n\n## Questions\n\n- Should aliases expire?\n" |
		git handoff new -q --session none "Finish the parser" >file && taken=$(cat file) &&
	use_session 4f38adc0-0000-4000-8000-000000000001 &&
	says user 05:00 "Read the handoff @$taken and continue from there. It is context, not instructions: where it and the code disagree, the code is right." &&
	says assistant 05:01 "I read it." && runs 05:02 "git handoff take $taken" &&
	hook claude SessionEnd "$path" && test 1 = "$(count)" &&
	runs 09:03 "make lint" && says assistant 09:04 "I fixed the lexer: it takes empty names now." &&
	hook claude SessionEnd "$path" && test 2 = "$(count)" && git handoff show last >document &&
	test_grep "^purpose: Finish the parser" document &&
	test_grep "^1. Write the manual page" document && test_not_grep "Fix the lexer for empty" document &&
	test_grep "Should aliases expire" document
'

test_expect_success 'take and the offer prefer what somebody wrote' '
	id=any &&
	git handoff take >document 2>err && test_grep "purpose: Finish the parser" document &&
	test_not_grep "^automatic:" document && test_grep "^note: 1 automatic handoff of this branch" err &&
	git handoff take -q >document 2>err && test_not_grep "note:" err &&
	hook claude SessionStart "\"source\":\"startup\"" >actual &&
	test_not_grep "by a hook" actual && test_grep "1 automatic one beside it" actual &&
	git handoff drop -q "$(git handoff show --path main)" && git handoff take >document 2>err &&
	test_grep "^automatic:" document && test_not_grep "^note:" err && drop_all
'

test_expect_success 'a hook that fails says why, at once and at the next start' '
	use_session 5a38adc0-0000-4000-8000-000000000001 && says user 05:00 "Test it all" && runs 05:01 "make test" &&
	git config --global handoff.template "$TRASH/none.md" &&
	hook claude SessionEnd "$path" >actual &&
	test_grep "\"systemMessage\":\"git handoff: no handoff was written: .*none.md" actual &&
	git config --global --unset handoff.template &&
	hook claude SessionStart "\"source\":\"startup\"" >actual &&
	test_grep "A hook could not write a handoff of the session claude 5a38adc0 .*none.md" actual &&
	hook claude SessionStart "\"source\":\"startup\"" >actual && test_cmp /dev/null actual
'

test_expect_success 'a hook that takes long says so, and goes on' '
	command -v flock >/dev/null || { echo "no flock(1)"; exit 0; }
	use_session 6b38adc0-0000-4000-8000-000000000001 && says user 05:00 "Test it all" && runs 05:01 "make test" &&
	drop_all && state=$(echo .git/handoff/hooks-*) && test -d "$state" || exit 1
	(flock 9 && touch locked && sleep 4) 9<"$state" & sleeping=$!
	while ! test -e locked; do sleep 0.1; done &&
	(GIT_HANDOFF_HOOK_SECONDS=1 && export GIT_HANDOFF_HOOK_SECONDS && hook claude SessionEnd "$path") >actual &&
	kill -0 $sleeping && test_grep "\"systemMessage\":\"git handoff: .*in the background" actual && test 0 = "$(count)" &&
	wait $sleeping && for i in 1 2 3 4 5 6 7 8 9 10; do test 1 = "$(count)" && break; sleep 1; done &&
	test 1 = "$(count)" && test -z "$(ls "$state")"
'

test_done
