#!/usr/bin/perl
# SPDX-License-Identifier: EPL-2.0
# Gives QEMU one command on the lab's QMP socket and prints its answer, a line of JSON; status 1 where that is an error.
#   qmp.pl RUNDIR COMMAND [ARGUMENTS-AS-JSON]
# QMP serves one client at a time: whoever holds the socket makes others wait.
use strict;
use warnings;
use IO::Handle;
use IO::Socket::UNIX;

use constant LIMIT => 10;    # seconds

@ARGV == 2 || @ARGV == 3 or die "lab: usage: qmp.pl RUNDIR COMMAND [ARGUMENTS-AS-JSON]\n";
my ($run, $command, $arguments) = @ARGV;
local $SIG{ALRM} = sub { die "lab: no answer on $run/qmp within ${\LIMIT} s: another client may hold it.\n" };
alarm LIMIT;
my $socket = IO::Socket::UNIX->new("$run/qmp") or die "lab: no lab answers on $run/qmp: boot one with boot.sh.\n";

# Sends a command and returns the answer to it; greeting and events are passed over.
sub answer {
    my ($request) = @_;
    $socket->print("$request\n");
    while (my $line = <$socket>) {
        return $line if $line =~ /^\{"(?:return|error)"/;
    }
    die "lab: QEMU closed $run/qmp without an answer.\n";
}

answer('{"execute": "qmp_capabilities"}');
my $answer = answer(qq({"execute": "$command") . (defined $arguments ? qq(, "arguments": $arguments}) : '}'));
print $answer;
exit($answer =~ /^\{"error"/ ? 1 : 0);
