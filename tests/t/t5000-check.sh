#!/bin/sh
# git handoff check: what it looks at, what it says, how it exits.
. "$(dirname "$0")/test-lib.sh"
. "$TEST_DIRECTORY/guard-lib.sh"

test_expect_success 'nothing staged is clean, on an unborn branch too' '
	git handoff check --staged --porcelain >out &&
	test_must_be_empty out
'

test_expect_success 'a staged handoff is refused, whatever its name' '
	write_handoff docs/plan.md && write_readme README.md &&
	printf "\\377\\376" >utf16.md &&
	iconv -f utf-8 -t utf-16le docs/plan.md >>utf16.md &&
	git add . &&
	printf "docs/plan.md\nutf16.md\n" >expect &&
	test_expect_code 1 git handoff check --staged --porcelain >out &&
	test_cmp expect out &&
	test_expect_code 1 git handoff check -z >out &&
	tr "\\0" "\\n" <out >lines && test_cmp expect lines
'

test_expect_success 'the bytes are those of the index, not of the work tree' '
	echo harmless >docs/plan.md && rm utf16.md &&
	test_expect_code 1 git handoff check --porcelain >out &&
	test_grep docs/plan.md out &&
	git rm -qf --cached docs/plan.md utf16.md && write_handoff new.md &&
	git add -N new.md && git handoff check --staged
'

test_expect_success 'json says why, where and what to do' '
	git add new.md && test_expect_code 1 git handoff check --json >out &&
	test_grep "\"path\": \"new.md\"" out &&
	test_grep "\"fix\": \"git handoff rescue new.md\"" out &&
	test_grep "line 1 the title names a handoff" out &&
	test_grep "\"checked\": [1-9]" out
'

test_expect_success 'every format is printed, an unknown one is not' '
	for format in json sarif github gitlab; do
		test_expect_code 1 git handoff check --format=$format >out &&
		test_grep new.md out || return 1
	done &&
	test_expect_code 129 git handoff check --format=xml 2>err &&
	test_grep "unknown format" err
'

test_expect_success 'the refusal fits 80 columns and says what to type' '
	test_expect_code 1 git handoff check 2>err &&
	test_grep "new.md. is a handoff" err &&
	test_grep "git handoff rescue new.md" err &&
	test_grep "handoff: allow" err &&
	test_grep HANDOFF_SKIP err &&
	! grep "^.\{81\}" err &&
	test_expect_code 1 git -c advice.handoffGuard=false handoff check 2>err &&
	test_not_grep hint err &&
	test_expect_code 1 git handoff check -q 2>err && test_must_be_empty err
'

test_expect_success 'an edit that adds a handoff to an old file is seen' '
	git rm -q --cached new.md && git commit -q -m readme &&
	{ cat README.md && sed "s/^#/##/" new.md; } >both && mv both README.md &&
	git add README.md &&
	test_expect_code 1 git handoff check --level=warn --porcelain >out &&
	test_grep README.md out
'

test_expect_success 'a renamed handoff is seen' '
	git reset -q --hard && write_handoff a.md && git add a.md &&
	git commit -q -m a && git mv a.md b.txt &&
	test_expect_code 1 git handoff check --porcelain >out &&
	echo b.txt >expect && test_cmp expect out
'

test_expect_success 'in a range every commit counts, also what went again' '
	git reset -q --hard && git tag start && write_handoff c.md &&
	echo "- Also c." >>c.md &&
	git add c.md && git commit -q -m "add c" && git rm -q c.md &&
	git commit -q -m "remove c" &&
	test_expect_code 1 git handoff check --range start..HEAD --porcelain >out &&
	echo c.md >expect && test_cmp expect out &&
	git handoff check --range HEAD~1..HEAD
'

