// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.osgi.util.NLS;
import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.host.DrmNode;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciAddress;
import org.vitrine.host.PciFunction;
import org.vitrine.ui.internal.editor.model.Overview;
import org.vitrine.ui.internal.editor.model.Overview.Item;
import org.vitrine.ui.internal.editor.model.ScreenKind;
import org.vitrine.ui.internal.editor.model.Screens;
import org.vitrine.ui.internal.report.DeviceNames;

/** Follows a domain's graphics from the guest over the host to the screens, by what the XML and the host's facts say. */
final class Wiring {
    private static final int DISPLAY_CLASS = 0x03;
    private final Overview overview;
    private final HostSnapshot host;
    private final DeviceNames names;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Set<List<String>> edges = new LinkedHashSet<>();
    private final List<String> screens = new ArrayList<>();

    Wiring(Overview overview, DeviceNames names) {
        this.overview = overview;
        this.host = overview.host();
        this.names = names;
    }

    PictureModel model() {
        Domain domain = overview.domain();
        domain.devices("graphics").forEach(this::screen);
        List<String> guests = new ArrayList<>();
        Set<Long> owned = new HashSet<>();
        for (Item item : overview.uses()) {
            item.use().elements().stream().filter(part -> part.id() != item.use().anchor().id())
                    .forEach(part -> owned.add(part.id()));
        }
        domain.devices("video").filter(video -> !video.is("model@type", "none"))
                .forEach(video -> guests.add(video(video)));
        domain.devices("hostdev").filter(device -> !owned.contains(device.id())).filter(this::mayBeGraphics)
                .forEach(device -> guests.add(hostdev(device)));
        overview.uses().stream().filter(item -> item.use().anchor().name().equals("shmem"))
                .forEach(item -> shared(item, guests));
        return built();
    }

