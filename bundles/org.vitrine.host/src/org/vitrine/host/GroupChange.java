// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A user comes into a group or goes out of it. For the scanning user the host is shown as a new login finds it: with the
 * group, and with the device nodes that the group may use.
 */
record GroupChange(Change.GroupMember change) implements Simulated {

    @Override
    public Fact<Change> undo(HostSnapshot before) {
        return before.groups().members(change.group())
                .ifAbsent(() -> Fact.unknown("there is no group " + change.group()))
                .flatMap(members -> members.contains(change.user()) == change.isMember()
                        ? Fact.absent()
                        : Fact.known(new Change.GroupMember(change.user(), change.group(), !change.isMember())));
    }

    @Override
    public void apply(Simulation now) {
        HostSnapshot host = now.host();
        if (host.groups().members(change.group()).or(List.of()).contains(change.user()) == change.isMember()) {
            return;
        }
        if (now.giveBack(kept(change.isMember()))) {
            login(now);
            return;
        }
        Simulated.ifKnown(host.text(Groups.FILE)).ifPresent(text -> {
            Map<String, Entry> nodes = nodes(host);
            now.remember(kept(!change.isMember()),
                    Stream.concat(Stream.of(Groups.FILE), nodes.keySet().stream()).toList());
            now.put(Groups.FILE, host.tree().getOrDefault(Groups.FILE, Entry.file("")).with(Fact.known(edit(text))));
            login(now);
            nodes.forEach((path, entry) -> now.put(path, AccessChange.usable(entry, now.host())));
        });
    }

    /** The device nodes whose use depends on the group. */
    private Map<String, Entry> nodes(HostSnapshot host) {
        return isScanning(host)
                ? host.groups().id(change.group()).map(gid -> host.tree().tailMap("/dev/").headMap("/dev0").entrySet()
                        .stream().filter(at -> at.getValue().kind() == Entry.Kind.DEVICE)
                        .filter(at -> at.getValue().gid() == gid)
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))).or(Map.of())
                : Map.of();
    }

    private void login(Simulation now) {
        HostSnapshot host = now.host();
        if (!isScanning(host)) {
            return;
        }
        Simulated.ifKnown(host.groups().id(change.group()))
                .ifPresent(gid -> Simulated.ifKnown(host.command(HostCommand.ID)).ifPresent(id -> {
                    String group = "," + gid + "(" + change.group() + ")";
                    String line = id.standardOutput().stripTrailing();
                    String rest = id.standardOutput().substring(line.length());
                    now.output(HostCommand.ID, new CommandOutput(id.exitCode(),
                            (change.isMember() ? line + group : line.replace(group, "")) + rest, id.standardError()));
                }));
    }

    private boolean isScanning(HostSnapshot host) {
        return host.user().name().equals(Fact.known(change.user()));
    }

    private String edit(String text) {
        return text.lines().map(line -> line.startsWith(change.group() + ":") ? member(line) : line)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private String member(String line) {
        int colon = line.lastIndexOf(':') + 1;
        Stream<String> members = Stream.of(line.substring(colon).split(",")).filter(user -> !user.isEmpty());
        return line.substring(0, colon) + (change.isMember()
                ? Stream.concat(members, Stream.of(change.user()))
                : members.filter(user -> !user.equals(change.user()))).collect(Collectors.joining(","));
    }

    private String kept(boolean isMember) {
        return "member " + isMember + " " + change.user() + " " + change.group();
    }
}