test_expect_success 'a merge answers for what none of its parents had' '
	git checkout -q -b side start && test_commit side &&
	git checkout -q -b evil HEAD && git merge -q --no-commit main &&
	write_handoff evil.md && git add evil.md && git commit -q -m merge &&
	test_expect_code 1 git handoff check --range main..HEAD --porcelain >out &&
	echo evil.md >expect && test_cmp expect out &&
	git checkout -q main && git merge -q --no-edit side &&
	git handoff check --range start~..start --porcelain >out;
	git handoff check --range side..main^2 && git branch -D -q evil
'

test_expect_success 'a commit message that is a pasted handoff is refused' '
	git reset -q --hard && write_handoff msg &&
	git commit -q --allow-empty -F msg --cleanup=verbatim && rm msg &&
	test_expect_code 1 git handoff check --range HEAD~1..HEAD 2>err &&
	test_grep "the commit message in commit" err &&
	git reset -q --hard HEAD~1
'

test_expect_success '--all and --history look at everything' '
	test_expect_code 1 git handoff check --all --porcelain >out &&
	echo a.md >expect && test_cmp expect out &&
	test_expect_code 1 git handoff check --history --porcelain >out &&
	printf "a.md\nc.md\n" >expect && sort out >sorted && test_cmp expect sorted
'

test_expect_success 'a bare repository can be checked' '
	git clone -q --bare . "$TRASH/bare.git" && cd "$TRASH/bare.git" &&
	test_expect_code 1 git handoff check --all --porcelain >out &&
	test_grep a.md out &&
	test_expect_code 1 git handoff check --history --porcelain >out
'

test_expect_success 'files, folders and standard input' '
	mkdir -p "$TRASH/loose/in" && cd "$TRASH/loose" && write_handoff in/x.md &&
	write_readme in/y.md && echo in/x.md >expect &&
	test_expect_code 1 git handoff check --porcelain . >out &&
	test_cmp expect out &&
	git handoff check in/y.md &&
	test_expect_code 1 git handoff check --porcelain - <in/x.md >out &&
	echo - >expect && test_cmp expect out &&
	test_expect_code 128 git handoff check nowhere.md 2>err &&
	test_grep "no such file" err
'

test_expect_success 'what cannot be checked is not clean: 128' '
	cd "$TRASH/trash" &&
	test_expect_code 128 git handoff check --range nosuch..HEAD 2>err &&
	test_grep "nosuch" err && test_grep "^hint: a range is A..B" err &&
	git clone -q --depth=1 "file://$TRASH/trash" "$TRASH/shallow" &&
	cd "$TRASH/shallow" &&
	test_expect_code 128 git handoff check --range HEAD 2>err &&
	test_grep "shallow" err && test_grep "fetch-depth" err &&
	test_expect_code 128 git handoff check --history 2>err &&
	cd "$TRASH" && mkdir -p empty && cd empty &&
	test_expect_code 128 git handoff check --staged 2>err &&
	test_grep "not a git repository" err
'

test_expect_success 'a missing object is 128' '
	cd "$TRASH" && git init -q broken && cd broken && write_readme r.md &&
	git add r.md && rm -r .git/objects/?? &&
	test_expect_code 128 git handoff check --staged 2>err &&
	test_grep "is missing" err
'

test_expect_success 'a broken index is 128' '
	cd "$TRASH" && git init -q brokenindex && cd brokenindex &&
	echo rubbish >.git/index &&
	test_expect_code 128 git handoff check --staged 2>err
'

test_expect_success 'symlinks and submodules are left alone' '
	cd "$TRASH/trash" && git reset -q --hard && git clean -fdq && ln -s a.md link.md &&
	git -c protocol.file.allow=always submodule add -q "$TRASH/bare.git" sub &&
	git add . && git handoff check --staged
'

test_expect_success 'odd names come through' '
	git reset -q --hard && name=$(printf "a\tb \"c\"\nd.md") &&
	write_handoff "$name" && git add . &&
	test_expect_code 1 git handoff check -z >out &&
	printf "%s\\0" "$name" >expect && cmp expect out
'

test_expect_success 'only one place can be asked for' '
	test_expect_code 129 git handoff check --all --staged 2>err &&
	test_grep "only one of" err
'

