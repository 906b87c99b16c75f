// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A host that is started anew after changes: the kernel has the arguments that were configured, modules their options, and
 * functions that are named for VFIO are with it. What runtime changes made is left as it is.
 *
 * @param before the host before the changes
 * @param now    after them
 */
record Reboot(HostSnapshot before, HostSnapshot now) {

    HostSnapshot started() {
        var simulation = new Simulation(now);
        arguments(simulation);
        options(simulation);
        if (simulation.host().iommu().isOn().equals(Fact.known(false)) && isIommuAsked(simulation.host())) {
            iommu(simulation);
        }
        vfio(simulation.host()).forEach(simulation::make);
        return simulation.host();
    }

    /** The command line changes as the configured one did. */
    private void arguments(Simulation to) {
        List<KernelArguments.Argument> old = configured(before);
        List<KernelArguments.Argument> wanted = configured(now);
        String line = now.file(Kernel.COMMAND_LINE).or("");
        String next = line;
        for (KernelArguments.Argument gone : old) {
            if (wanted.stream().noneMatch(one -> one.name().equals(gone.name()))) {
                next = new BootEdit(new Change.KernelArgument(gone.name(), Optional.empty())).line(next);
            }
        }
        for (KernelArguments.Argument one : wanted) {
            if (!old.contains(one)) {
                next = new BootEdit(new Change.KernelArgument(one.name(), one.value())).line(next);
            }
        }
        if (!next.equals(line)) {
            to.value(Kernel.COMMAND_LINE, next);
        }
    }

    private static List<KernelArguments.Argument> configured(HostSnapshot host) {
        return host.boot().configured().map(KernelArguments::all).or(List.of());
    }

    /** Modules that show a parameter show what they are told it is. */
    private static void options(Simulation to) {
        HostSnapshot host = to.host();
        List<String> told = new ArrayList<>();
        host.modprobe().lines().or(List.of()).stream().filter(line -> line.command().equals("options"))
                .forEach(line -> Stream.of(line.arguments().split("\\s+"))
                        .forEach(o -> told.add(line.module() + "." + o)));
        host.kernel().arguments().map(KernelArguments::all).or(List.of()).stream()
                .filter(argument -> argument.name().contains(".") && !argument.value().isEmpty())
                .forEach(argument -> told.add(KernelModule.underscored(argument.name()) + "=" + argument.value()));
        for (String option : told) {
            String[] parts = option.split("[.=]", 3);
            if (parts.length == 3) {
                String path = Modules.FOLDER + "/" + parts[0] + "/parameters/" + parts[1];
                if (Glob.isPlain(path) && host.text(path) instanceof Fact.Known) {
                    to.make(new Change.WriteSysfs(path, parts[2]));
                }
            }
        }
    }

    private static boolean isIommuAsked(HostSnapshot host) {
        Optional<String> table = Simulated.ifKnown(host.iommu().firmwareTable());
        Optional<KernelArguments> line = Simulated.ifKnown(host.kernel().arguments());
        return table.isPresent() && line.isPresent() && line.get().value(
                table.get().equals("DMAR") ? "intel_iommu" : "amd_iommu").filter(value -> value.startsWith("on"))
                .isPresent();
    }

    /** There is a unit then, and every function has a group; which shows once it has started. */
    private static void iommu(Simulation to) {
        String why = "it shows once the host has started with the IOMMU on";
        to.open(Iommu.UNITS + "/dmar0", Entry.Kind.LINK, why);
        to.open(Iommu.GROUPS, Entry.Kind.DIRECTORY, why);
        to.host().pci().functions().or(List.of())
                .forEach(function -> to.open(function.path() + "/iommu_group", Entry.Kind.LINK, why));
    }

    /** Functions whose ids are named to a module of VFIO's that is not part of the kernel's own drivers. */
    private static List<Change> vfio(HostSnapshot host) {
        List<String> ids = Stream.concat(
                host.modprobe().options("vfio-pci").or(List.of()).stream().filter(o -> o.startsWith("ids="))
                        .map(o -> o.substring(4)),
                host.kernel().arguments().map(line -> line.values("vfio-pci.ids")).or(List.of()).stream())
                .flatMap(list -> Stream.of(list.split(","))).map(id -> id.toLowerCase(Locale.ROOT)).toList();
        return host.pci().functions().or(List.of()).stream()
                .filter(function -> id(function).filter(ids::contains).isPresent())
                .filter(function -> !function.driver().equals(Fact.known("vfio-pci")))
                .map(function -> (Change) new Change.BindDriver(function.address(), Optional.of("vfio-pci"),
                        Simulated.ifKnown(function.driverOverride())))
                .toList();
    }

    private static Optional<String> id(PciFunction function) {
        return Simulated.ifKnown(function.vendor().flatMap(vendor -> function.device()
                .map(device -> "%04x:%04x".formatted(vendor, device))));
    }
}
