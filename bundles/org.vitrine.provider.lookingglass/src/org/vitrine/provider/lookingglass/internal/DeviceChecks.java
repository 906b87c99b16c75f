// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.lookingglass.internal;

import java.util.List;
import java.util.Optional;

import org.vitrine.domain.Domain;
import org.vitrine.host.Change;
import org.vitrine.host.Entry;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Plan;
import org.vitrine.host.Text;
import org.vitrine.provider.Check;
import org.vitrine.provider.CommonChecks;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Situation;

/**
 * Checks of the file or device that backs the memory. LG-004 is told by HOST-011 and HOST-013, asked about kvmfr's device.
 */
final class DeviceChecks {

    private DeviceChecks() {
    }

    static List<Check> all() {
        return List.of(Check.ofUse("LG-001", "Is the shared memory there?", DeviceChecks::isThere),
                Check.ofUse("LG-002", "Is kvmfr's device a device?", DeviceChecks::isDevice),
                Check.ofUse("LG-003", "May this user open the shared memory?", DeviceChecks::permission),
                Check.ofUse("LG-011", "Can the client map the file?", DeviceChecks::mappable),
                Check.ofUse("LG-012", "Is kvmfr built for the running kernel?", DeviceChecks::installed),
                Check.ofUse("LG-013", "Does libvirt place the device by itself?", DeviceChecks::syntax),
                CommonChecks.appArmor(DeviceChecks::kvmfr), CommonChecks.seLinux(DeviceChecks::kvmfr),
                CommonChecks.deviceCgroup(DeviceChecks::kvmfr),
                CommonChecks.signedModules(s -> kvmfr(s).isEmpty() ? List.of() : List.of(Kvmfr.MODULE)),
                CommonChecks.threadPairs());
    }

    private static List<String> kvmfr(Situation s) {
        return GlassFields.isKvmfr(s.values()) ? List.of(s.get(GlassFields.DEVICE)) : List.of();
    }

    private static Finding isThere(Situation s) {
        HostSnapshot host = s.host();
        String path = GlassFields.path(s.values());
        Fact<Entry> entry = host.entry(path);
        boolean isKvmfr = GlassFields.isKvmfr(s.values());
        if (!isKvmfr && !MemoryChecks.isLive(s)) {
            return Finding.pass("QEMU makes {0} when the machine starts", path);
        }
        if (entry.optional().isPresent()) {
            return Finding.pass("{0} is there", path).saw(path, "there");
        }
        if (!isKvmfr) {
            return MemoryChecks.about(s, Finding.warn("{0} is not there", path)
                    .because("The machine runs without this memory: it was added since the machine was started.")
                    .solve("Shut the machine down and start it again.").saw(path, "not there"));
        }
        Finding finding = MemoryChecks.about(s, Finding.block("{0} is not there", path)
                .because("The module kvmfr is not loaded. QEMU would make a regular file in its place.")
                .solve("Load it with {0}={1}, now and at each boot.", Kvmfr.SIZES, s.get(GlassFields.SIZE))
                .saw(path, "not there").saw("/sys/module/kvmfr", host.hasModule(Kvmfr.MODULE)));
        return host.hasModule(Kvmfr.MODULE).is(false) && path.equals("/dev/kvmfr0")
                ? finding.remedy(Remedy.plan(load(s, Plan.on(s.host(), "Set kvmfr up"))))
                : finding;
    }

    private static Plan load(Situation s, Plan plan) {
        String size = Kvmfr.SIZES + "=" + s.get(GlassFields.SIZE);
        return plan.step(Text.of("Say how large its device is"),
                new Change.WriteFile(Kvmfr.OPTIONS, "options kvmfr " + size + "\n"))
                .step(Text.of("Load it at each boot"), new Change.WriteFile(Kvmfr.AT_BOOT, "kvmfr\n"))
                .step(Text.of("Give its device to the group kvm and to the user at the screen"),
                        new Change.WriteFile(Kvmfr.RULES, Kvmfr.RULE))
                .step(Text.of("Load it now"), new Change.LoadModule(Kvmfr.MODULE, List.of(size)));
    }

