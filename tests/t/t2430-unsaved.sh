#!/bin/sh
# What an author has typed is in a handoff or kept, redacted: whatever fails.
. "$(dirname "$0")/test-lib.sh"

test_commit one && git switch -q -c topic && test_commit two || exit 1
secret=$(printf 'ghp_%s%s' 16C7e42F292c6912 E7710c838347Ae178B4a)
export TRASH secret

# make_editor NAME: a script of that name from standard input; $1 is the file.
make_editor() {
	{ echo "#!/bin/sh" && cat; } >"$TRASH/$1" && chmod +x "$TRASH/$1"
}
make_editor types <<\EOF
echo "$1" >"$TRASH/copy"
{ echo "typed words, token $secret"; cat "$1"; } >"$1.new" && mv "$1.new" "$1"
EOF
make_editor types_and_fails <<\EOF
"$TRASH/types" "$1" && exit 1
EOF
make_editor appends <<\EOF
echo "$1" >"$TRASH/copy" && echo "typed words, token $secret" >>"$1"
EOF

# wait_for FILE: until it is there, at most 10 seconds.
wait_for() {
	for try in $(seq 200); do
		test -s "$1" && return 0
		sleep 0.05
	done
	return 1
}

# start COMMAND...: runs it beside us, as a terminal would: a shell starts what
# runs beside it with SIGINT ignored.
cat >../start.py <<\EOF
import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execvp(sys.argv[1], sys.argv[1:])
EOF
start() {
	python3 "$TRASH/start.py" "$@" 2>err &
	pid=$!
}
ended_by_signal() {
	wait "$pid"
	test $? -gt 128
}

# make_slow_git FILE: a git that hangs, once FILE is there, where it is asked
# for history.
make_slow_git() {
	rm -f ../slow-runs && mkdir -p ../slow && cat >../slow/git <<-EOF &&
	#!/bin/sh
	test ! -f "$1" || case " \$* " in
	*" merge-base "* | *" rev-list "* | *" log "*)
		echo x >"$TRASH/slow-runs" && exec sleep 60 ;;
	esac
	exec "$(command -v git)" "\$@"
	EOF
	chmod +x ../slow/git
}

# kept_in FILE: the path that its message names.
kept_in() { sed -n "s/.*kept, redacted, in .\(.*\).; use.*/\1/p" "$1"; }

nothing_raw() {
	! grep -rl "$secret" "$TMPDIR" "$XDG_RUNTIME_DIR" .git &&
		test -z "$(ls -A "$XDG_RUNTIME_DIR")"
}
# assert_kept FILE WORDS: the words are kept in a file that the message in FILE
# names, redacted and private; the editor's own file is gone.
assert_kept() {
	kept=$(kept_in "$1")
	test -n "$kept" || { cat "$1"; return 1; }
	test_grep "$2" "$kept" && test_not_grep "$secret" "$kept" &&
		test "$(stat -c %a "$kept")" = 600 && nothing_raw && rm "$kept"
}
none_kept() { test -z "$(find "$TMPDIR" -name "notes-*" -o -name "edits-*")"; }

test_expect_success 'typed notes are kept when a later step fails' '
	test_expect_code 128 env GIT_EDITOR=../types \
		git handoff "x y" -e --base nowhere 2>err &&
	assert_kept err "typed words, token .REDACTED" &&
	test_expect_code 129 git handoff "x y" -m "from the line" --kind nothing \
		2>err &&
	assert_kept err "from the line"
'

test_expect_success 'typed notes are kept when the editor fails after saving' '
	test_expect_code 128 env GIT_EDITOR=../types_and_fails \
		git handoff "x y" -e 2>err &&
	test_grep "ended with status 1" err && assert_kept err "typed words" &&
	test_expect_code 128 env GIT_EDITOR=false git handoff "x y" -e 2>err &&
	none_kept
'

test_expect_success 'a template without a front matter is named' '
	printf "{{{title}}}\n" >../bare &&
	test_expect_code 128 git handoff "x y" -m "words" --template ../bare 2>err &&
	test_grep "template .../bare. does not produce a handoff" err &&
	test_grep "hint: .*git-handoff-template" err && assert_kept err "words"
'

