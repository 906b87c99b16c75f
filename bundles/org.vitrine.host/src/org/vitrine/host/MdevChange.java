// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.ArrayList;
import java.util.List;

/** Mediated devices come and go, and with them what their parent has left. */
final class MdevChange {
    private static final String LATER = "it shows once the device is there";

    private MdevChange() {
    }

    /** The changes that remove those of a function. */
    static List<Change> of(PciFunction function) {
        HostSnapshot host = function.host();
        String parent = function.address().toString();
        return host.mdev().devices().or(List.of()).stream().filter(device -> device.parent().or("").equals(parent))
                .map(device -> (Change) new Change.RemoveMdev(device.uuid())).toList();
    }

    record Created(Change.CreateMdev change) implements Simulated {

        @Override
        public Fact<Change> undo(HostSnapshot before) {
            return isThere(before.mdev().device(change.uuid()))
                    .flatMap(there -> there ? Fact.absent() : Fact.known(new Change.RemoveMdev(change.uuid())));
        }

        @Override
        public void apply(Simulation now) {
            HostSnapshot host = now.host();
            MdevDevice device = host.mdev().device(change.uuid());
            if (isThere(device).or(false) || now.giveBack(removed(change.uuid(), change.type()))) {
                return;
            }
            now.remember(made(change.uuid()), left(host, change.parent()));
            now.put(device.path(), Entry.link(way(host) + "/" + change.uuid()));
            now.put(device.path() + "/mdev_type", Entry.link("../" + Mdev.TYPES + "/" + change.type()));
            now.open(device.path() + "/driver", Entry.Kind.LINK, LATER);
            now.open(device.path() + "/iommu_group", Entry.Kind.LINK, LATER);
            left(now, change.parent(), change.type(), -1);
        }

        private String way(HostSnapshot host) {
            String parent = host.target(host.mdev().parent(change.parent()).path())
                    .or("../../devices/virtual/" + change.parent());
            return "../" + parent;
        }
    }

    record Removed(Change.RemoveMdev change) implements Simulated {

        @Override
        public Fact<Change> undo(HostSnapshot before) {
            MdevDevice device = before.mdev().device(change.uuid());
            return isThere(device).flatMap(there -> there
                    ? device.parent().flatMap(parent -> device.type().flatMap(type -> back(device, parent, type)))
                    : Fact.absent());
        }

        @Override
        public void apply(Simulation now) {
            MdevDevice device = now.host().mdev().device(change.uuid());
            if (!isThere(device).or(false)) {
                return;
            }
            String parent = device.parent().or("");
            String type = device.type().or("");
            var paths = new ArrayList<String>();
            paths.add(device.path());
            Simulated.ifKnown(device.iommuGroup()).ifPresent(group -> paths.add(Iommu.GROUPS + "/" + group));
            if (now.has(made(change.uuid()))) {
                now.remove(paths);
                now.giveBack(made(change.uuid()));
                return;
            }
            if (now.host().tree().containsKey(parameters(device))) {
                now.value(parameters(device), "");
            }
            paths.addAll(left(now.host(), parent));
            HostSnapshot before = now.host();
            now.take(removed(change.uuid(), type), paths);
            left(before, parent).forEach(path -> now.put(path, before.tree().getOrDefault(path, Entry.file(""))));
            left(now, parent, type, 1);
        }

        private Fact<Change> back(MdevDevice device, String parent, String type) {
            Change create = new Change.CreateMdev(parent, type, device.uuid());
            return switch (device.vgpuParameters()) {
                case Fact.Known<String>(String text) when !text.isEmpty() -> Fact.known(new Change.Sequence(
                        List.of(create, new Change.WriteSysfs(parameters(device), text))));
                case Fact.Unknown<String>(String why) -> Fact.unknown(why);
                default -> Fact.known(create);
            };
        }
    }

    private static Fact<Boolean> isThere(MdevDevice device) {
        return device.host().entry(device.path()).map(entry -> true).ifAbsent(() -> Fact.known(false));
    }

    /** The files that tell how many more devices of each type there may be. */
    private static List<String> left(HostSnapshot host, String parent) {
        return host.mdev().parent(parent).types().or(List.of()).stream()
                .map(type -> host.mdev().parent(parent).path() + "/" + Mdev.TYPES + "/" + type.id()
                        + "/available_instances")
                .filter(host.tree()::containsKey).toList();
    }

    /** One more or less of a type; what is left of others is for the driver to say. */
    private static void left(Simulation now, String parent, String type, int more) {
        HostSnapshot host = now.host();
        for (String path : left(host, parent)) {
            Fact<Integer> count = host.file(path).flatMap(Numbers::integer);
            boolean isThis = path.endsWith("/" + type + "/available_instances");
            if (isThis && count instanceof Fact.Known<Integer>(Integer free)) {
                now.value(path, Integer.toString(Math.max(0, free + more)));
            } else if (!isThis && !(more < 0 && count.equals(Fact.known(0)))) {
                now.put(path, host.tree().getOrDefault(path, Entry.file(""))
                        .with(Fact.unknown("the driver says how many are left once it is done")));
            }
        }
    }

    private static String parameters(MdevDevice device) {
        return device.path() + "/nvidia/vgpu_params";
    }

    private static String made(String uuid) {
        return "before mediated device " + uuid;
    }

    /** One made anew of another type is another device. */
    private static String removed(String uuid, String type) {
        return "mediated device " + uuid + " " + type;
    }
}
