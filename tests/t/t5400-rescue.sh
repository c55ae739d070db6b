#!/bin/sh
# git handoff rescue: a refused handoff goes to the store, nothing is lost.
. "$(dirname "$0")/test-lib.sh"
. "$TEST_DIRECTORY/guard-lib.sh"

# kept_has TEXT: what the last rescue kept has it.
kept_has() {
  while read -r kept; do
    grep -q -e "$1" "$kept" && return 0
  done <out
  echo "kept without: $1"
  return 1
}

test_expect_success 'a staged handoff leaves index and work tree for the store' '
	fresh_repository r && write_handoff h.md && git add h.md &&
	test_must_fail git commit -q -m x 2>err &&
	$(sed -n "s/^hint: *\\(git handoff rescue .*\\)/\\1/p" err) >out 2>err &&
	test_grep "moved .h.md. out of the repository" err &&
	test ! -e h.md && git diff --cached --quiet &&
	test_line_count 1 out && kept_has "token bucket" &&
	kept_has "^purpose: rescued from h.md" &&
	case "$(cat out)" in "$PWD"/*) return 1 ;; esac &&
	git handoff list >list && test_grep "rescued from h.md" list
'

test_expect_success 'a copy of what was rescued is recognised' '
	fresh_repository r && write_handoff h.md && git handoff rescue h.md >out &&
	sed "s/^#.*//; s/Branch/Line/; s/^\\*.*//" "$(cat out)" |
		sed "1,/^---\$/{ /./d; }" >plan.txt &&
	git add plan.txt && test_expect_code 1 git handoff check 2>err &&
	test_grep "plan.txt" err
'

test_expect_success 'of a partly staged file both versions are kept' '
	fresh_repository r && write_handoff h.md && git add h.md &&
	echo "- Only in the work tree." >>h.md && git handoff rescue h.md >out &&
	test_line_count 2 out && kept_has "Only in the work tree" &&
	while read -r kept; do
		grep -q "Only in the work tree" "$kept" || echo "$kept"
	done <out >without && test_line_count 1 without &&
	test ! -e h.md && test -z "$(git ls-files h.md)"
'

test_expect_success 'what only the index has is kept from there' '
	fresh_repository r && write_handoff h.md && git add h.md && rm h.md &&
	git handoff rescue h.md >out 2>err && kept_has "token bucket" &&
	test_grep "out of the index" err && test -z "$(git ls-files h.md)"
'

test_expect_success 'what is not staged yet, or only meant to be, is kept too' '
	fresh_repository r && write_handoff a.md && write_handoff b.md &&
	git add -N b.md && git handoff rescue a.md b.md >out &&
	test_line_count 2 out && test ! -e a.md && test ! -e b.md &&
	test -z "$(git ls-files b.md)"
'

test_expect_success 'of a tracked file only the change goes, the file stays' '
	fresh_repository r && write_handoff h.md && cat h.md >>README.md &&
	cp README.md before && git add README.md &&
	git handoff rescue README.md >out 2>err && test_cmp before README.md &&
	git diff --cached --quiet && kept_has "token bucket" &&
	test_grep "unstaged its changes" err
'

test_expect_success 'a committed handoff is taken out, to be amended' '
	fresh_repository r && test_commit first && write_handoff h.md &&
	echo x >x && git add h.md x && git commit -q -n -m two &&
	git handoff rescue h.md >out 2>err && test_grep "commit --amend" err &&
	git commit -q --amend -m two && git ls-tree -r --name-only HEAD >names &&
	test_grep "^x\$" names && test_not_grep "h.md" names && test ! -e h.md
'

test_expect_success 'a committed change of an older file goes back to that' '
	fresh_repository r && git show HEAD:README.md >old && write_handoff h.md &&
	cat h.md >>README.md && cp README.md now && git add README.md &&
	git commit -q -n -m two && git handoff rescue README.md >out 2>err &&
	test_cmp now README.md && git show :README.md | test_cmp old -
'

