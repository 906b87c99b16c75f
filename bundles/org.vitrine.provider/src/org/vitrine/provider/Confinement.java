// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.vitrine.host.Change;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Plan;
import org.vitrine.host.Probe;
import org.vitrine.host.Security;
import org.vitrine.host.Text;

/**
 * HOST-011, HOST-012 and HOST-013: what keeps QEMU from paths that only its own arguments name. libvirt lets a machine have
 * what its elements name; a user's own libvirt confines neither by AppArmor nor by a device cgroup.
 */
final class Confinement {
    static final String QEMU_CONF = "/etc/libvirt/qemu.conf";
    static final Probe CONFIGURATION = Probe.path(QEMU_CONF);
    // libvirt's own list where the setting is not written (qemu.conf, cgroup_device_acl)
    private static final List<String> USUAL_NODES = List.of("/dev/null", "/dev/full", "/dev/zero", "/dev/random",
            "/dev/urandom", "/dev/ptmx", "/dev/kvm", "/dev/userfaultfd");
    private static final Pattern ACL = Pattern.compile("^[ \\t]*cgroup_device_acl\\s*=\\s*\\[([^\\]]*)\\]",
            Pattern.MULTILINE);
    private static final Pattern RULE = Pattern.compile("^\\s*\"?(/[^\\s\",]+)\"?\\s+(\\w+)\\s*,", Pattern.MULTILINE);
    // what a recording puts in the place of a password
    private static final String REDACTED = "(removed)";

    private Confinement() {
    }

    static Finding appArmor(Situation s, Collection<String> paths) {
        HostSnapshot host = s.host();
        if (paths.isEmpty() || isOwn(s) || !host.security().driver().is(Security.Driver.APPARMOR)) {
            return Finding.notApplicable();
        }
        String rules = host.security().apparmorLocalRules().optional().orElse("");
        List<String> missing = paths.stream().filter(path -> !isAllowed(rules, path)).toList();
        if (missing.isEmpty()) {
            return Finding.pass("AppArmor lets the machine open {0}", String.join(", ", paths))
                    .saw(Security.APPARMOR_LOCAL, "names them");
        }
        String text = rules + (rules.isEmpty() || rules.endsWith("\n") ? "" : "\n")
                + missing.stream().map(path -> "\"" + path + "\" rw,\n").collect(Collectors.joining());
        Plan plan = Plan.on(host, "Let machines open {0} under AppArmor", String.join(", ", missing)).step(
                Text.of("Add to {0}", Security.APPARMOR_LOCAL), new Change.WriteFile(Security.APPARMOR_LOCAL, text));
        return fault(s, "AppArmor will not let the machine open {0}", missing)
                .because("Only QEMU's own arguments name it, so that libvirt does not allow it by itself.")
                .solve("Add \"{0}\" rw, to {1}; machines started after that may.", String.join("\" rw, \"", missing),
                        Security.APPARMOR_LOCAL)
                .saw(Security.APPARMOR_LOCAL, host.security().apparmorLocalRules().map(String::strip))
                .remedy(Remedy.plan(plan));
    }

    private static boolean isAllowed(String rules, String path) {
        return RULE.matcher(rules).results().anyMatch(rule -> rule.group(2).contains("rw")
                && path.matches(Stream.of(rule.group(1).split("\\*", -1)).map(Pattern::quote)
                        .collect(Collectors.joining("[^/]*"))));
    }

    /** Whether SELinux's policy allows a path shows only when it is refused: this can warn, never block. */
    static Finding seLinux(Situation s, Collection<String> paths) {
        Optional<Boolean> enforcing = s.host().security().isSelinuxEnforcing().optional();
        if (paths.isEmpty() || enforcing.isEmpty()) {
            return Finding.notApplicable();
        }
        if (!enforcing.get()) {
            return Finding.pass("SELinux reports and does not refuse").saw("/sys/fs/selinux/enforce", "0");
        }
        return IommuChecks.onDomain(s, Finding
                .warn("SELinux may not let the machine open {0}", String.join(", ", paths))
                .because("Only QEMU's own arguments name it, so that libvirt does not label it for the machine.")
                .solve("Label it: semanage fcontext -a -t svirt_image_t PATH, then restorecon PATH. Refusals are in the audit "
                        + "log: ausearch -m avc.")
                .saw("/sys/fs/selinux/enforce", "1"));
    }

    static Finding cgroup(Situation s, Collection<String> nodes) {
        if (nodes.isEmpty() || isOwn(s)) {
            return Finding.notApplicable();
        }
        Optional<String> conf = s.host().text(QEMU_CONF).optional();
        if (conf.isEmpty()) {
            return Finding.notApplicable();
        }
        Optional<List<String>> written = ACL.matcher(conf.get()).results().map(found -> found.group(1)).findFirst()
                .map(Confinement::nodes);
        List<String> allowed = written.orElse(USUAL_NODES);
        List<String> missing = nodes.stream().filter(node -> !allowed.contains(node)).toList();
        if (missing.isEmpty()) {
            return Finding.pass("libvirt lets the machine open {0}", String.join(", ", nodes))
                    .saw(QEMU_CONF + " cgroup_device_acl", "names them");
        }
        Finding finding = fault(s, "libvirt will not let the machine open {0}", missing)
                .because("Device nodes that only QEMU's own arguments name must be in cgroup_device_acl of {0}.",
                        QEMU_CONF)
                .solve("Add {0} to cgroup_device_acl in {1} and start virtqemud or libvirtd anew.",
                        String.join(", ", missing), QEMU_CONF)
                .saw(QEMU_CONF + " cgroup_device_acl",
                        written.map(all -> String.join(", ", all)).orElse("not written: libvirt's own list"));
        return conf.get().contains(REDACTED)
                ? finding
                : finding.remedy(Remedy.plan(allow(s.host(), conf.get(), allowed, missing)));
    }

    private static Plan allow(HostSnapshot host, String conf, List<String> allowed, List<String> missing) {
        String line = "cgroup_device_acl = [\n" + Stream.concat(allowed.stream(), missing.stream())
                .map(node -> "    \"" + node + "\"").collect(Collectors.joining(",\n")) + "\n]";
        var old = ACL.matcher(conf);
        String text = old.find()
                ? conf.substring(0, old.start()) + line + conf.substring(old.end())
                : conf + (conf.isEmpty() || conf.endsWith("\n") ? "" : "\n") + line + "\n";
        return Plan.on(host, "Let machines open {0}", String.join(", ", missing)).step(
                Text.of("Add it to cgroup_device_acl in {0}; libvirt reads it when it starts", QEMU_CONF),
                new Change.WriteFile(QEMU_CONF, text));
    }

    private static List<String> nodes(String list) {
        return Stream.of(list.split(","))
                .map(word -> word.replaceAll("#.*", "").strip().replaceAll("^[\"']|[\"']$", ""))
                .filter(word -> !word.isEmpty()).toList();
    }

    /** Where no connection is known, the system's may be meant; it is where libvirt is to bind a device, as only root may. */
    private static Finding fault(Situation s, String summary, List<String> paths) {
        boolean isSystem = s.connection().isPresent()
                || s.domain().stream().flatMap(domain -> domain.devices("hostdev"))
                        .anyMatch(device -> device.is("@type", "pci") && device.is("@managed", "yes"));
        return IommuChecks.onDomain(s, isSystem
                ? Finding.block(summary, String.join(", ", paths))
                : Finding.warn(summary, String.join(", ", paths)));
    }

    private static boolean isOwn(Situation s) {
        return s.connection().filter(connection -> !connection.privileged()).isPresent();
    }
}
