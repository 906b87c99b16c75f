// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.List;
import java.util.Optional;

import org.vitrine.host.Change;
import org.vitrine.host.Entry;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Plan;
import org.vitrine.host.Step.Effect;
import org.vitrine.host.Text;

/**
 * A device node that this user may not open, and the way to change that.
 *
 * @param host  the snapshot
 * @param path  the node's path
 * @param entry what stands there
 */
record DeviceNode(HostSnapshot host, String path, Entry entry) {
    private static final String GROUPS = "/etc/group";

    /** Whether the scanning user may use it. */
    boolean isOpen() {
        return entry.readable() && entry.writable();
    }

    /** Its permissions, for evidence. */
    String access() {
        String why = entry.content() instanceof Fact.Unknown<String>(String reason) ? ", opening it: " + reason : "";
        return "mode %04o, owner %s, group %s%s".formatted(entry.mode(), entry.uid(), entry.gid(), why);
    }

    /**
     * The finding with the reason and the way out.
     *
     * @param withoutGroup what to do where no group has been given the node
     */
    Finding advise(Finding finding, Text withoutGroup) {
        if (host.user().isRoot().is(true)) {
            return finding.because("Even root may not: the device policy of a container or a service forbids it.")
                    .solve("Allow {0} where the container or the service is configured.", path);
        }
        Optional<String> group = host.groups().name(entry.gid()).optional();
        if (group.isEmpty() || entry.gid() == 0 || (entry.mode() & 060) != 060) {
            return finding.because("No group has been given the device: its mode is {0}.", access())
                    .solve("{0}", withoutGroup);
        }
        String name = group.get();
        Optional<String> user = host.user().name().optional();
        List<String> members = host.groups().members(name).optional().orElse(List.of());
        Finding told = finding.saw(GROUPS, name + ": " + String.join(", ", members)).saw("groups of this login",
                host.user().groups());
        if (user.filter(members::contains).isPresent()) {
            return told.because("{0} is in the group {1}, but not since this login.", user.get(), name)
                    .solve("Log out and in again.");
        }
        Finding solved = told.because("Only the group {0} may, and {1} is not in it.", name, user.orElse("the user"))
                .solve("Run \"sudo usermod -aG {0} {1}\", then log out and in again.", name, user.orElse("$USER"));
        return user.map(known -> solved.remedy(Remedy.plan(Plan.on(host, "Let {0} open {1}", known, path)
                .step(Text.of("Put {0} into the group {1}", known, name), new Change.GroupMember(known, name, true),
                        Effect.LOGIN))))
                .orElse(solved);
    }
}