test_expect_success 'where redaction takes something out the file stays' '
	fresh_repository r && write_handoff h.md &&
	printf "token: %s_%s\n" ghp 16C7e42F292c6912E7710c838347Ae178B4a >>h.md &&
	cp h.md before && git add h.md && git handoff rescue h.md >out 2>err &&
	test_cmp before h.md && test -z "$(git ls-files h.md)" &&
	test_grep "1 value that redaction" err && kept_has "REDACTED" &&
	test_not_grep "16C7e42F" "$(cat out)"
'

test_expect_success 'from a folder, with odd names, and with a path in full' '
	fresh_repository r && write_handoff "d/a b\"*.md" && write_handoff d/x.md &&
	git add . && cd d && git handoff rescue "a b\"*.md" >out &&
	test -z "$(git ls-files "*b*")" && test -f x.md &&
	git handoff rescue "$PWD/x.md" && test ! -e x.md &&
	write_handoff "$PWD/y.md" && git handoff rescue "$PWD/y.md" -- &&
	test ! -e y.md
'

test_expect_success 'a front matter of our own is not kept twice' '
	fresh_repository r && TMPDIR=$TRASH/tmp git handoff new "finish it" >path &&
	cp "$(head -n 1 path)" h.md && git add h.md &&
	test_expect_code 1 git handoff check 2>/dev/null &&
	git handoff rescue h.md >out && grep -c "^handoff: 1" "$(cat out)" >count &&
	echo 1 | test_cmp - count && kept_has "^purpose: finish it"
'

test_expect_success 'on a branch without commits, and in a linked work tree' '
	cd "$TRASH" && git init -q unborn && cd unborn && write_handoff h.md &&
	git add h.md && git handoff rescue h.md && test -z "$(git ls-files)" &&
	fresh_repository r && rm -rf "$TRASH/w" &&
	git worktree add -q "$TRASH/w" -b w && cd "$TRASH/w" && write_handoff h.md &&
	git add h.md && git handoff rescue h.md && test ! -e h.md
'

test_expect_success 'while a merge waits' '
	fresh_repository r && git checkout -q -b side && test_commit a f one &&
	git checkout -q main && test_commit b f two &&
	test_must_fail git merge -q side >out 2>&1 && echo three >f &&
	write_handoff h.md && git add f h.md && git handoff rescue h.md &&
	GIT_EDITOR=true git merge --continue
'

test_expect_success 'nothing is changed when one path is wrong' '
	fresh_repository r && write_handoff h.md && git add h.md && mkdir d &&
	echo x >d/x && git add d && printf "a\\0b" >bin &&
	for wrong in nowhere d bin ../outside /etc/hostname; do
		test_expect_code 128 git handoff rescue h.md $wrong >out 2>err &&
		test_must_be_empty out && test -f h.md &&
		test -n "$(git ls-files h.md)" || return 1
	done &&
	git handoff rescue 2>err;
	test_expect_code 129 git handoff rescue 2>err
'

# Bytes that a wrong guess at their encoding would change.
for encoding in SHIFT-JIS EUC-JP GBK BIG5 EUC-KR KOI8-R CP1251 CP1253 \
	UTF-16LE ISO-8859-1; do
	case $encoding in
	SHIFT-JIS | EUC-JP) word=テスト計画 ;;
	GBK | BIG5) word=中文工作 ;;
	EUC-KR) word=한국어 ;;
	KOI8-R | CP1251) word="Проверить всё" ;;
	CP1253) word="Δοκιμή" ;;
	*) word="Prüfen à côté" ;;
	esac
	test_expect_success "a file in $encoding is kept as it was" '
		fresh_repository r && write_handoff h.utf8 && echo "$word" >>h.utf8 &&
		iconv -f UTF-8 -t $encoding h.utf8 >h.md && rm h.utf8 &&
		cp h.md ../before && git add h.md && git handoff rescue h.md >out 2>err &&
		test ! -e h.md && test_grep "bytes as they were" err &&
		kept=$(cat out) && cmp ../before "${kept%.md}.original" &&
		id=${kept%.md} && id=$(echo "$id" | tail -c 10) &&
		git handoff drop "$id" && test ! -e "${kept%.md}.original"
	'
