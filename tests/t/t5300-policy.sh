#!/bin/sh
# What a team and a person may change about the guard.
. "$(dirname "$0")/test-lib.sh"
. "$TEST_DIRECTORY/guard-lib.sh"

# stage_policy TEXT
stage_policy() { printf "$1" >.handoff.yml && git add .handoff.yml; }

test_expect_success 'a file is allowed by its own comment' '
	fresh_repository r && write_handoff h.md &&
	echo "<!-- handoff: allow, it is an example -->" >>h.md && git add h.md &&
	git handoff check && git handoff check --json >out &&
	test_grep "handoff: allow" out
'

test_expect_success 'by .handoff.yml, with a reason, staged or committed' '
	fresh_repository r && write_handoff docs/h.md && git add docs &&
	stage_policy "guard:\n  allow:\n    - {path: docs/, reason: examples}\n" &&
	git handoff check --json >out && test_grep "\"allowed\": \"examples\"" out &&
	git commit -q -m policy && write_handoff docs/i.md &&
	echo "- More." >>docs/i.md && git add docs && git commit -q -m i
'

test_expect_success 'the work tree says nothing: what is not staged does not count' '
	fresh_repository r && write_handoff h.md && git add h.md &&
	printf "guard:\n  level: off\n" >.handoff.yml &&
	test_expect_code 1 git handoff check -q
'

test_expect_success 'levels by path: the last that matches' '
	fresh_repository r && write_handoff a/h.md && write_handoff b/h.md &&
	git add a b && stage_policy \
	"guard:\n  paths:\n    - {path: a/**, level: warn}\n    - {path: b/**, level: off}\n" &&
	git handoff check 2>err && test_grep "warning: .a/h.md" err &&
	test_expect_code 1 git handoff check --level=warn --porcelain >out &&
	echo a/h.md >expect && test_cmp expect out
'

test_expect_success 'by git config, for oneself' '
	fresh_repository r && write_handoff h.md && git add h.md &&
	git config handoff.guard.allow "h.*" && git handoff check &&
	git config --unset handoff.guard.allow &&
	git config handoff.guard.level warn && git handoff check 2>err &&
	test_grep warning err &&
	git config handoff.guard.level loud &&
	test_expect_code 128 git handoff check 2>err &&
	test_grep "bad value .loud" err
'

test_expect_success 'by .gitattributes' '
	fresh_repository r && write_handoff a.md && write_handoff b.md &&
	echo "- b" >>b.md && echo "a.md -handoff" >.gitattributes &&
	git add . && test_expect_code 1 git handoff check --porcelain >out &&
	echo b.md >expect && test_cmp expect out &&
	echo "*.md handoff=warn" >.gitattributes && git add . &&
	git handoff check && echo "*.md handoff=loud" >.gitattributes && git add . &&
	test_expect_code 128 git handoff check 2>err && test_grep loud err
'

test_expect_success 'attributes count from a folder, too' '
	fresh_repository r && write_handoff d/a.md && mkdir e &&
	echo "d/a.md -handoff" >.gitattributes && git add . && cd e &&
	git handoff check && cd ../d && git handoff check
'

test_expect_success 'text that a team does not want' '
	fresh_repository r && stage_policy \
	"guard:\n  patterns:\n    - {text: begin session dump, reason: our exporter}\n" &&
	printf "x\nBEGIN SESSION DUMP\n%040d\n" 0 >x.txt && git add x.txt &&
	test_expect_code 1 git handoff check 2>err &&
	test_grep "our exporter" err
'

test_expect_success 'a broken policy refuses, with line and column' '
	fresh_repository r && write_readme a.md && git add a.md &&
	stage_policy "guard:\n  levle: off\n" &&
	test_expect_code 128 git handoff check 2>err &&
	test_grep ".handoff.yml:2:3: unknown key .levle" err &&
	test_must_fail git commit -q -m x 2>err &&
	test_grep ".handoff.yml:2:3" err && HANDOFF_SKIP=1 git commit -q -m x
'

test_expect_success 'an unknown part of the policy refuses as well' '
	fresh_repository r && write_readme a.md && git add a.md &&
	stage_policy "gaurd:\n  level: warn\n" &&
	test_expect_code 128 git handoff check 2>err &&
	test_grep ".handoff.yml:1:1: unknown key .gaurd" err &&
	stage_policy "redact: {rules: []}\n" && git handoff check
'

test_expect_success 'what can be read in two ways refuses, too' '
	fresh_repository r && write_readme a.md && git add a.md &&
	stage_policy "guard:\n  level: refuse\n  level: off\n" &&
	test_expect_code 128 git handoff check 2>err &&
	test_grep ".handoff.yml:3:3: .level. appears twice" err &&
	stage_policy "guard: {level: off}\n---\nguard: {level: off}\n" &&
	test_expect_code 128 git handoff check 2>err &&
	test_grep ".handoff.yml:2:1: a second document" err &&
	stage_policy "guard: {level: off}\n...\nguard: {level: warn}\n" &&
	test_expect_code 128 git handoff check &&
	stage_policy "# ours\n---\nguard: {level: off}\n...\n" &&
	git handoff check && stage_policy "requires: latest\n" &&
	test_expect_code 128 git handoff check 2>err &&
	test_grep ".handoff.yml:1:11: .latest. is no version" err &&
	stage_policy "# nothing yet\n" && git handoff check
