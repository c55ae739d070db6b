#!/bin/sh
# point and expand: copies become pointers, and come back byte for byte.
. "$(dirname "$0")/test-lib.sh"

# roundtrip NAME: points the notes in NAME and expands them again.
roundtrip() {
	git handoff point <"$1" >"$1.pointed" &&
	git handoff expand <"$1.pointed" >"$1.back" &&
	cmp "$1" "$1.back"
}

cat >parse.c <<\EOF
#include <stdio.h>

static int parse_header(const char *text, struct header *out)
{
	if (!text || !*text)
		return error("the header is empty");
	out->name = scan_name(text);

	if (!out->name)
		return error("the header has no name");
	return out->length = scan_length(text);
}

int main(void)
{
	return run_all_the_tests_of_this_program();
}
EOF
mkdir docs
cat >docs/window.md <<\EOF
# The window protocol

The window keeps the frames that were sent but are not yet acknowledged, in
the order of their sequence numbers. A frame leaves it when the peer has
acknowledged it, or when the "retry" timer has fired three times - whichever
comes first.

* Frames are never sent out of order, whatever the network does to them.
* The timer is restarted with each acknowledgement that makes progress.
EOF
git add . && git commit -q -m 'parser: first version' &&
git checkout -q -b topic
sed -i 's/the header is empty/there is no header at all/' parse.c
git commit -q -a -F - <<\EOF
parser: say that the header is missing

An empty header and a missing one were reported alike, so that nobody could
tell whether the peer had closed the connection or sent nothing.
EOF
fence='```'
body=$(sed -n '3,12p' parse.c)

