// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.vitrine.host.Change.RunUnit;
import org.vitrine.host.Change.RunUnit.Action;

/** A unit of systemd is started, stopped, enabled or disabled. One that had failed is inactive after its start was undone. */
record UnitChange(RunUnit change) implements Simulated {

    @Override
    public Fact<Change> undo(HostSnapshot before) {
        return switch (change.action()) {
            case ENABLE -> back(before.units().isEnabled(change.unit()), true, Action.DISABLE);
            case DISABLE -> back(before.units().isEnabled(change.unit()), false, Action.ENABLE);
            case START -> back(before.units().isActive(change.unit()), true, Action.STOP);
            case STOP -> back(before.units().isActive(change.unit()), false, Action.START);
            case RESTART -> Fact.absent();
        };
    }

    @Override
    public void apply(Simulation now) {
        boolean isSet = now.host().units().isActive(change.unit()) instanceof Fact.Known;
        if (isSet && !(undo(now.host()) instanceof Fact.Absent && change.action() != Action.RESTART)) {
            Simulated.ifKnown(now.host().command(HostCommand.UNITS)).ifPresent(output -> now.output(HostCommand.UNITS,
                    new CommandOutput(output.exitCode(), edit(output.standardOutput()), output.standardError())));
        }
    }

    private Fact<Change> back(Fact<Boolean> before, boolean after, Action undo) {
        return before.ifAbsent(() -> Fact.unknown("there is no unit " + change.unit()))
                .flatMap(is -> is == after ? Fact.absent() : Fact.known(new RunUnit(change.unit(), undo)));
    }

    private String edit(String text) {
        return Stream.of(text.split("(?<=\n)\n")).map(block -> Units.isOf(block, change.unit())
                ? set(block)
                : block).collect(Collectors.joining("\n"));
    }

    private String set(String block) {
        return switch (change.action()) {
            case ENABLE -> property(block, Units.FILE, "enabled");
            case DISABLE -> property(block, Units.FILE, "disabled");
            case START, RESTART -> property(block, Units.ACTIVE, "active");
            case STOP -> property(block, Units.ACTIVE, "inactive");
        };
    }

    private static String property(String block, String name, String value) {
        return block.replaceAll("(?m)^" + name + "=.*$", name + "=" + value);
    }
}