done

test_expect_success 'bytes that redaction looked into in vain stay' '
	fresh_repository r && write_handoff h.md &&
	printf "\\203\\145\\203\\130 token: %s_%s\n" ghp \
		16C7e42F292c6912E7710c838347Ae178B4a >>h.md &&
	cp h.md before && git handoff rescue h.md >out 2>err &&
	test_cmp before h.md && kept=$(cat out) &&
	test ! -e "${kept%.md}.original" && test_not_grep 16C7e42F "$kept"
'

test_expect_success 'plain UTF-8 needs no second copy' '
	fresh_repository r && write_handoff h.md && git handoff rescue h.md >out &&
	kept=$(cat out) && test ! -e "${kept%.md}.original"
'

test_expect_success "git's own files are refused" '
	fresh_repository r && cp .git/HEAD before && cp .git/index index &&
	mkdir d && ln -s ../.git d/link &&
	for path in .git/HEAD .git/index .git .git/config d/link/HEAD "$PWD/.git/HEAD" \
		.GIT/HEAD ./d/../.git/HEAD; do
		test_expect_code 128 git handoff rescue "$path" 2>err || return 1
	done &&
	test_cmp before .git/HEAD && cmp index .git/index && git status &&
	rm -rf "$TRASH/w" && git worktree add -q "$TRASH/w" -b w && cd "$TRASH/w" &&
	test_expect_code 128 git handoff rescue .git 2>err &&
	test_grep "git.s own files" err && git status
'

test_expect_success "files of another repository are refused" '
	fresh_repository r && git init -q inner && write_handoff inner/d/h.md &&
	(cd inner && git add d) &&
	test_expect_code 128 git handoff rescue inner/d/h.md 2>err &&
	test_grep "another repository, .inner." err && test -f inner/d/h.md &&
	cd inner && git handoff rescue d/h.md && test ! -e d/h.md
'

test_expect_success 'paths may follow --' '
	fresh_repository r && write_handoff h.md && write_handoff ./-x.md &&
	git add . && git handoff rescue -- h.md -x.md >out && test_line_count 2 out &&
	test ! -e h.md && test ! -e ./-x.md && test -z "$(git ls-files "*h.md")" &&
	test_expect_code 129 git handoff rescue --
'

test_expect_success 'of a conflict every side is kept, and it is over' '
	fresh_repository r && git checkout -q -b side && write_handoff h.md &&
	echo "- theirs" >>h.md && git add h.md && git commit -q -n -m theirs &&
	git checkout -q main && write_handoff h.md && echo "- ours" >>h.md &&
	git add h.md && git commit -q -n -m ours &&
	test_must_fail git merge -q side >out 2>&1 &&
	git ls-files -u >unmerged && test_grep h.md unmerged &&
	git handoff rescue h.md >out 2>err && test_line_count 3 out &&
	kept_has "^- theirs" && kept_has "^- ours" && kept_has "^<<<<<<<" &&
	test -z "$(git ls-files -u)" && test_grep "unstaged its changes" err &&
	test_grep "the file is still there" err && test -f h.md
'

test_expect_success 'a handoff that only the other side has added' '
	fresh_repository r && git checkout -q -b side && write_handoff h.md &&
	git add h.md && git commit -q -n -m theirs && git checkout -q main &&
	test_must_fail git merge -q --no-commit --no-ff side >out 2>&1;
	git update-index --force-remove h.md &&
	printf "100644 %s 3\th.md\n" "$(git rev-parse side:h.md)" |
		git update-index --index-info &&
	git handoff rescue h.md >out 2>err && test -z "$(git ls-files -u)" &&
	test_line_count 1 out && test ! -e h.md
'

test_expect_success 'a link is not followed out of the work tree' '
	fresh_repository r && mkdir "$TRASH/out.d" && write_handoff "$TRASH/out.d/h.md" &&
	ln -s "$TRASH/out.d" link && test_expect_code 128 git handoff rescue link/h.md &&
	test -f "$TRASH/out.d/h.md"
'

test_done
