// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.libvfio.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Component;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.DialectGuide;
import org.vitrine.yaml.Splice;
import org.vitrine.yaml.YamlException;
import org.vitrine.yaml.YamlPath;
import org.vitrine.yaml.YamlValue;

/** What an editor of LibVF.IO's configurations needs. */
@Component
public final class LibvfioGuide implements DialectGuide {

    @Override
    public String dialect() {
        return LibvfioDialect.ID;
    }

    @Override
    public List<Key> keys() {
        return Schema.KEYS;
    }

    @Override
    public List<Problem> problems(String text) {
        return Problems.in(text);
    }

    @Override
    public Optional<List<Part>> outline(String text) {
        try {
            return Optional.of(Outline.of(Config.of(text)));
        } catch (DialectException e) {
            return Optional.empty(); // its problems say why
        }
    }

    @Override
    public Optional<Key> key(String path) {
        return Schema.key(path);
    }

    @Override
    public List<Proposal> complete(String text, int offset, HostSnapshot host) {
        return new Completion(this, text, offset).proposals(host);
    }

    @Override
    public List<String> values(Key key, HostSnapshot host) {
        return switch (key.path()) {
            case "gpus[].mdevType" -> VirtualFunctions.known(host.mdev().parents()).stream()
                    .flatMap(parent -> VirtualFunctions.known(parent.types()).stream()).map(type -> type.id())
                    .distinct()
                    .toList();
            case "gpus[].parentPort" ->
                VirtualFunctions.known(host.mdev().parents()).stream().map(parent -> parent.name())
                        .toList();
            case "gpus[].bdf" -> addresses(host, true);
            case "blacklistedPci[]", "blacklistedPci" -> addresses(host, false);
            default -> key.kind() == Kind.TOGGLE ? List.of("true", "false") : key.choices();
        };
    }

    private static List<String> addresses(HostSnapshot host, boolean isGpu) {
        return VirtualFunctions.known(isGpu ? host.pci().gpus() : host.pci().functions()).stream()
                .filter(function -> isGpu || function.classCode() instanceof Fact.Known)
                .map(function -> function.address().toString()).toList();
    }

    @Override
    public Replacement set(String text, String path, Optional<String> value) throws DialectException {
        Config config = Config.of(text);
        return change(config, value.isEmpty()
                ? config.yaml().remove(config.root(), config.removable(path))
                : splice(config, config.real(path), scalar(path, value.get())));
    }

    private static YamlValue scalar(String path, String value) {
        String pattern = path.replaceAll("\\[\\d+\\]$", "");
        Kind kind = Schema.key(path).or(() -> Schema.key(pattern)).map(Key::kind).orElse(Kind.TEXT);
        boolean isNothing = kind == Kind.OPTIONAL_TEXT && value.isEmpty();
        boolean isNumber = kind == Kind.INTEGER && NimTypes.integer(value).isPresent();
        boolean isToggle = kind == Kind.TOGGLE && NimTypes.bool(value).isPresent();
        return isNothing
                ? new YamlValue.Literal(Schema.NULL)
                : isNumber || isToggle ? new YamlValue.Literal(value) : new YamlValue.Words(value);
    }

    @Override
    public Replacement add(String text, String list) throws DialectException {
        Config config = Config.of(text);
        YamlPath next = config.real(list).item(config.count(list));
        return change(config, splice(config, next, blank(list + "[]")));
    }

    private static YamlValue blank(String group) {
        return group.equals("gpus[]")
                ? new YamlValue.Items(Stream.of(one("maxVRam", 2000), one("minVRam", 1000), one("gpuType", "sysfsdev"),
                        one("mdevType", ""), one("parentPort", new YamlValue.Literal(Schema.NULL)),
                        one("devId", "hostdev0")).toList())
                : Fixes.group(group);
    }

    private static YamlValue one(String key, Object value) {
        return new YamlValue.Fields().put(key, value);
    }

    private static Splice splice(Config config, YamlPath path, YamlValue value) throws DialectException {
        try {
            return config.yaml().set(config.root(), path, value);
        } catch (IllegalArgumentException e) {
            throw new DialectException(Objects.requireNonNullElse(e.getMessage(), path.toString())
                    + " Repair the text before it on the YAML page.");
        }
    }

    private static Replacement change(Config config, Splice splice) throws DialectException {
        try {
            config.yaml().apply(splice);
            return new Replacement(splice.offset(), splice.removed().length(), splice.added());
        } catch (YamlException e) {
            throw new DialectException("This cannot be changed here; change it on the YAML page (" + e.reason() + ")");
        }
    }

    /** The keys that could stand beside those that are there: not twice, and of the right type of GPU. */
    List<Key> missing(String group, List<String> there, Optional<String> type) {
        List<Key> keys = new ArrayList<>(Schema.in(group));
        keys.removeIf(key -> there.contains(key.name())
                || !key.when().isEmpty() && type.isPresent() && !key.when().equals("gpuType=" + type.get()));
        return keys;
    }
}
