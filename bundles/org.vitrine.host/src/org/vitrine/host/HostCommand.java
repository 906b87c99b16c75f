// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.List;

/**
 * The fixed catalogue of commands that a probe may ask for. They only read and need no terminal; a provider can name one but
 * never bring a command line of its own. They end by themselves, but for those that repeat their answer until they are ended:
 * those are for live figures and no part of a scan.
 */
public enum HostCommand {
    /** Kernel name, release and machine. */
    UNAME(Volatility.STABLE, "uname", "-srm"),
    /** The user the scan runs as, and the groups of that login. */
    ID(Volatility.STABLE, "id"),
    /** QEMU's version. */
    QEMU_VERSION(Volatility.STABLE, HostCommand.QEMU, "--version"),
    /** The device models this QEMU can give, those in installed modules included. */
    QEMU_DEVICES(Volatility.STABLE, HostCommand.QEMU, "-device", "help"),
    /** The options of QEMU's SPICE server; fails where QEMU was built without it or its module is not installed. */
    QEMU_SPICE(Volatility.STABLE, HostCommand.QEMU, "-spice", "help"),
    /** The machine types this QEMU can be. */
    QEMU_MACHINES(Volatility.STABLE, HostCommand.QEMU, "-machine", "help"),
    /** The version of the package that Looking Glass's client is installed from, on Debian and its like. */
    GLASS_CLIENT(Volatility.STABLE, "dpkg-query", "--show", "--showformat=${Version}", "looking-glass-client"),
    /** What libvirt's system or session daemon says a machine may have; needs libvirt's client tools. */
    DOMAIN_CAPABILITIES(Volatility.STABLE, "virsh", "--readonly", "domcapabilities"),
    /** The version of libvirt's client tools; talks to no daemon. */
    LIBVIRT_VERSION(Volatility.STABLE, "virsh", "--version"),
    /** Whether units of systemd are there, run, and run at the next boot; talks to systemd and needs no rights. */
    UNITS(Volatility.STATE, "systemctl", "--no-pager", "show",
            "--property=Id,Names,LoadState,ActiveState,UnitFileState",
            "libvirtd.service", "virtqemud.service", "display-manager.service", "ssh.service", "sshd.service",
            "nvidia-vgpud.service", "nvidia-vgpu-mgr.service", "nvidia-gridd.service", "nvidia-persistenced.service",
            "nvidia-powerd.service", "gvm-post.service"),
    /** NVIDIA's cards: address, name, memory in MiB, and error correction, parted by commas; none without NVIDIA's driver. */
    NVIDIA_GPUS(Volatility.VOLATILE, "nvidia-smi",
            "--query-gpu=pci.bus_id,name,memory.total,memory.used,ecc.mode.current", "--format=csv,noheader,nounits"),
    /** NVIDIA's virtual GPUs that are on, with their licenses; fails without NVIDIA's vGPU manager. */
    NVIDIA_VGPUS(Volatility.VOLATILE, "nvidia-smi", "vgpu", "-q"),
    /**
     * What NVIDIA's virtual GPU services said since boot. systemd shows it to root and its log groups; to others it says on
     * standard error that they see a part only, which is why it is not told to be quiet.
     */
    VGPU_LOG(Volatility.VOLATILE, "journalctl", "--no-pager", "-b", "-o", "cat", "-n", "2000", "-u",
            "nvidia-vgpu-mgr.service", "-u", "nvidia-vgpud.service"),
    /** The processes that hold graphics devices open, as lsof's fields; it may take a second on a busy host. */
    DEVICE_HOLDERS(Volatility.VOLATILE, "lsof", "-b", "-w", "-n", "-P", "-F", "pcn", "+D", "/dev/dri", "+D",
            "/dev/vfio",
            "/dev/kvm", "/dev/kvmfr0", "/dev/nvidia0", "/dev/nvidia1", "/dev/nvidia2", "/dev/nvidia3", "/dev/nvidiactl",
            "/dev/nvidia-modeset"),
    /** What the kernel has said since the boot, as far as its buffer goes; many hosts show it to root only. */
    KERNEL_LOG(Volatility.VOLATILE, "dmesg"),
    /**
     * What NVIDIA's cards do, each second: a line for each card, parted by commas; shares in per cent, memory in MiB, degrees
     * Celsius, watts, MHz. Only fields that every driver since 418 knows, because one unknown field fails the whole.
     */
    NVIDIA_GPUS_LIVE(Volatility.VOLATILE, "nvidia-smi",
            "--query-gpu=index,pci.bus_id,utilization.gpu,utilization.memory,memory.total,memory.used,temperature.gpu,"
                    + "power.draw,clocks.current.graphics,encoder.stats.sessionCount,encoder.stats.averageFps",
            "--format=csv,noheader,nounits", "-l", "1"),
    /** What NVIDIA's virtual GPUs do, each second, by card; fails without NVIDIA's vGPU manager. */
    NVIDIA_VGPUS_LIVE(Volatility.VOLATILE, "nvidia-smi", "vgpu", "-q", "-l", "1");

    private static final String QEMU = "qemu-system-x86_64";
    private static final String AGAIN = "-l";

    private final Volatility volatility;
    private final List<String> arguments;

    HostCommand(Volatility volatility, String... arguments) {
        this.volatility = volatility;
        this.arguments = List.of(arguments);
    }

    /** Program and arguments, to be run without a shell. */
    public List<String> arguments() {
        return arguments;
    }

    /** Where its program is looked for, by name or by path, in this order; libvirt looks for QEMU in the same way. */
    public List<String> programs() {
        String name = arguments.getFirst();
        return name.equals(QEMU) ? List.of(QEMU, "/usr/libexec/qemu-kvm") : List.of(name);
    }

    /** Whether it gives its answer again and again until it is ended. */
    public boolean repeats() {
        return arguments.contains(AGAIN);
    }

    /**
     * Whether a line of a command that repeats itself opens a new answer: it begins like the very first line did, up to the
     * first comma. What nvidia-smi prints has no mark at its end.
     *
     * @param first the very first line that the program printed
     * @param line  one that came later
     */
    public boolean opens(String first, String line) {
        return repeats() && key(first).equals(key(line));
    }

    private static String key(String line) {
        int comma = line.indexOf(',');
        return comma < 0 ? line : line.substring(0, comma);
    }

    /** How long its answer lasts. */
    public Volatility volatility() {
        return volatility;
    }

    /** The command as a person would type it, for evidence. */
    public String line() {
        return String.join(" ", arguments);
    }
}
