// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.libvfio.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Editable;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Loss;
import org.vitrine.provider.Translation;

/**
 * Makes a domain that today's libvirt runs of a configuration that arcd of 2023 read: what arcd always passes to QEMU
 * (src/libvfio/control/arguments.nim) becomes its present form.
 */
final class DomainMaker {
    private static final String EMPTY = "<domain type='kvm'>\n  <devices>\n  </devices>\n</domain>\n";
    private static final List<String> SCRIPTS = List.of("startupCommands", "teardownCommands");

    private DomainMaker() {
    }

    static Translation make(Config config, HostSnapshot host) {
        List<Loss> losses = new ArrayList<>();
        Domain empty = Domain.of(EMPTY);
        Domain domain = empty.apply(empty.edit(draft -> make(new Making(config, host, draft, losses))));
        return new Translation(domain.text(), losses);
    }

    private static void make(Making making) {
        machine(making);
        processor(making);
        Disks.add(making);
        Networks.add(making);
        Screens.add(making);
        Gpus.add(making);
        // arcd gives none, and libvirt one where none is written
        making.device("memballoon").set("@model", "none");
        Commands.add(making);
        others(making);
    }

    private static void machine(Making making) {
        Editable root = making.draft().root();
        String name = making.config().text("name").orElse("");
        String usable = name.replaceAll("[/\\p{Cntrl}]", "-").strip();
        root.set("name", usable.isEmpty() ? "libvf.io" : usable);
        if (!usable.equals(name)) {
            making.lose("name", "libvirt's names are not empty and have no slash; it is called \"{0}\" now.",
                    usable.isEmpty() ? "libvf.io" : usable);
        }
        root.set("memory@unit", "MiB").set("memory", Math.max(1, making.config().number("cpus.ramAlloc")));
        // pc-q35-4.2, which arcd demands, is gone from QEMU after six years
        root.set("os/type@arch", "x86_64").set("os/type@machine", "q35").set("os/type", "hvm");
        root.ensure("features/acpi");
        root.ensure("features/apic");
        root.set("features/vmport@state", "off");
        root.set("clock@offset", "localtime").set("clock/timer[@name='hpet']@present", "no");
    }

    private static void processor(Making making) {
        Config config = making.config();
        int sockets = Math.max(1, config.number("cpus.sockets"));
        int cores = Math.max(1, config.number("cpus.cores"));
        int threads = Math.max(1, config.number("cpus.threads"));
        Editable root = making.draft().root();
        root.set("vcpu", (long) sockets * cores * threads);
        root.set("cpu@mode", "host-passthrough").set("cpu/topology@sockets", sockets).set("cpu/topology@cores", cores)
                .set("cpu/topology@threads", threads);
        root.set("features/hyperv@mode", "custom").set("features/hyperv/vapic@state", "on")
                .set("features/hyperv/spinlocks@state", "on").set("features/hyperv/spinlocks@retries", "8191");
        root.set("clock/timer[@name='hypervclock']@present", "yes");
        boolean isAmd = making.host().cpu().virtualization() instanceof Fact.Known<String>(String flag)
                && flag.equals("svm");
        if (isAmd && threads > 1) {
            root.set("cpu/feature[@name='topoext']@policy", "require");
        }
        if (!config.toggle("showhypervisor")) {
            root.set("features/hyperv/vendor_id@state", "on").set("features/hyperv/vendor_id@value", "null");
            root.set("features/kvm/hidden@state", "on");
            root.set("cpu/feature[@name='hypervisor']@policy", "disable");
        }
    }

    /** What tells arcd what to do around the machine, and has no place in a machine. */
    private static void others(Making making) {
        Config config = making.config();
        if (config.toggle("startintro")) {
            making.lose("startintro",
                    "libvirt opens no windows: start looking-glass-client -f /dev/shm/looking-glass after the machine.");
        }
        if (config.toggle("startapp")) {
            making.lose("startapp", "libvirt runs no programs in the guest: run them by SSH after the start.");
        }
        if (config.count("appCommands") > 0) {
            making.lose("appCommands", "libvirt runs no programs in the guest: run them by SSH.");
        }
        if (!config.choice("installOs").equals("none")) {
            making.lose("installOs",
                    "libvirt installs no system by itself: install from the CD image, or with virt-install.");
        }
        if (config.count("installCommands") > 0) {
            making.lose("installCommands", "libvirt installs no system by itself: run them once by hand.");
        }
        for (String script : SCRIPTS) {
            if (config.count(script) > 0) {
                making.lose(script,
                        "A domain runs no programs of the host: put them into /etc/libvirt/hooks/qemu, at {0}.",
                        script.equals("startupCommands") ? "\"prepare begin\"" : "\"release end\"");
            }
        }
        if (config.count("blacklistedPci") > 0) {
            making.lose("blacklistedPci", "A domain names its devices, so there is nothing to choose from.");
        }
        if (config.toggle("sudo")) {
            making.lose("sudo", "As whom QEMU runs is libvirt's: define the machine in qemu:///system.");
        }
        Optional.of(config.text("container.initialSize").orElse("")).filter(size -> !size.isEmpty())
                .ifPresent(size -> making.lose("container.initialSize",
                        "libvirt makes no disks: qemu-img create -f qcow2 FILE {0}G, where it is not there yet.",
                        size));
        Problems.in(config).stream().filter(problem -> problem.isError() && !problem.path().isEmpty())
                .filter(problem -> config.node(problem.path()).isPresent())
                .forEach(problem -> making.lose(problem.path(), "arcd refuses it: {0}", problem.message()));
    }
}
