# bash completion for git-handoff; git's own completion loads it on demand.
# The words come from the program, so they cannot grow old.

_git_handoff ()
{
	local words="$(git handoff --git-completion-helper 2>/dev/null)"
	local command="$(__git_find_on_cmdline "$words")"

	case "$cur" in
	-*)
		__gitcomp "$(git handoff "${command:-new}" \
			--git-completion-helper 2>/dev/null)"
		return
		;;
	esac
	case "$command" in
	'')
		__gitcomp "$words"
		;;
	take | show | verify | edit | drop)
		__gitcomp "$(git handoff list --porcelain 2>/dev/null |
			cut -f1) last"
		;;
	review)
		__git_complete_revlist
		;;
	esac
}