test_expect_success 'of notes that were given and edited both are kept' '
	test_expect_code 128 env GIT_EDITOR=../types_and_fails \
		git handoff "x y" -m "from the line" -e 2>err &&
	cp "$(kept_in err)" both && assert_kept err "typed words" &&
	test_grep "from the line" both &&
	test_expect_code 128 env GIT_EDITOR=../types \
		git handoff "x y" -m "from the line" -e --template ../bare 2>err &&
	cp "$(kept_in err)" both && assert_kept err "typed words" &&
	test_grep "from the line" both
'

test_expect_success 'stored notes are not kept a second time' '
	GIT_EDITOR=../types git handoff "x y" -e >out 2>err &&
	test_grep "typed words" "$(head -n 1 out)" && none_kept && nothing_raw &&
	test_expect_code 1 env GIT_EDITOR="truncate -s 0" git handoff "x y" -e &&
	none_kept && nothing_raw
'

test_expect_success 'what was typed for a preview is kept' '
	GIT_EDITOR=../types git handoff "x y" -e -n >out 2>err &&
	assert_kept err "typed words" &&
	git handoff "x y" -m words -n >out && none_kept
'

test_expect_success 'the handoff is named when its path cannot be printed' '
	test_expect_code 128 git handoff "x y" -m words >/dev/full 2>err &&
	test_grep "written: .$TMPDIR" err && none_kept
'

test_expect_success 'notes are kept when one of several sources cannot be read' '
	printf "a\\0b" >../binary &&
	for file in ../nowhere ../binary; do
		test_expect_code 128 git handoff "x y" -m "words" -F $file 2>err &&
		assert_kept err "words" || return 1
	done
'

for signal in HUP TERM INT; do
	# Ctrl-C belongs to the editor.
	test $signal = INT ||
	test_expect_success "SIG$signal while the editor is open" '
		make_editor waits <<-EOF && rm -f ../copy &&
		"$TRASH/types" "\$1" && echo x >"$TRASH/waits-runs" && exec sleep 60
		EOF
		start env GIT_EDITOR=../waits git-handoff "x y" -e &&
		wait_for ../waits-runs && rm ../waits-runs && kill -$signal $pid &&
		ended_by_signal && test_grep "interrupted by SIG$signal" err &&
		assert_kept err "typed words"
	'

	test_expect_success "SIG$signal while notes come through a pipe" '
		mkfifo ../pipe && test_when_finished "rm ../pipe" &&
		start sh -c "exec git-handoff \"x y\" -F - <../pipe" &&
		exec 5>../pipe && echo "first words, $secret" >&5 &&
		yes "and more" | head -c 140000 >&5 && # a pipe holds 65536: it is read
		kill -$signal $pid && ended_by_signal && exec 5>&- &&
		assert_kept err "first words"
	'

	test_expect_success "SIG$signal while git takes its time" '
		make_slow_git ../start.py &&
		start env PATH="$TRASH/slow:$PATH" git-handoff "not yet" -m "words" &&
		wait_for ../slow-runs && kill -$signal $pid && ended_by_signal &&
		assert_kept err "words" &&
		git handoff list >out && test_not_grep "not yet" out
	'
done

test_expect_success 'SIGKILL while the editor is open: the next command keeps it' '
	rm -f ../copy && make_editor killed <<-EOF &&
	"$TRASH/types" "\$1" && kill -9 \$PPID
	EOF
	(GIT_EDITOR=../killed git-handoff "x y" -e 2>err); test -f "$(cat ../copy)" &&
	git handoff check 2>err && test_not_grep kept err &&
	git handoff list >out 2>err && assert_kept err "typed words" &&
	git handoff list 2>err && test_not_grep kept err
'

test_expect_success 'SIGKILL after the editor: the next command keeps it' '
	rm -f ../copy && make_slow_git ../copy &&
	start env PATH="$TRASH/slow:$PATH" GIT_EDITOR=../types git-handoff "x y" -e \
		--base main --branch topic &&
	wait_for ../slow-runs && kill -9 $pid && ended_by_signal &&
	git handoff list >out 2>err && assert_kept err "typed words"
'

test_expect_success 'a file that a living editor has open is left alone' '
	rm -f ../copy ../go && make_editor waits <<-EOF &&
	"$TRASH/types" "\$1" && while ! test -f "$TRASH/go"; do sleep 0.05; done
	EOF
	{ GIT_EDITOR=../waits git handoff "slow one" -e >out 2>err & } && pid=$! &&
	wait_for ../copy && git handoff list 2>list.err &&
	test_not_grep kept list.err && : >../go && wait $pid &&
	test_grep "typed words" "$(head -n 1 out)" && nothing_raw
