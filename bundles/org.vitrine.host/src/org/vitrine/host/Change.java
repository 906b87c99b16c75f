// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.List;
import java.util.Optional;

/**
 * One change to a host, as data; its undo follows from the snapshot that it was planned on. What would not be safe in a path
 * or on a command line (blanks, quotation marks, {@code ..}) is refused when a change is made, with
 * {@link IllegalArgumentException}.
 */
public sealed interface Change {

    /** How long a change lasts. */
    enum Lifetime {
        /** Until the next boot at most. */
        RUNTIME,
        /** It is still there after a boot, or shows only then. */
        PERSISTENT
    }

    /**
     * Gives a PCI function to a driver: {@code driver_override} is set, the driver it has is unbound, the new one bound.
     * Virtual functions and mediated devices that the old driver made go before.
     *
     * @param function which function
     * @param driver   the driver that has it afterwards, for example {@code vfio-pci}; empty for none
     * @param override the only driver that may have it from now on; empty when any may
     */
    record BindDriver(PciAddress function, Optional<String> driver, Optional<String> override) implements Change {

        /** Refuses names that no driver has. */
        public BindDriver {
            driver.ifPresent(Names::module);
            override.ifPresent(Names::module);
        }

        /** Gives it to this driver and keeps others from taking it. */
        public BindDriver(PciAddress function, String driver) {
            this(function, Optional.of(driver), Optional.of(driver));
        }
    }

    /**
     * Writes to a file of the kernel's, in {@code /sys} or {@code /proc/sys}. For drivers of PCI functions, numbers of
     * virtual functions, sizes of BARs and mediated devices there are changes that know more.
     *
     * @param path where
     * @param text what, without a line feed at its end
     */
    record WriteSysfs(String path, String text) implements Change {

        /** Refuses other paths. */
        public WriteSysfs {
            Names.kernelFile(path);
        }
    }

    /**
     * Writes a whole text file. An existing one keeps owner and permissions, a new one is root's and may be read by all.
     *
     * @param path absolute
     * @param text all of it
     */
    record WriteFile(String path, String text) implements Change {

        /** Refuses the kernel's own files. */
        public WriteFile {
            Names.file(path);
        }
    }

    /** Deletes a file. */
    record DeleteFile(String path) implements Change {

        /** Refuses the kernel's own files. */
        public DeleteFile {
            Names.file(path);
        }
    }

    /**
     * Deletes a file of shared memory, or makes one of zeros. What is in such a file is worth nothing while no machine has it:
     * undo gives back a file of that length, not what was in it.
     *
     * @param path  below {@code /dev/shm/}, or where a device of kvmfr belongs
     * @param bytes its length; {@link #GONE} when it is not to be there
     */
    record SharedFile(String path, long bytes) implements Change {
        /** The length of a file that is not there. */
        public static final long GONE = -1;

        /** Refuses files in which something may be that somebody wants back. */
        public SharedFile {
            Names.path(path);
            Names.require(isShared(path) && bytes >= GONE, "file of shared memory", path);
        }

        /** Whether a path is one of shared memory. */
        public static boolean isShared(String path) {
            return path.matches("/dev/shm/[A-Za-z0-9_][A-Za-z0-9_.-]*|/dev/kvmfr\\d{1,3}");
        }
    }

    /**
     * Sets who owns a file or device node and who may use it.
     *
     * @param path absolute
     * @param mode the permission bits, for example {@code 0660}
     * @param uid  the owner's number
     * @param gid  the group's number; {@link Groups#id} tells it
     */
    record SetAccess(String path, int mode, int uid, int gid) implements Change {

        /** Refuses paths that are not plain and bits that are none. */
        public SetAccess {
            Names.path(path);
            Names.require(mode >= 0 && mode <= 07777 && uid >= 0 && gid >= 0, "access", path);
        }
    }

    /**
     * Loads a kernel module until the next boot, with the modules that it needs.
     *
     * @param name    {@code -} and {@code _} are the same
     * @param options {@code parameter=value}, before those of modprobe.d
     */
    record LoadModule(String name, List<String> options) implements Change {

        /** Refuses names and options that modprobe would take for something else. */
        public LoadModule {
            Names.module(name);
            options.forEach(Names::option);
            options = List.copyOf(options);
        }

        /** Loads it with what modprobe.d says. */
        public LoadModule(String name) {
            this(name, List.of());
        }
    }

    /** Unloads a kernel module; those that it needed stay. */
    record UnloadModule(String name) implements Change {

        /** Refuses what is no module's name. */
        public UnloadModule {
            Names.module(name);
        }
    }

    /**
     * Sets how many virtual functions a physical one has. The kernel goes from one number to another through 0 only: all
     * virtual functions there are go, with their drivers and mediated devices, and new ones come.
     *
     * @param function the physical function
     * @param count    how many it has afterwards
     */
    record SetVfCount(PciAddress function, int count) implements Change {