# tree: a repository with handoffs that --all must find, and its index is
# older than none of its files.
tree() {
	fresh_repository tree && rm -rf .git/hooks && write_handoff clean.md &&
	write_handoff gone.md && write_handoff changed.md && write_readme was.md &&
	echo "int main() {}" >a.c && chmod +x a.c && ln -s clean.md link.md &&
	git add . && git commit -q -n -m tree && rm gone.md && write_readme changed.md &&
	write_handoff was.md && write_handoff untracked.md && sleep 1 &&
	git update-index --refresh >/dev/null || :
	printf "changed.md\nclean.md\ngone.md\n" >"$TRASH/expect"
}

test_expect_success '--all judges what is committed, wherever it reads it' '
	tree && test_expect_code 1 git handoff check --all --porcelain >out &&
	test_cmp "$TRASH/expect" out &&
	test_expect_code 1 git handoff check --all --json >out &&
	files=$(git ls-files -s | grep -c -E "^(100|120)") &&
	test_grep "\"checked\": $files" out && mkdir -p sub && cd sub &&
	test_expect_code 1 git handoff check --all --porcelain >out &&
	test_cmp "$TRASH/expect" out
'

test_expect_success '--all reads clean files from the work tree' '
	cd "$TRASH/tree" && rm -rf .git/objects.away && mv .git/objects .git/objects.away &&
	mkdir .git/objects &&
	test_expect_code 128 git handoff check --all 2>err && test_grep missing err &&
	git update-index --force-remove gone.md changed.md was.md &&
	test_expect_code 1 git handoff check --all --porcelain >out &&
	echo clean.md >expect && test_cmp expect out &&
	rm -r .git/objects && mv .git/objects.away .git/objects
'

test_expect_success 'where a filter or an encoding is at work, blobs are read' '
	cd "$TRASH/tree" && git reset -q --hard && rm -f untracked.md out expect &&
	git config filter.hide.smudge "echo harmless; cat >/dev/null" &&
	for attribute in filter=hide working-tree-encoding=UTF-16BE; do
		echo "*.md $attribute" >.gitattributes && git add .gitattributes &&
		rm clean.md gone.md changed.md &&
		git checkout -q -- clean.md gone.md changed.md && sleep 1 &&
		git update-index --add .gitattributes &&
		test_expect_code 1 git handoff check --all --porcelain >out &&
		test_cmp "$TRASH/expect" out || return 1
	done
'

test_expect_success 'attributes that lead to a device or a pipe are passed over' '
	fresh_repository devices && write_handoff h.md && mkdir d &&
	ln -s /dev/zero .gitattributes && mkfifo "$TRASH/pipe" &&
	ln -s "$TRASH/pipe" d/.gitattributes && git add . 2>"$TRASH/err" &&
	git commit -q --no-verify -m devices 2>"$TRASH/err" && sleep 1 &&
	git update-index --refresh 2>"$TRASH/err" &&
	test_expect_code 1 timeout 20 \
		git handoff check --all --porcelain >out 2>"$TRASH/err" &&
	echo h.md >expect && test_cmp expect out
'

test_expect_success 'of many files every one is judged' '
	fresh_repository many && for i in $(seq 400); do
		mkdir -p d$((i % 7)) && write_readme d$((i % 7))/$i.md || return 1
	done && write_handoff d3/here.md && write_handoff z.md && git add . &&
	git commit -q --no-verify -m many && sleep 1 && git update-index --refresh &&
	test_expect_code 1 git handoff check --all --porcelain >out &&
	printf "d3/here.md\nz.md\n" >expect && test_cmp expect out &&
	git gc -q && rm -r d* &&
	test_expect_code 1 git handoff check --all --porcelain >out &&
	test_cmp expect out
'

# long_source: 900 lines that are no prose.
long_source() {
	for i in $(seq 300); do
		printf "int f%s(int x) {\n  return x;\n}\n" "$i"
	done
}

