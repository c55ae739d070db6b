#!/usr/bin/perl
# hook.pl TOP FILES RUNS NAME...: commits FILES changed files in each
# repository TOP/NAME in turn, RUNS times, and prints what each costs over the
# first: the median of the differences of one round.
use strict;
use warnings;
use Time::HiRes qw(clock_gettime CLOCK_MONOTONIC);

my ($top, $files, $runs, @names) = @ARGV;
my %spent;
for my $run (0 .. $runs) {
    for my $name (@names) {
        chdir "$top/$name" or die "hook.pl: $top/$name: $!\n";
        for my $i (1 .. $files) {
            open my $file, '>>', "part$i.md" or die "hook.pl: part$i.md: $!\n";
            print {$file} "In run $run the answer came in time.\n";
        }
        system('git', 'add', '-u') == 0 or die "hook.pl: git add\n";
        my $start = clock_gettime(CLOCK_MONOTONIC);
        my $status = system("git commit -q -m 'run $run' >/dev/null 2>&1");
        my $end = clock_gettime(CLOCK_MONOTONIC);
        die "hook.pl: $name refuses\n" if $status;
        push @{ $spent{$name} }, $end - $start if $run;
    }
}
sub median { my @sorted = sort { $a <=> $b } @_; $sorted[ @sorted / 2 ] }

my $base = shift @names;
printf "commit of %3d files, no hook%17s %9.1f ms\n", $files, '',
    1000 * median(@{ $spent{$base} });
for my $name (@names) {
    my @added = map { $spent{$name}[$_] - $spent{$base}[$_] } 0 .. $runs - 1;
    printf "  + hook: %-36s %9.1f ms\n", $name, 1000 * median(@added);
}