'

test_expect_success 'notes are kept when the rules cannot be read' '
	echo "redact: [" >.handoff.yml && test_when_finished "rm .handoff.yml" &&
	printf "rules:\n  - id: word\n    keywords: kestrel-\n    body: digit{6}\n" >../mine.yml &&
	git config --global handoff.redact.rules "$TRASH/mine.yml" &&
	test_when_finished "git config --global --unset handoff.redact.rules" &&
	echo "piped words kestrel-771234 $secret" >../in &&
	test_expect_code 128 git handoff "x y" <../in 2>err &&
	cp "$(kept_in err)" copy && test_not_grep kestrel-771234 copy &&
	assert_kept err "piped words" &&
	echo "rules: [" >../mine.yml &&
	test_expect_code 128 git handoff "x y" <../in 2>err &&
	assert_kept err "piped words"
'

# new_handoff PURPOSE: its $id, its $path, and ../before as it was.
new_handoff() {
	git handoff "$1" -m words >out 2>/dev/null &&
		path=$(head -n 1 out) && cp "$path" ../before &&
		id=${path%.md} && id=$(echo "$id" | tail -c 10)
}

test_expect_success 'edit: what it refuses is kept' '
	new_handoff "edit me" && make_editor types_nul <<-\EOF &&
	printf "typed words \0 NUL\n" >>"$1"
	EOF
	test_expect_code 128 env GIT_EDITOR=../types_nul git handoff edit "$id" \
		2>err &&
	test_grep "NUL at byte" err && assert_kept err "typed words" &&
	make_editor appends_and_fails <<-\EOF &&
	"$TRASH/appends" "$1" && exit 1
	EOF
	test_expect_code 128 env GIT_EDITOR=../appends_and_fails \
		git handoff edit "$id" 2>err &&
	assert_kept err "typed words" && cmp ../before "$path" &&
	test_expect_code 128 env GIT_EDITOR=false git handoff edit "$id" 2>err &&
	none_kept
'

test_expect_success 'edit: of two at once the second is kept' '
	new_handoff "edit twice" && make_editor twice <<-EOF &&
	GIT_EDITOR="echo other words >>" git handoff edit $id &&
		"$TRASH/appends" "\$1"
	EOF
	test_expect_code 128 env GIT_EDITOR=../twice git handoff edit "$id" 2>err &&
	test_grep "was changed while" err && test_grep "other words" "$path" &&
	test_not_grep "typed words" "$path" && assert_kept err "typed words"
'

test_expect_success 'edit: of a handoff that was dropped meanwhile' '
	new_handoff "drop me" && make_editor drops <<-EOF &&
	git handoff drop $id && "$TRASH/appends" "\$1"
	EOF
	test_expect_code 128 env GIT_EDITOR=../drops git handoff edit "$id" 2>err &&
	test_grep "was dropped while" err && test ! -e "$path" &&
	assert_kept err "typed words"
'

test_expect_success 'edit: kept edits go in by -F' '
	new_handoff "broken first" &&
	test_expect_code 128 env GIT_EDITOR="sed -i s/^kind:.*/kind:\ mail/" \
		git handoff edit "$id" 2>err &&
	kept=$(kept_in err) && sed -i "s/^kind:.*/kind: review/" "$kept" &&
	git handoff edit "$id" -F "$kept" && test_grep "^kind: review" "$path" &&
	sed "s/^kind:.*/kind: continue/" "$path" | git handoff edit "$id" -F - &&
	cmp ../before "$path" && rm "$kept"
'

test_expect_success 'edit: SIGKILL with an untouched file leaves nothing' '
	new_handoff "leave it" && make_editor killed <<-\EOF &&
	echo "$1" >"$TRASH/copy" && kill -9 $PPID
	EOF
	(GIT_EDITOR=../killed git-handoff edit "$id"); test -f "$(cat ../copy)" &&
	git handoff list 2>err && test_not_grep kept err && nothing_raw &&
	make_editor killed <<-\EOF &&
	"$TRASH/appends" "$1" && kill -9 $PPID
	EOF
	(GIT_EDITOR=../killed git-handoff edit "$id")
	git handoff list 2>err && assert_kept err "typed words" &&
	cmp ../before "$path"
'

test_done