    private PictureModel built() {
        List<String> keys = nodes.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Node> one) -> one.getValue().column()))
                .map(Map.Entry::getKey)
                .toList();
        List<Node> all = keys.stream().flatMap(key -> Optional.ofNullable(nodes.get(key)).stream()).toList();
        return new PictureModel(all, edges.stream()
                .map(edge -> new PictureModel.Edge(keys.indexOf(edge.getFirst()), keys.indexOf(edge.getLast())))
                .toList());
    }

    private String put(String key, Node.Column column, String title, String detail, Optional<Element> element) {
        nodes.putIfAbsent(key, new Node(column, title, detail, element));
        return key;
    }

    private void connect(String from, String to) {
        edges.add(List.of(from, to));
    }

    private void screen(Element graphics) {
        String type = graphics.get("@type").orElse("");
        if (!type.equals(ScreenKind.EGL_HEADLESS.type())) {
            screens.add(put(key(graphics), Node.Column.SCREEN, ScreenKind.of(type).map(ScreenKind::title).orElse(type),
                    Screens.where(graphics), Optional.of(graphics)));
        }
    }

    private static String key(Element element) {
        return "element " + element.id();
    }

    private Optional<Item> item(Element element) {
        return overview.uses().stream().filter(item -> item.use().anchor().id() == element.id()).findFirst();
    }

    private String guest(Element element, String otherwise) {
        Optional<Item> item = item(element);
        return put(key(element), Node.Column.GUEST, item.map(one -> one.info().title().toString()).orElse(otherwise),
                item.map(one -> one.use().name()).orElseGet(() -> unknown(element)), Optional.of(element));
    }

    private String unknown(Element element) {
        return overview.kept().stream().filter(one -> one.element().id() == element.id())
                .flatMap(one -> one.provider().stream()).findFirst()
                .map(provider -> NLS.bind(Messages.Wiring_missing, provider)).orElse(Messages.Wiring_unknown);
    }

    /** An adapter that QEMU plays is drawn by a GPU of the host where it is accelerated, else by QEMU, and shown by all. */
    private String video(Element video) {
        String guest = guest(video, video.get("model@type").orElse(video.name()));
        boolean is3d = video.is("model/acceleration@accel3d", "yes");
        String by = is3d
                ? renderer(video)
                : put("software", Node.Column.HOST, Messages.Wiring_software,
                        Messages.Wiring_softwareDetail, Optional.empty());
        connect(guest, by);
        screens.forEach(screen -> connect(by, screen));
        return guest;
    }

    private String renderer(Element video) {
        Optional<String> path = video.get("model/acceleration@rendernode")
                .or(() -> overview.domain().devices("graphics")
                        .flatMap(graphics -> graphics.get("gl@rendernode").stream()).findFirst());
        if (path.isEmpty()) {
            return put("gpu", Node.Column.HOST, Messages.Wiring_anyGpu, Messages.Wiring_anyGpuDetail, Optional.empty());
        }
        Optional<PciFunction> function = node(path.get()).flatMap(one -> known(one.function()));
        return function.map(one -> put("pci " + one.address(), Node.Column.HOST, names.name(one),
                NLS.bind(Messages.Wiring_renders, one.address(), path.get()), Optional.empty()))
                .orElseGet(() -> put("node " + path.get(), Node.Column.HOST, path.get(), Messages.Wiring_notHere,
                        Optional.empty()));
    }

    /** The render node of a path, also of one below by-path. */
    private Optional<DrmNode> node(String path) {
        return known(host.drm().renderNodes()).orElse(List.of()).stream()
                .filter(node -> node.path().equals(path)
                        || known(node.stablePath()).filter(path::equals).isPresent())
                .findFirst();
    }

    private static <T> Optional<T> known(Fact<T> fact) {
        return fact instanceof Fact.Known<T>(T value) ? Optional.of(value) : Optional.empty();
    }

    /** A device that is no graphics for sure, such as a network card, is left out. */
    private boolean mayBeGraphics(Element device) {
        return item(device).isPresent() || device.is("@type", "mdev") || address(device).isPresent()
                && known(host.pci().function(address(device).get()).classCode())
                        .map(code -> code >> 16 == DISPLAY_CLASS)
                        .orElse(true);
    }

    private String hostdev(Element device) {
        Optional<String> uuid = device.get("source/address@uuid").filter(id -> device.is("@type", "mdev"));
        String guest = guest(device, uuid.isPresent() ? Messages.Wiring_mediated : Messages.Wiring_passed);
        String by = uuid.isPresent() ? mediated(uuid.get()) : passed(device);
        connect(guest, by);
        if (device.is("@display", "on")) {
            screens.forEach(screen -> connect(by, screen));
        } else if (uuid.isEmpty()) {
            connect(by, put("outputs " + by, Node.Column.SCREEN, Messages.Wiring_outputs, Messages.Wiring_outputsDetail,
                    Optional.of(device)));
        }
        return guest;
    }

    private String passed(Element device) {
        Optional<PciAddress> address = address(device);
        if (address.isEmpty()) {
            return put("device " + device.id(), Node.Column.HOST, Messages.Wiring_noAddress, "", Optional.of(device));
        }
        PciFunction function = host.pci().function(address.get());
        String driver = known(function.driver()).orElse("");
        boolean isThere = function.vendor() instanceof Fact.Known<Integer>;
        return put("pci " + address.get(), Node.Column.HOST, isThere ? names.name(function) : address.get().toString(),
                isThere
                        ? address.get() + (driver.isEmpty() ? "" : ", " + driver)
                        : Messages.Wiring_notHere,
                Optional.of(device));
    }

    private String mediated(String uuid) {
        Optional<String> parent = known(host.mdev().device(uuid).parent());
        Optional<PciFunction> function = parent.flatMap(PciAddress::of).map(host.pci()::function);
        String type = known(host.mdev().device(uuid).type()).orElse(uuid);
        return put("mdev " + uuid, Node.Column.HOST, function.map(names::name).or(() -> parent).orElse(uuid),
                parent.isPresent() ? type : Messages.Wiring_notHere, Optional.empty());
    }

    /** Memory that guest and host share carries the picture of what was passed through to a window on the host. */
    private void shared(Item item, List<String> guests) {
        String screen = put(key(item.use().anchor()), Node.Column.SCREEN, item.info().title().toString(),
                item.use().name(),
                Optional.of(item.use().anchor()));
        List<List<String>> behind = edges.stream().filter(edge -> guests.contains(edge.getFirst()))
                .filter(edge -> nodes.containsKey("outputs " + edge.getLast())).toList();
        behind.forEach(edge -> connect(edge.getLast(), screen));
    }

    private static Optional<PciAddress> address(Element device) {
        Optional<Element> source = device.find("source/address");
        try {
            return source.filter(one -> one.get("@bus").isPresent())
                    .map(one -> new PciAddress(number(one, "@domain"), (int) number(one, "@bus"),
                            (int) number(one, "@slot"),
                            (int) number(one, "@function")));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // half typed
        }
    }

    private static long number(Element address, String attribute) {
        return Long.decode(address.get(attribute).orElse("0"));
    }
}
