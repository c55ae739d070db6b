#!/bin/sh
# What a handoff tells of a conversation, whatever its purpose is called.
. "$(dirname "$0")/test-lib.sh"

projects=$HOME/.claude/projects/$(printf %s "$PWD" | tr -c 'a-zA-Z0-9' '-')
number=0
parent=null

# record REST: the next line of the transcript.
record() {
	number=$((number + 1))
	printf '{"uuid":"u%s","parentUuid":%s,"isSidechain":false,' "$number" "$parent"
	printf '"sessionId":"80b7f07a-0001","cwd":"%s","gitBranch":"main",' "$PWD"
	printf '"timestamp":"2026-01-02T04:%02d:00.000Z",%s}\n' "$number" "$1"
	parent="\"u$number\""
}

typed() {
	record '"type":"user","message":{"role":"user","content":"'"$1"'"}'
}

says() {
	record '"type":"assistant","message":{"id":"m'$number'","model":"claude-x","content":[{"type":"text","text":"'"$1"'"}]}'
}

# runs COMMAND STATUS OUTPUT
runs() {
	record '"type":"assistant","message":{"id":"m'$number'","model":"claude-x","content":[{"type":"tool_use","id":"c'$number'","name":"Bash","input":{"command":"'"$1"'"}}]}'
	output=$3
	failed=false
	test "$2" = 0 || { output="Exit code $2\\n$3" && failed=true; }
	record '"type":"user","message":{"role":"user","content":[{"type":"tool_result","tool_use_id":"c'$((number - 1))'","is_error":'$failed',"content":"'"$output"'"}]},"toolUseResult":{"interrupted":false}'
}

write_session() {
	mkdir -p "$projects" && {
		typed "Make the cache survive a restart." &&
		says "Three ways:\\\\n\\\\nA. One file per entry\\\\nB. A single SQLite file\\\\nC. A log that is replayed\\\\n\\\\nWhich one do you want?" &&
		typed "B." &&
		says "I decided to store local time because it is simple." &&
		typed "No, store the times in UTC. Never store local time." &&
		runs "git config --get cache.dir" 1 "" &&
		runs "make test 2>&1 | tail -3" 0 "12 passed" &&
		says "You are right. The times are in UTC now." &&
		typed "the start fails:\\\\n\\\\n2026-01-02 03:00:01 loading table 7\\\\nfatal: cannot open cache directory" &&
		says "It fails because the directory is missing." &&
		typed "What is left?" &&
		says "**Next steps:**\\\\n1. Measure the start time\\\\n2. Document the file format\\\\n3. Remove the old loader"
	} | sed "s/\\\\\\\\n/\\\\n/g" >"$projects/80b7f07a-0001.jsonl"
}

for purpose in "x" "finish the cache and document its format"; do
	test_expect_success "purpose '$purpose': every planted fact is in the document" '
		test -e "$projects" || { test_commit a && write_session; } &&
		git handoff new --budget 1500 "$purpose" </dev/null >out 2>err &&
		document=$(sed -n 1p out) &&
		grep "^[0-9]*\. " "$document" | head -n 3 >steps &&
		printf "1. Measure the start time a5\n2. Document the file format a5\n3. Remove the old loader a5\n" >expect &&
		test_cmp expect steps &&
		test_grep "A single SQLite file" "$document" &&
		test_grep "Rejected:.* One file per entry" "$document" &&
		test_grep "Never store local time" "$document" &&
		test_not_grep "because it is simple" "$document" &&
		test_grep "fatal: cannot open cache directory" "$document" &&
		test_not_grep "loading table 7" "$document" &&
		test_grep "make test.*passed by its output" "$document" &&
		test_not_grep -F "cache.dir" "$document"
	'
done

test_done
