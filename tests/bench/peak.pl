#!/usr/bin/perl
# peak.pl TITLE LIMIT_KB FILE COMMAND...
#
# Runs the command with FILE as its input, output thrown away. Prints a row:
# the most memory it had at once (of its own, without its children) and the
# limit in kB, and their ratio.
use strict;
use warnings;
use POSIX qw(:sys_wait_h);
use Time::HiRes 'sleep';

my ($title, $limit, $input, @command) = @ARGV;
die "peak.pl: no command\n" if !@command;
my $child = fork // die "peak.pl: fork: $!\n";
if (!$child) {
    open STDIN,  '<', $input;
    open STDOUT, '>', '/dev/null';
    open STDERR, '>', '/dev/null';
    exec { $command[0] } @command or POSIX::_exit(127);
}
my $peak = 0;
while (waitpid($child, WNOHANG) == 0) {
    if (open my $status, '<', "/proc/$child/status") {
        while (<$status>) { $peak = $1 if /^VmHWM:\s+(\d+)/ && $1 > $peak; }
    }
    sleep 0.002;
}
die "peak.pl: failed: @command\n" if $? >> 8 > 1;
printf "%-44s %9d kB %9d kB %7.2f\n", $title, $peak, $limit, $peak / $limit;
