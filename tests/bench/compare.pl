#!/usr/bin/perl
# compare.pl [-n RUNS] [-i FILE] TITLE \
#     ours COMMAND... vs COMMAND... [vs COMMAND...]
#
# Runs both sides in turn, RUNS times after one warm-up, each command as a
# process of its own without a shell, output thrown away, FILE or nothing as
# its input. The rival is the
# sum of its commands. Prints a row: both medians in ms, the median ratio.
use strict;
use warnings;
use POSIX ();
use Time::HiRes qw(clock_gettime CLOCK_MONOTONIC);

my $runs = 15;
my $input = '/dev/null';
if (@ARGV && $ARGV[0] eq '-n') { shift; $runs = shift; }
if (@ARGV && $ARGV[0] eq '-i') { shift; $input = shift; }
my $title = shift // die "compare.pl: no title\n";
my @sides;
for my $word (@ARGV) {
    if ($word eq 'ours' || $word eq 'vs') { push @sides, []; next; }
    push @{ $sides[-1] }, $word;
}
my $ours = shift @sides;

sub seconds {
    my ($command) = @_;
    my $start = clock_gettime(CLOCK_MONOTONIC);
    my $child = fork // die "compare.pl: fork: $!\n";
    if (!$child) {
        open STDIN,  '<', $input;
        open STDOUT, '>', '/dev/null';
        open STDERR, '>', '/dev/null';
        exec { $command->[0] } @$command or POSIX::_exit(127);
    }
    waitpid $child, 0;
    my $spent = clock_gettime(CLOCK_MONOTONIC) - $start;
    die "compare.pl: failed: @$command\n" if $? >> 8 > 1;
    return $spent;
}

sub median {
    my @sorted = sort { $a <=> $b } @_;
    return $sorted[ $#sorted / 2 ];
}

my (@a, @b, @ratio);
for my $run (0 .. $runs) {
    my $mine  = seconds($ours);
    my $other = 0;
    $other += seconds($_) for @sides;
    next if $run == 0;
    push @a, $mine;
    push @b, $other;
    push @ratio, $mine / $other;
}
printf "%-44s %9.1f ms %9.1f ms %7.2f\n", $title, 1000 * median(@a),
    1000 * median(@b), median(@ratio);