    private static Finding isDevice(Situation s) {
        if (!GlassFields.isKvmfr(s.values())) {
            return Finding.notApplicable();
        }
        String path = s.get(GlassFields.DEVICE);
        Optional<Entry> entry = s.host().entry(path).optional();
        if (entry.isEmpty()) {
            return Finding.notApplicable(); // LG-001 says so
        }
        if (entry.get().kind() != Entry.Kind.FILE) {
            return Finding.pass("{0} is a device", path).saw(path, entry.get().kind());
        }
        return MemoryChecks.about(s, Finding.block("{0} is a regular file", path)
                .because(
                        "A machine was started before kvmfr was loaded, and QEMU made the file. The client finds no memory "
                                + "to share with the GPU.")
                .solve("Shut the machine down, delete the file, load kvmfr, start the machine.")
                .saw(path, "a regular file")).with(instead(s, path, entry.get()));
    }

    /** The device in place of the file; of a file whose length was not told nobody could make another. */
    private static Optional<Remedy> instead(Situation s, String path, Entry file) {
        boolean isLoadable = s.host().hasModule(Kvmfr.MODULE).is(false) && path.equals("/dev/kvmfr0");
        return isLoadable && file.size() >= 0 && !MemoryChecks.isLive(s)
                ? Optional.of(Remedy.plan(load(s, Plan.on(s.host(), "Set kvmfr up in place of the file").step(
                        Text.of("Delete the file that QEMU made"),
                        new Change.SharedFile(path, Change.SharedFile.GONE)))))
                : Optional.empty();
    }

    private static Finding permission(Situation s) {
        HostSnapshot host = s.host();
        String path = GlassFields.path(s.values());
        Optional<Entry> there = host.entry(path).optional();
        boolean isKvmfr = GlassFields.isKvmfr(s.values());
        if (there.filter(entry -> entry.readable() && entry.writable()).isPresent()) {
            return Finding.pass("This user may open {0}", path).saw(path, "may be opened");
        }
        boolean configured = isKvmfr
                ? host.text(Kvmfr.RULES).optional().filter(text -> text.contains("kvmfr")).isPresent()
                : host.text(Kvmfr.FILES).optional().filter(text -> text.contains(path + " ")).isPresent();
        if (there.isEmpty()) {
            boolean own = s.connection().filter(connection -> !connection.privileged()).isPresent();
            return configured || own
                    ? Finding.pass("This user will be able to open {0}", path).saw(path, "not there yet")
                    : isKvmfr ? Finding.notApplicable() : closed(s, path, "not there yet");
        }
        return closed(s, path, "mode %04o, owner %s, group %s".formatted(there.get().mode(), there.get().uid(),
                there.get().gid()));
    }

    private static Finding closed(Situation s, String path, String seen) {
        Finding finding = MemoryChecks.about(s, Finding.warn("The client may not open {0}", path)
                .because("It belongs to the user whom QEMU runs as, and to nobody else.")
                .solve("Give it to the group kvm, of which this user is one: a udev rule for kvmfr, a line for "
                        + "systemd-tmpfiles for the file.")
                .saw(path, seen));
        return plan(s, path).map(plan -> finding.remedy(Remedy.plan(plan))).orElse(finding);
    }

    /** Lasting, and at once where the thing is there; nothing for a user who is not known or not in the group. */
    private static Optional<Plan> plan(Situation s, String path) {
        HostSnapshot host = s.host();
        Optional<Integer> group = known(host.groups().id("kvm"));
        Optional<String> user = known(host.user().name());
        if (group.isEmpty() || user.isEmpty()
                || known(host.user().groups()).filter(all -> all.contains("kvm")).isEmpty()) {
            return Optional.empty();
        }
        Plan plan = Plan.on(host, "Let {0} open {1}", user.get(), path).step(Text.of("Now and at each boot"),
                GlassFields.isKvmfr(s.values())
                        ? new Change.WriteFile(Kvmfr.RULES, Kvmfr.RULE)
                        : new Change.WriteFile(Kvmfr.FILES, "f " + path + " 0660 " + user.get() + " kvm -\n"));
        return Optional.of(host.entry(path) instanceof Fact.Known<Entry>(Entry entry) && entry.uid() >= 0
                ? plan.step(Text.of("Give {0} to the group kvm", path),
                        new Change.SetAccess(path, 0660, entry.uid(), group.get()))
                : plan);
    }

    private static <T> Optional<T> known(Fact<T> fact) {
        return fact instanceof Fact.Known<T>(T value) ? Optional.of(value) : Optional.empty();
    }