test_expect_success 'a copy of what "new" wrote is seen within code and data' '
	fresh_repository kept && long_source >code.c && git add . &&
	git commit -q -m code && for i in $(seq 12); do
		echo "- We keep limit $i at $((i * 7)) since server number $i answers" \
			"with an error above it and no client of ours tries again."
	done >notes && path=$(git handoff new -q -F notes "go on") &&
	rm notes && sed "1,/^# /d" "$path" >body &&
	sed "s,^,// ," body >comments.c && { long_source; cat comments.c; } >long.c &&
	tr "\n" " " <body >line.txt &&
	awk "BEGIN { printf \"{\\\"text\\\": \\\"\" } { printf \"%s\\\\n\", \$0 }
		END { print \"\\\"}\" }" body >string.json &&
	rm body && git add . &&
	printf "%s\n" comments.c line.txt long.c string.json >expect &&
	test_expect_code 1 git handoff check --porcelain >out && test_cmp expect out
'

# wrapped MARK: a handoff behind MARK, between lines of code.
wrapped() {
	write_handoff "$TRASH/h.md" &&
	for n in 1 2 3 4 5; do echo "int f$n(void) { return $n; }"; done &&
	sed "s|^|$1|" "$TRASH/h.md" &&
	for n in 6 7 8 9; do echo "int f$n(void) { return $n; }"; done
}

test_expect_success 'a handoff in the comments of a program is found' '
	fresh_repository comments && i=0 &&
	for mark in "// " "# " "-- " ";; " " * "
	do
		i=$((i + 1)) && wrapped "$mark" >$i.c && git add $i.c || return 1
	done &&
	test_expect_code 1 git handoff check --porcelain >out &&
	printf "%s\n" 1.c 2.c 3.c 4.c 5.c >expect && test_cmp expect out &&
	git commit -q --no-verify -m comments &&
	test_expect_code 1 git handoff check --all --porcelain >out &&
	test_cmp expect out &&
	test_expect_code 1 git handoff check --history --porcelain >out &&
	test_cmp expect out
'

test_expect_success 'and in a string, with the line where it stands' '
	fresh_repository strings && write_handoff "$TRASH/h.md" &&
	perl -e "local \$/; \$_ = <STDIN>; s/\"/\\\\\"/g; s/\\n/\\\\n/g;
		print qq({\n  \"a\": 1,\n  \"note\": \"\$_\"\n}\n)" \
		<"$TRASH/h.md" >note.json && git add note.json &&
	test_expect_code 1 git handoff check 2>err &&
	test_grep "note.json" err && test_grep "^  line 3 " err
'

test_expect_success 'commits are named as git names them' '
	fresh_repository ids && write_handoff h.md && git add h.md &&
	git commit -q --no-verify -m ids &&
	for digits in 7 12 40
	do
		git config core.abbrev $digits &&
		{ git handoff check --range HEAD~1..HEAD 2>err; test $? -eq 1; } &&
		test_grep -E "in commit $(git rev-parse --short HEAD)( |$)" err || return 1
	done
'

test_expect_success 'the text of a link is content, too' '
	fresh_repository link && write_handoff "$TRASH/m" &&
	git update-index --add --cacheinfo \
		120000,$(git hash-object -w "$TRASH/m"),link &&
	test_expect_code 1 git handoff check --porcelain >out &&
	echo link >expect && test_cmp expect out &&
	test_expect_code 1 git -c a.b=c handoff check --porcelain >out &&
	test_cmp expect out && git commit -q --no-verify -m link &&
	for how in --all --history "--range HEAD~1..HEAD"
	do
		{ git handoff check $how --porcelain >out; test $? -eq 1; } &&
		test_cmp expect out || return 1
	done
'

test_expect_success 'a name that cannot be typed is not given to type' '
	fresh_repository names && write_handoff "a
b.md" && git add . && test_expect_code 1 git handoff check 2>err &&
	test_grep "check -z | xargs -0 git handoff rescue" err &&
	git handoff check -z | xargs -0 git handoff rescue &&
	test -z "$(git diff --cached --name-only)"
'

test_done