test_expect_success 'a pasted function becomes a pointer to its lines' '
	printf "It starts here:\n\n%s\n%s\n%s\n\nthe end\n" "${fence}c" "$body" "$fence" >in &&
	roundtrip in &&
	head=$(git rev-parse --short HEAD) &&
	cat >want <<-EOF &&
	It starts here:

	= \`parse.c:3-12 @ $head (parse_header)\`

	the end
	EOF
	test_cmp want in.pointed
'

# paste NAME COMMAND: the body as COMMAND prints it, between two sentences.
paste_test() {
	test_expect_success "pasted: $1" '
		{ echo "Before it."; echo; printf "%s\n" "$body" | '"$2"'
		  echo; echo "After it."; } >in &&
		roundtrip in &&
		test_grep "^Before it.$" in.pointed &&
		test_grep "= .parse.c:3-12 @ " in.pointed &&
		test_grep "^After it.$" in.pointed &&
		test_not_grep "scan_name" in.pointed
	'
}
paste_test 'as it is' 'cat'
paste_test 'quoted' 'sed "s/^/> /"'
paste_test 'quoted twice, blank quote lines bare' 'sed "s/^/> > /; s/ *$//"'
paste_test 'indented' 'sed "s/^/    /; s/^ *$//"'
paste_test 'numbered as by cat -n' 'cat -n'
paste_test 'numbered by an agent' 'nl -ba -s"→" -w6'
paste_test 'numbered as by grep -n' 'grep -n ""'
paste_test 'with the name of its file, as by grep' 'sed "s/^/parse.c:7:/" | awk "{sub(/:7:/, \":\" NR + 2 \":\"); print}"'
paste_test 'as added lines' 'sed "s/^/+/"'
paste_test 'tabs as four blanks' 'expand -t4'
paste_test 'without indentation where it was copied' 'sed "s/^	//"'
paste_test 'with CRLF' 'sed "s/\$/\r/"'
paste_test 'in a list' 'sed "1s/^/- /; 2,\$s/^/  /"'
paste_test 'with typographic quotes' "sed 's/\"\\([^\"]*\\)\"/“\\1”/g'"
paste_test 'in a fence in a list' 'sed "1i\\
\`\`\`c
\$a\\
\`\`\`" | sed "s/^/   /"'

smart="sed 's/\"\\([^\"]*\\)\"/“\\1”/g'"
paste_test 'as taken away lines' 'sed "s/^/-/"'
paste_test 'as context of a diff' 'sed "s/^/ /"'
paste_test 'quoted, numbered' 'cat -n | sed "s/^/> /"'
paste_test 'quoted, with CRLF' 'sed "s/^/> /; s/ *$//; s/\$/\r/"'
paste_test 'quoted, typographic' "$smart | sed 's/^/> /; s/ *\$//'"
paste_test 'indented, numbered by an agent' 'nl -ba -s"→" -w6 | sed "s/^/    /"'
paste_test 'numbered, tabs as blanks' 'expand -t4 | cat -n'
paste_test 'numbered, with CRLF' 'grep -n "" | sed "s/\$/\r/"'
paste_test 'numbered, typographic' "$smart | grep -n ''"
paste_test 'as added lines, quoted' 'sed "s/^/+/; s/^/> /"'
paste_test 'as added lines, tabs as blanks' 'sed "s/^/+/" | expand -t8'
paste_test 'as taken away lines, indented' 'sed "s/^/-/; s/^/  /"'
paste_test 'in a list, with CRLF' 'sed "1s/^/- /; 2,\$s/^/  /; s/\$/\r/"'
paste_test 'by grep, quoted' 'sed "s/^/parse.c:7:/" | awk "{sub(/:7:/, \":\" NR + 2 \":\"); print}" | sed "s/^/> /"'
paste_test 'tabs as blanks, typographic' "expand -t8 | $smart"
paste_test 'dedented, quoted' 'sed "s/^	//; s/^/> /; s/ *$//"'
paste_test 'in a fence, quoted, with CRLF' "sed \"1i\\\\
\\\`\\\`\\\`c
\\\$a\\\\
\\\`\\\`\\\`\" | sed 's/^/> /; s/ *\$//; s/\$/\\r/'"

test_expect_success 'lines left out with ... join in one pointer' '
	{ echo "${fence}c"; sed -n 3,7p parse.c; echo "	// ... more checks"
	  sed -n 9,16p parse.c; echo "$fence"; } >in &&
	roundtrip in &&
	test_grep "^= .parse.c:3-7,9-16 @ " in.pointed &&
	test "$(wc -l <in.pointed)" -eq 1
'

test_expect_success 'the author'\''s own sentence between two copies stays' '
	{ sed -n 3,7p parse.c; echo "This is where it breaks on Tuesdays."
	  sed -n 9,12p parse.c; } >in &&
	roundtrip in &&
	test_grep "^This is where it breaks on Tuesdays.$" in.pointed
'

test_expect_success 'what somebody edited is kept, or shown' '
	printf "%s\n" "$body" | sed s/scan_length/scan_width/ >in &&
	roundtrip in &&
	test_grep scan_width in.pointed &&
	{ echo "${fence}c"; cat parse.c | sed s/scan_length/scan_width/
	  echo "$fence"; } >in &&
	roundtrip in &&
	test_grep scan_width in.pointed
'

test_expect_success 'prose in lines of another width is found' '
	{ echo "As documented:"; echo
	  sed -n 3,6p docs/window.md | tr "\n" " " | fold -s -w 50 |
	  sed "s/ *$//"; echo; } >in &&
	roundtrip in &&
	test_grep "= .docs/window.md:3-6 @ " in.pointed &&
	test_not_grep acknowledged in.pointed
'

# rewrapped NAME COMMAND: the paragraph as COMMAND prints its new lines.
rewrapped() {
	test_expect_success "prose in lines of another width: $1" '
		{ echo "As documented:"; echo
		  sed -n 3,6p docs/window.md | tr "\n" " " | fold -s -w 50 |
		  sed "s/ *$//" | '"$2"'; echo; } >in &&
		roundtrip in &&
		test_grep "= .docs/window.md:3-6 @ " in.pointed &&
		test_not_grep acknowledged in.pointed
	'
}
rewrapped 'quoted' 'sed "s/^/> /"'
rewrapped 'with CRLF' 'sed "s/\$/\r/"'
rewrapped 'typographic' "sed 's/\"retry\"/“retry”/'"
rewrapped 'in a list' 'sed "1s/^/- /; 2,\$s/^/  /"'
rewrapped 'in a list, quoted' 'sed "1s/^/- /; 2,\$s/^/  /; s/^/> /"'

# cut NAME COMMAND: lines left out with "...", as COMMAND prints the rest.
cut_test() {
	test_expect_success "lines left out with ...: $1" '
		{ sed -n 3,7p parse.c; echo "	..."; sed -n 9,16p parse.c; } |
		'"$2"' >in &&
		roundtrip in &&
		test_grep "= .parse.c:3-7,9-16 @ " in.pointed &&
		test "$(wc -l <in.pointed)" -eq 1
	'
}
cut_test 'quoted' 'sed "s/^/> /; s/ *$//"'
cut_test 'indented' 'sed "s/^/    /; s/^ *$//"'
cut_test 'with CRLF' 'sed "s/\$/\r/"'
cut_test 'as added lines' 'sed "s/^/+/"'

test_expect_success 'trailing blanks gone, quoted and not' '
	test_when_finished "git reset -q --hard HEAD^" &&
	printf "The first line of the poem that nobody reads  \nof all the lines of this long poem \n\nhas blanks behind its end, as many others  \nand so has the last one of them all \n" >poem.txt &&
	git add poem.txt && git commit -q -m poem &&
	sed "s/ *$//" poem.txt >in && roundtrip in &&
	test_grep "^= .poem.txt:1-5 @ " in.pointed &&
	sed "s/ *$//; s/^/> /; s/ *$//" poem.txt >in && roundtrip in &&
	test_grep "^= .poem.txt:1-5 @ " in.pointed
'

test_expect_success 'a commit message, its hunk and listings are preferred' '
	id=$(git rev-parse --short HEAD) &&
	git show -s --format=%B | sed "\$d; s/^/> /; s/ *$//" >in &&
	roundtrip in &&
	test_grep "^= .$id \"parser: say that the header is missing\"" in.pointed &&
	{ echo "${fence}diff"; git show --format= | sed -n "/^@@/,\$p"
	  echo "$fence"; } >in &&
	roundtrip in &&
	test_grep "^= .$id^! -- parse.c @@ 3,7.$" in.pointed &&
	test "$(wc -l <in.pointed)" -eq 1 &&
	for i in 1 2 3
	do
		git commit -q --allow-empty -m "window: step number $i of the plan" || return 1
	done &&
	{ echo "$fence"; git log --oneline; echo "$fence"; } >in &&
	roundtrip in &&
	test_grep "^= .git log --oneline -5 $(git rev-parse --short HEAD).$" in.pointed
'

test_expect_success 'a hunk whose changed lines hold hardly a letter is found whole' '
	{ for i in a b c d; do printf "\"depends-on-$i\": \"^6.1.$i\",\n"; done
	  printf "\"qs\": \"^6.14.2\",\n"
	  for i in e f g h; do printf "\"depends-on-$i\": \"^6.1.$i\",\n"; done
	} >package.json &&
	git add package.json && git commit -q -m "packages" &&
	sed -i s/6.14.2/6.15.2/ package.json && git commit -q -a -m "bump qs" &&
	{ echo "${fence}diff"; git show --format= | sed -n "/^@@/,\$p"
	  echo "$fence"; } >in &&
	roundtrip in &&
	test_grep "^= .$(git rev-parse --short HEAD)^! -- package.json @@ 2,7.$" in.pointed &&
	test "$(wc -l <in.pointed)" -eq 1
'

test_expect_success 'prose with two blanks behind sentences comes back' '
	{ echo "A frame is sent when the window has room for it.  It is kept until"
	  echo "the peer has acknowledged it.  After three tries it is given up."
	} >two.txt &&
	git add two.txt && git commit -q -m "two blanks" &&
	tr "\n" " " <two.txt | fold -s -w 40 | sed "s/ *$//" >in && echo >>in &&
	roundtrip in &&
	test_grep "^= .two.txt:1-2 @ .* spaces" in.pointed
'

test_expect_success 'the source that has every byte is preferred' '
	mkdir -p notes &&
	{ echo "error: the frame is out of order"; echo " --> window.c:12:21"
	  echo "note: the frame was sent twice"; echo " 2 |     send(frame);"
	  echo "   |     ^^^^^^^^^^^"; echo "help: keep the frame in the window"
	} >notes/a-long-name-of-a-file.txt &&
	sed "s/^ 2 |/2  |/" notes/a-long-name-of-a-file.txt >n.txt &&
	git add n.txt notes && git commit -q -m "two logs" &&
	sed "s/^/> /" notes/a-long-name-of-a-file.txt >in &&
	roundtrip in &&
	test_grep "^= .notes/a-long-name-of-a-file.txt:1-6 @ [^|]*$" in.pointed &&
	test "$(wc -l <in.pointed)" -eq 1
'

test_expect_success 'blank lines belong to a copy where a quote mark says so' '
	{ echo "It says:"; echo; sed -n "2,12p" parse.c | sed "s/^/> /"; echo; } >in &&
	roundtrip in &&
	test_grep "^= .parse.c:2-12 @ " in.pointed &&
	test_not_grep "^>" in.pointed
'

test_expect_success 'Markdown with fences in it is one copy' '
	{ echo "# Building the window"; echo
	  echo "Run this once for each frame that you want to see:"; echo
	  echo "${fence}sh"; echo "make window FRAMES=12 RETRY=3"; echo "$fence"
	  echo; echo "Then look at the log, and close the window again:"; echo
	  echo "$fence"; echo "window: 12 frames, none of them lost"; echo "$fence"
	} >building.md &&
	git add building.md && git commit -q -m building &&
	{ echo "As it stands:"; echo; cat building.md; echo; echo "Not true."; } >in &&
	roundtrip in &&
	test_grep "^= .building.md:1-13 @ " in.pointed &&
	test "$(grep -c = in.pointed)" -eq 1 &&
	sed -n 3,6p building.md >in &&
	roundtrip in &&
	{ echo "~~~~"; sed -n 3,11p building.md; echo "mine"; echo "~~~~"; } >in &&
	roundtrip in
'

test_expect_success 'what a partial clone lacks stops nothing' '
	git clone -q --no-local --bare . partial.git &&
	(
		cd partial.git &&
		mv objects/pack ../pack && mkdir objects/pack &&
		for pack in ../pack/*.pack; do git unpack-objects -q <$pack || exit 1; done &&
		blob=$(git rev-parse HEAD:parse.c) &&
		rm -f "objects/$(echo $blob | cut -c1-2)/$(echo $blob | cut -c3-)" &&
		{ echo "@@ -1,2 +1,2 @@"; sed -n 1,13p ../building.md; } >../in2 &&
		git handoff point --base HEAD~5 <../in2 >../out2
	) &&
	test_grep "building.md:1-13 @ " out2
'

test_expect_success 'line ends as the source has them, mixed, come back' '
	{ printf "the first line of four lines\r\nthe second line of four lines\n"
	  printf "the third line of four lines\r\nthe fourth line of four lines\n"
	  printf "and here is one line more than four lines\n"; } >mixed.txt &&
	git add mixed.txt && git commit -q -m mixed &&
	sed "s/^/> /" mixed.txt >in &&
	roundtrip in &&
	test_grep "^= .mixed.txt:1-5 @ " in.pointed
'

test_expect_success 'of a branch that changed hundreds of files, each is found' '
	git checkout -q -b wide &&
	for i in $(seq 320)
	do
		sed "s/header/header_$i/g" parse.c >wide$i.c || return 1
	done &&
	git add "*.c" && git commit -q -m "many" &&
	sed -n 3,12p wide317.c >in &&
	git handoff point --base topic <in >out &&
	test_grep "^= .wide317.c:3-12 @ " out &&
	git checkout -q topic
'

test_expect_success '--json gives offsets, full ids and lines' '
	printf "%s\n%s\n%s\n" "${fence}c" "$body" "$fence" >in &&
	git handoff point --json --base main <in >out &&
	size=$(($(wc -c <in) - 1)) &&
	test_grep "\"start\":0,\"end\":$size,\"kind\":\"file\",\"rev\":\"$(git rev-parse HEAD)\",\"path\":\"parse.c\",\"lines\":\[3,12\],\"exact\":true" out &&
	test_grep "\"tokens\":{\"before\":[0-9]*,\"after\":[0-9]*}" out
'

test_expect_success 'a pointer to a secret says so' '
	token=ghp_$(printf "%s" "0aB1cD2eF3gH4iJ5kL6mN7oP8qR9sT0uVw4x") &&
	printf "[service]\nname = window\ntoken = %s\nretries = 3\n" "$token" >service.ini &&
	git add service.ini && git commit -q -m "service" &&
	{ echo "$fence"ini; cat service.ini; echo "$fence"; } >in &&
	roundtrip in &&
	test_grep "^= .service.ini:1-4 @ .* | holds-secret.$" in.pointed
'

test_expect_success 'short, common and own text stays as it is' '
	printf "return 0;\n}\n\nI wrote this myself.\n" >in &&
	git handoff point <in >out &&
	test_cmp in out
'

test_expect_success 'text that looks like a pointer comes back' '
	id=$(git rev-parse --short HEAD) &&
	printf "see = \`parse.c:3-12 @ %s\`, \\\\= \`%s \"x\"\`\n= \`\n" "$id" "$id" >in &&
	roundtrip in &&
	printf "\377\376 no \000 text \r\n\r" >in &&
	roundtrip in
'

test_expect_success 'expand leaves what it cannot read, and says so' '
	printf "a = \`gone.c:1-2 @ 1234567\` b\n" >in &&
	test_expect_code 1 git handoff expand <in >out 2>err &&
	test_cmp in out &&
	test_grep "cannot read .gone.c:1-2 @ 1234567" err
'

test_expect_success 'nothing is written outside the git directory' '
	git status --porcelain --ignored >"$TRASH/before" &&
	git handoff point <parse.c >/dev/null &&
	git status --porcelain --ignored >"$TRASH/after" &&
	test_cmp "$TRASH/before" "$TRASH/after"
'

test_done