    /** An empty file is what systemd-tmpfiles leaves; QEMU gives it its size when the machine starts. */
    private static Finding mappable(Situation s) {
        if (GlassFields.isKvmfr(s.values())) {
            return Finding.notApplicable();
        }
        HostSnapshot host = s.host();
        String path = GlassFields.path(s.values());
        Optional<Long> size = host.sharedMemory().size(path).optional();
        if (MemoryChecks.isLive(s) && size.filter(bytes -> bytes == 0).isPresent()) {
            return MemoryChecks.about(s, Finding.warn("{0} is empty while the machine runs", path)
                    .because(
                            "QEMU uses another file: this one was made after the start, or the machine has no such memory.")
                    .solve("Shut the machine down and start it again.").saw(path, "0 bytes"));
        }
        if (host.security().isSelinuxEnforcing().optional().orElse(false)) {
            return MemoryChecks.about(s, Finding.warn("SELinux may keep QEMU from {0}", path)
                    .because("A file that systemd-tmpfiles made has a label that machines may not use.")
                    .solve("Run: semanage fcontext -a -t svirt_tmpfs_t {0}, then restorecon {0}", path)
                    .saw("/sys/fs/selinux/enforce", "1"));
        }
        return Finding.pass("Nothing keeps QEMU and the client from sharing {0}", path).saw(path,
                size.map(bytes -> bytes + " bytes").orElse("not there yet"));
    }

    private static Finding installed(Situation s) {
        if (!GlassFields.isKvmfr(s.values())) {
            return Finding.notApplicable();
        }
        Optional<Boolean> installed = Kvmfr.of(s.host()).isInstalled().optional();
        String release = s.host().kernel().release().or("the running kernel");
        if (installed.orElse(false)) {
            return Finding.pass("kvmfr is built for {0}", release).saw("kvmfr.ko", "there");
        }
        return MemoryChecks.about(s, Finding.block("kvmfr is not built for {0}", release)
                .because(
                        "It is no part of the kernel: DKMS builds it for each, which fails when the kernel has changed more "
                                + "than the module's sources know.")
                .solve("Install looking-glass-kvmfr-dkms or \"dkms install\" the folder module of Looking Glass's sources; "
                        + "look at /var/lib/dkms/kvmfr/*/build/make.log, and take newer sources where it fails.")
                .saw("/lib/modules/" + release, "no kvmfr.ko"));
    }

    /** Since QEMU 6.2 libvirt 7.9 writes devices as JSON and no longer sees where an old argument places its own. */
    private static Finding syntax(Situation s) {
        Optional<Region> region = s.domain()
                .flatMap(domain -> s.use().flatMap(use -> Region.of(domain, use.anchor())));
        if (region.isEmpty() || !(region.get() instanceof Region.Arguments arguments)) {
            return Finding.notApplicable();
        }
        if (arguments.device().text().startsWith("{")) {
            return Finding.pass("The device is written as JSON").saw("qemu:arg", arguments.device().text());
        }
        String qemu = s.host().qemu().version().optional().orElse("");
        if (isBefore(qemu, 6, 2)) {
            return Finding.pass("QEMU {0} takes the old form", qemu).saw("QEMU", qemu);
        }
        Domain domain = s.domain().orElseThrow();
        return Finding.block("The device collides with one of libvirt's").about(arguments.anchor())
                .because(
                        "QEMU ends with \"PCI: slot 1 function 0 not available\": libvirt does not see where it is placed.")
                .solve("Write -device and -object as JSON, without bus and address.")
                .saw("qemu:arg", arguments.device().text()).saw("QEMU", qemu)
                .remedy(Remedy.edit(domain, draft -> {
                    draft.at(arguments.anchor()).set("@value", Json.device(arguments.device()));
                    if (!arguments.object().text().startsWith("{")) {
                        draft.at(arguments.object().elements().getLast()).set("@value",
                                Json.object(arguments.object()));
                    }
                }, "Write them as JSON"));
    }

    private static boolean isBefore(String version, int major, int minor) {
        String[] parts = version.split("\\.");
        try {
            int first = Integer.parseInt(parts[0]);
            return first < major || first == major && parts.length > 1 && Integer.parseInt(parts[1]) < minor;
        } catch (NumberFormatException e) {
            return false;
        }
    }

}
