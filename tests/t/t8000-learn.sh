#!/bin/sh
# SPDX-License-Identifier: MIT
# The learners make the same bytes from the same sources.
. "$(dirname "$0")/test-lib.sh"

LEARN=$TEST_DIRECTORY/../../script/learn
EXPECTED=$TEST_DIRECTORY/learn
PYTHONDONTWRITEBYTECODE=1
export PYTHONDONTWRITEBYTECODE
python3 -c 'import ctypes; ctypes.CDLL("libstemmer.so.0d")' 2>/dev/null ||
  skip_all 'python3 or libstemmer is missing'

# skill OWNER NAME DESCRIPTION: commits a skill to the repository OWNER/skills.
skill() {
  mkdir -p "remote/$1/skills/$2" &&
    git init -q "remote/$1/skills" &&
    printf -- '---\nname: %s\ndescription: %s\n---\n\n# %s\n\n%s\n' \
      "$2" "$3" "$2" "Read the files, then $3" \
      >"remote/$1/skills/$2/SKILL.md" &&
    git -C "remote/$1/skills" add . &&
    git -C "remote/$1/skills" commit -q -m "$2"
}

# source_line OWNER [FLAG]: its line in a file of sources.
source_line() {
  echo "file://$PWD/remote/$1/skills $(git -C "remote/$1/skills" rev-parse HEAD) ${2-}"
}

test_expect_success 'fetch clones each source at its commit' '
  skill one pdf-forms "Use when the user fills forms in a PDF document." &&
  skill one pdf-merge "Merges several PDF documents into one file." &&
  skill one test-runner "Runs unit tests and reports which tests failed." &&
  skill one test-writer "Writes unit tests for code that has no tests." &&
  skill two unit-doctor "Finds out why unit tests failed in a pipeline." &&
  skill two pdf-copy "Merges several PDF documents into one file." &&
  skill held-back table-reader "Reads a table in a document of the user." &&
  { source_line one && source_line two && source_line held-back held-out; } >sources &&
  "$LEARN/fetch" clones sources &&
  "$LEARN/fetch" clones sources &&
  test "$(git -C clones/two/skills rev-parse FETCH_HEAD)" = "$(git -C remote/two/skills rev-parse HEAD)"
'

test_expect_success 'background counts each skill once, and none that is held out' '
  mkdir out &&
  "$LEARN/background" --sources sources --least 2 clones out &&
  test_cmp "$EXPECTED/background.txt" out/background.txt &&
  test_cmp "$EXPECTED/background_names.txt" out/background_names.txt
'

test_expect_success 'vectors learns the same table each time' '
  "$LEARN/vectors" --sources sources --least 2 --dimensions 4 clones >vectors.txt &&
  test_cmp "$EXPECTED/vectors.txt" vectors.txt &&
  PYTHONHASHSEED=7 "$LEARN/vectors" --sources sources --least 2 --dimensions 4 clones >again.txt &&
  test_cmp vectors.txt again.txt
'

test_expect_success 'bigrams learns from what is typed' '
  "$LEARN/bigrams" --sources sources clones >bigrams.txt &&
  test_cmp "$EXPECTED/bigrams.txt" bigrams.txt
'

test_expect_success 'token-costs fits costs to exact counts' '
  for i in 1 2 3 4 5 6 7 8; do
    mkdir -p "remote/text/skills" &&
      git init -q remote/text/skills &&
      awk -v n=$i "BEGIN { for (i = 0; i < 40 * n; i++)
        printf \"%s word%d(x, %d);\\n\", i % n ? \"  call\" : \"Other\", i, i * 37 }" \
        >"remote/text/skills/$i.txt" || return 1
  done &&
  git -C remote/text/skills add . && git -C remote/text/skills commit -q -m text &&
  source_line text >text-sources && "$LEARN/fetch" clones text-sources &&
  for i in 1 2 3 4 5 6 7; do echo "$((i * 400)) $((i * 500))"; done >counts &&
  "$LEARN/token-costs" --sources text-sources --files 7 --counts counts clones >costs.hpp &&
  test_cmp "$EXPECTED/token_costs.expected" costs.hpp
'

test_expect_success 'guard-weights keeps definitions and signs, and fits weights' '
  cat >table.txt <<-\EOF &&
	# what is kept
	warn 0.2
	refuse 1.5

	both_of = both next title
	required title

	weight bias -1
	weight title 1
	weight next 1
	weight both_of 1
	weight manual -1
	weight unseen 1
	EOF
  cat >labels <<-\EOF &&
	pos https://example.org/a/one 1111111 HANDOFF.md
	pos https://example.org/a/two 2222222 docs/next.md
	neg https://example.org/a/one 1111111 README.md
	neg https://example.org/a/three 3333333 docs/a manual.md
	EOF
  cat >strengths <<-\EOF &&
	title next manual unseen 
	1 0.5 0 0 
	0.5 1 0 0 
	0 0 0.5 0 
	0 0.5 1 0 
	EOF
  "$LEARN/guard-weights" --table table.txt --labels labels --strengths strengths >weights.txt &&
  test_cmp "$EXPECTED/weights.txt" weights.txt
'

test_done