        /** Refuses what is no number of functions. */
        public SetVfCount {
            Names.require(count >= 0 && count <= 65535, "number of virtual functions", Integer.toString(count));
        }
    }

    /**
     * Resizes a BAR of a function that no driver has.
     *
     * @param function which function
     * @param bar      0 to 5
     * @param bytes    one of {@link PciFunction#barSizes(int)}
     */
    record ResizeBar(PciAddress function, int bar, long bytes) implements Change {

        /** Refuses what no resizable BAR can have: the sizes are 1 MiB and its doubles. */
        public ResizeBar {
            Names.require(bar >= 0 && bar < 6, "BAR", Integer.toString(bar));
            Names.require(bytes >= 1L << 20 && Long.bitCount(bytes) == 1, "size of a BAR", Long.toString(bytes));
        }
    }

    /**
     * Makes a mediated device, until the next boot; a definition for mdevctl, which makes it last, is a file.
     *
     * @param parent the parent's name, for a PCI function its address
     * @param type   one of the parent's types, for example {@code nvidia-222}
     * @param uuid   the new device's name
     */
    record CreateMdev(String parent, String type, String uuid) implements Change {

        /** Refuses what is no name of a device or type, and no UUID. */
        public CreateMdev {
            Names.segment(parent);
            Names.segment(type);
            Names.uuid(uuid);
        }
    }

    /** Removes a mediated device. */
    record RemoveMdev(String uuid) implements Change {

        /** Refuses what is no UUID. */
        public RemoveMdev {
            Names.uuid(uuid);
        }
    }

    /**
     * Sets an argument of the kernel in the boot loader's own file, for the boots to come; {@link Boot#edited} tells file
     * and text.
     *
     * @param name  for example {@code intel_iommu}
     * @param value what stands after {@code =}, an empty text for an argument without; empty to take it away
     */
    record KernelArgument(String name, Optional<String> value) implements Change {

        /** Refuses what a boot loader would read in another way. */
        public KernelArgument {
            Names.argument(name);
            value.ifPresent(Names::argumentValue);
        }

        /** Sets it to this value, in place of another one that it may have. */
        public KernelArgument(String name, String value) {
            this(name, Optional.of(value));
        }
    }

    /** Puts a user into a group, or takes them out; logins that there are do not change. */
    record GroupMember(String user, String group, boolean isMember) implements Change {

        /** Refuses what is no name of a user or group. */
        public GroupMember {
            Names.segment(user);
            Names.segment(group);
        }
    }

    /**
     * Does something with a unit of systemd.
     *
     * @param unit   its full name, for example {@code libvirtd.service}
     * @param action what
     */
    record RunUnit(String unit, Action action) implements Change {

        /** What can be done with a unit. */
        public enum Action {
            /** Runs it from the next boot on. */
            ENABLE,
            /** Runs it from the next boot on no more. */
            DISABLE,
            /** Runs it now. */
            START,
            /** Ends it now. */
            STOP,
            /** Ends it and runs it again, so that it reads its files; leaves nothing to take back. */
            RESTART
        }

        /** Refuses what is no name of a unit. */
        public RunUnit {
            Names.unit(unit);
        }
    }

    /** Makes something anew from files that are right already; leaves nothing to take back. */
    record Renew(Renewal what) implements Change {
    }

    /** Several changes in this order, as one. */
    record Sequence(List<Change> changes) implements Change {

        /** Keeps an unmodifiable copy. */
        public Sequence {
            changes = List.copyOf(changes);
        }
    }

    /** How long it lasts. */
    default Lifetime lifetime() {
        boolean lasts = switch (this) {
            case WriteFile file -> Names.isKept(file.path());
            case DeleteFile file -> Names.isKept(file.path());
            case SetAccess access -> Names.isKept(access.path());
            case SharedFile file -> false;
            case KernelArgument argument -> true;
            case GroupMember member -> true;
            case Renew renew -> true;
            case RunUnit(String unit, RunUnit.Action action) -> action == RunUnit.Action.ENABLE
                    || action == RunUnit.Action.DISABLE;
            case Sequence(List<Change> changes) -> changes.stream()
                    .anyMatch(change -> change.lifetime() == Lifetime.PERSISTENT);
            case BindDriver bind -> false;
            case WriteSysfs write -> false;
            case LoadModule load -> false;
            case UnloadModule unload -> false;
            case SetVfCount count -> false;
            case ResizeBar resize -> false;
            case CreateMdev create -> false;
            case RemoveMdev remove -> false;
        };
        return lasts ? Lifetime.PERSISTENT : Lifetime.RUNTIME;
    }

    /**
     * The change that takes this one back; absent when there is nothing to take back, because this one changes nothing, for
     * example loading a module that is loaded already, or leaves nothing; unknown when the snapshot before it does not tell.
     */
    default Fact<Change> undo(HostSnapshot before) {
        return Simulated.of(this).undo(before);
    }
}
