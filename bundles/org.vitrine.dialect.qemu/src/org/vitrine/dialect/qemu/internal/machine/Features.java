// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.vitrine.dialect.qemu.internal.args.Arg;
import org.vitrine.domain.Editable;

/** The machine type and its switches, clock and timers, power management, what happens at a reboot. */
final class Features implements Family {

    /** Properties of {@code -machine} that libvirt sets itself, or that other families have taken. */
    private static final List<String> LIBVIRTS = List.of("type", "usb", "usb_off", "graphics", "memory-backend",
            "default-ram-id");

    private static final Props MACHINE = Props.NONE.with("vmport", "features/vmport@state", Codec.oneOf("on", "off"))
            .with("smm", "features/smm@state", Codec.oneOf("on", "off"))
            .with("dump-guest-core", "memory@dumpCore", Codec.ON_OFF)
            .with("hpet", "clock/timer[@name='hpet']@present", Codec.YES_NO)
            .with("gic-version", "features/gic@version", Codec.SAME);

    @Override
    public void read(Reading r) {
        Editable root = r.root();
        Optional<Arg> machine = r.given().options("machine").findFirst();
        root.ensure("os").set("type@arch", r.arch()).set("type@machine", r.machine()).set("type", "hvm");
        r.given().machine("type").filter(type -> type.contains("+pve")).ifPresent(type -> r.lose("-machine " + type,
                "Versions of Proxmox VE's own QEMU (+pve) are not those of others; the part is left out."));
        boolean noAcpi = r.given().flag("no-acpi")
                | machine.flatMap(m -> m.take("acpi")).filter(Codec::isOff).isPresent();
        if (!noAcpi) {
            root.ensure("features/acpi");
        }
        if (r.isX86()) {
            root.ensure("features/apic");
        }
        clock(r, root);
        machine.ifPresent(m -> switches(r, m, root));
        if (r.given().flag("no-hpet")) {
            root.set("clock/timer[@name='hpet']@present", "no");
        }
        globals(r, root);
        reboot(r, root);
    }

    private static void switches(Reading r, Arg machine, Editable root) {
        machine.take("kernel_irqchip", "kernel-irqchip").ifPresent(chip -> irqchip(r, chip));
        machine.take("mem-merge").filter(Codec::isOff).ifPresent(off -> root.ensure("memoryBacking/nosharepages"));
        if (machine.take("usb").filter(Codec::isOn).isPresent()) {
            r.usbByDefault();
        }
        if (machine.is("iommu", "smmuv3")) {
            machine.take("iommu");
            r.device("iommu").set("@model", "smmuv3");
        }
        MACHINE.read(machine, root);
        machine.drop(LIBVIRTS);
        machine.drop(List.of("pflash0", "pflash1"));
        machine.taken();
        Map<String, String> left = machine.left();
        machine.leftKeys().forEach(key -> r.keep("-machine", key + "=" + (left.get(key) + "").replace(",", ",,")));
    }

    /** KVM's interrupt controllers or QEMU's. */
    static void irqchip(Reading r, String chip) {
        if (Codec.isOn(chip) || chip.equals("split")) {
            r.root().set("features/ioapic@driver", chip.equals("split") ? "qemu" : "kvm");
        } else {
            r.keep("-machine", "kernel_irqchip=" + chip);
        }
    }

    private static void clock(Reading r, Editable root) {
        Optional<Arg> arg = r.given().last("rtc");
        String base = arg.flatMap(a -> a.take("base")).orElse("utc");
        Editable clock = root.ensure("clock");
        if (base.equals("utc") || base.equals("localtime")) {
            clock.set("@offset", base);
        } else {
            clock.set("@offset", "utc");
            r.lose("-rtc base=" + base,
                    "A domain's clock starts at the host's time or at a difference to it; it is UTC here.");
        }
        arg.flatMap(a -> a.take("clock")).ifPresent(source -> {
            if (source.equals("vm")) {
                clock.set("timer[@name='rtc']@track", "guest");
            } else if (source.equals("rt")) {
                r.lose("-rtc clock=rt", "libvirt knows the host's clock and the guest's only; it is the host's here.");
            }
        });
        arg.flatMap(a -> a.take("driftfix")).filter("slew"::equals)
                .ifPresent(slew -> clock.set("timer[@name='rtc']@tickpolicy", "catchup"));
    }

    private static void globals(Reading r, Editable root) {
        r.given().options("global").toList().forEach(global -> {
            String text = global.peek("property").isPresent()
                    ? global.peek("driver").orElse("") + "." + global.peek("property").orElse("") + "="
                            + global.peek("value").orElse("")
                    : global.text();
            switch (text) {
                case "kvm-pit.lost_tick_policy=delay" ->
                    taken(global, root, "clock/timer[@name='pit']@tickpolicy", "delay");
                case "kvm-pit.lost_tick_policy=discard" ->
                    taken(global, root, "clock/timer[@name='pit']@tickpolicy", "discard");
                case "ICH9-LPC.disable_s3=1", "PIIX4_PM.disable_s3=1" ->
                    taken(global, root, "pm/suspend-to-mem@enabled", "no");
                case "ICH9-LPC.disable_s3=0", "PIIX4_PM.disable_s3=0" ->
                    taken(global, root, "pm/suspend-to-mem@enabled", "yes");
                case "ICH9-LPC.disable_s4=1", "PIIX4_PM.disable_s4=1" ->
                    taken(global, root, "pm/suspend-to-disk@enabled", "no");
                case "ICH9-LPC.disable_s4=0", "PIIX4_PM.disable_s4=0" ->
                    taken(global, root, "pm/suspend-to-disk@enabled", "yes");
                default -> {
                    // Others stay as they are
                }
            }
        });
    }

    private static void taken(Arg arg, Editable root, String path, String value) {
        root.set(path, value);
        arg.taken();
    }

    private static void reboot(Reading r, Editable root) {
        Set<String> known = Set.of("reboot", "shutdown");
        boolean destroy = r.given().flag("no-reboot");
        for (Arg action : r.given().options("action").toList()) {
            destroy |= action.take("reboot").filter("shutdown"::equals).isPresent();
            action.take("shutdown").filter("pause"::equals).ifPresent(p -> r.lose(action,
                    "libvirt decides itself what follows a shutdown: see <on_poweroff>."));
            if (action.hasOnly(known)) {
                action.taken();
            }
        }
        if (destroy) {
            root.set("on_reboot", "destroy");
        }
    }
}
