# fish completion for git-handoff; fish's git completion loads it.
function __fish_git_handoff_command
    set -l words (commandline -opc)
    set -l at (contains -i -- handoff $words)
    and test (count $words) -gt $at
    and echo $words[(math $at + 1)]
end

function __fish_git_handoff_words
    set -l command (__fish_git_handoff_command)
    git handoff $command --git-completion-helper 2>/dev/null | string split ' '
end

complete -f -c git -n '__fish_seen_subcommand_from handoff' \
    -a '(__fish_git_handoff_words)'