'

test_expect_success 'a version that is too old refuses' '
	fresh_repository r && write_readme a.md && git add a.md &&
	stage_policy "requires: 99.0\n" &&
	test_expect_code 128 git handoff check 2>err &&
	test_grep "requires git-handoff 99.0" err
'

test_expect_success 'a policy can run nothing and read nothing else' '
	fresh_repository r && write_readme a.md && git add a.md &&
	stage_policy "guard: !!python/object:os.system {}\n" &&
	git handoff check; test $? -ne 139 &&
	stage_policy "guard:\n  include: /etc/passwd\n" &&
	test_expect_code 128 git handoff check 2>err
'

test_expect_success 'a broken configuration refuses a clean commit, wherever it stands' '
	fresh_repository r && write_readme a.md && git add a.md &&
	git config include.path "$TRASH/included" &&
	git config extensions.worktreeConfig true &&
	for file in .git/config "$HOME/.gitconfig" "$HOME/.config/git/config" \
		"$TRASH/included" .git/config.worktree
	do
		mkdir -p "$(dirname "$file")" && touch "$file" &&
		cp "$file" "$TRASH/before" &&
		printf "[Handoff \"guard\"]\n\tLevel = nonsense\n" >>"$file" &&
		{ git handoff check 2>err; test $? -eq 128; } &&
		test_grep "bad value .nonsense. for .handoff.guard.level" err &&
		test_must_fail git commit -q -m x 2>err && test_grep nonsense err &&
		HANDOFF_SKIP=1 git handoff hook pre-commit &&
		cp "$TRASH/before" "$file" || return 1
	done &&
	git handoff check && git commit -q -m x
'

test_expect_success 'a sound configuration lets a clean commit pass' '
	fresh_repository r && write_readme a.md && git add a.md &&
	git config handoff.guard.level strict && git handoff check &&
	git commit -q -m x
'

# refused_policy WHAT: what lies in the index is said to be WHAT, also where
# git lists what is staged, and in a commit.
refused_policy() {
	{ git handoff check 2>err; test $? -eq 128; } &&
	test_grep "handoff.yml. is $1" err &&
	{ git -c a.b=c handoff check 2>err; test $? -eq 128; } &&
	test_grep "handoff.yml. is $1" err &&
	{ git handoff check --all 2>err; test $? -eq 128; } &&
	test_grep "handoff.yml. is $1" err &&
	test_must_fail git commit -q -m x 2>err && test_grep "is $1" err &&
	git commit -q -n -m x && write_readme "b $1.md" && git add b* &&
	{ git handoff check 2>err; test $? -eq 128; } &&
	test_grep "handoff.yml. is $1" err &&
	{ git handoff check --range HEAD~1..HEAD 2>err; test $? -eq 128; } &&
	test_grep "handoff.yml. is $1" err
}

test_expect_success 'a policy that is no regular file is called what it is' '
	fresh_repository r && write_readme a.md && ln -s /dev/zero .handoff.yml &&
	git add . && refused_policy "a symbolic link" &&
	fresh_repository r && mkdir .handoff.yml && write_readme .handoff.yml/a &&
	git add . && refused_policy "a directory" &&
	fresh_repository r && write_readme a.md && git add a.md &&
	git update-index --add --cacheinfo \
		160000,$(git rev-parse HEAD),.handoff.yml &&
	refused_policy "a submodule"
'

test_expect_success 'the same for files on the disk, without reading them' '
	fresh_repository r && write_readme a.md &&
	ln -s /dev/zero .handoff.yml &&
	test_expect_code 128 git handoff check a.md 2>err &&
	test_grep "is a symbolic link" err &&
	test_expect_code 128 git handoff new -q go 2>err &&
	test_grep "is a symbolic link" err && rm .handoff.yml &&
	mkfifo .handoff.yml &&
	test_expect_code 128 git handoff check a.md 2>err &&
	test_grep "is not a regular file" err && rm .handoff.yml &&
	mkdir .handoff.yml && test_expect_code 128 git handoff check a.md 2>err &&
	test_grep "is a directory" err && rmdir .handoff.yml &&
	truncate -s 20G .handoff.yml &&
	test_expect_code 128 git handoff check a.md 2>err &&
	test_grep "is too large" err &&
	test_expect_code 128 git handoff new -q go 2>err &&
	test_grep "is too large" err
'

test_expect_success 'a policy in force is found however git is told to match' '
	fresh_repository r && stage_policy "guard:\n  levle: off\n" &&
	write_readme d/a.md && git add . && cd d &&
	test_must_fail git --literal-pathspecs -c a.b=c handoff check 2>err &&
	test_grep "unknown key" err &&
	test_must_fail git --icase-pathspecs -c a.b=c handoff check 2>err &&
	test_grep "unknown key" err &&
	test_must_fail git --glob-pathspecs -c a.b=c handoff check 2>err &&
	test_grep "unknown key" err
'

test_done
