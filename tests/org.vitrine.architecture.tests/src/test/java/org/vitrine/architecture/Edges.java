// SPDX-License-Identifier: EPL-2.0
package org.vitrine.architecture;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which bundle may use which: the table of ARCHITECTURE.md. What an exported signature exposes may be used as well. */
final class Edges {
    private static final String OURS = "org.vitrine.";
    private static final Set<String> MODEL = Set.of("host", "domain");
    private static final Set<String> SPI = Set.of("host", "domain", "provider");
    private static final Set<String> CORE = Set.of("host", "domain", "provider", "core");
    private static final Set<String> YAML = Set.of("dialect.libvfio", "dialect.kubevirt");
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(Map.entry("host", Set.of()),
            Map.entry("domain", Set.of()), Map.entry("yaml", Set.of()), Map.entry("provider", MODEL),
            Map.entry("provider.tck", SPI),
            Map.entry("core", SPI), Map.entry("host.linux", CORE), Map.entry("libvirt", CORE),
            Map.entry("lookingglass", CORE), Map.entry("display", CORE), Map.entry("cli", CORE),
            Map.entry("ui", Set.of("host", "domain", "provider", "core", "display")),
            Map.entry("app", Set.of("host", "domain", "provider", "core", "display", "ui")));

    private final Collection<String> bundles;

    Edges(Collection<String> bundles) {
        this.bundles = bundles;
    }

    List<String> violations(BundleFolder bundle) {
        String from = shortName(bundle.name());
        Set<String> allowed = allowed(from);
        return bundle.classes().stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> owner(dependency.getTargetClass().getPackageName())
                        .filter(to -> !to.equals(from) && !allowed.contains(to)).isPresent())
                .map(dependency -> dependency.getOriginClass().getName() + " uses "
                        + dependency.getTargetClass().getName())
                .distinct().toList();
    }

    private static Set<String> allowed(String bundle) {
        if (MAY_USE.containsKey(bundle)) {
            return MAY_USE.get(bundle);
        }
        if (YAML.contains(bundle)) {
            return Set.of("host", "domain", "provider", "yaml");
        }
        if (bundle.startsWith("provider.") || bundle.startsWith("dialect.")) {
            return SPI;
        }
        throw new IllegalStateException(
                "org.vitrine." + bundle + " is not in the table of the house: decide what it may use");
    }

    private Optional<String> owner(String packageName) {
        return bundles.stream().filter(bundle -> packageName.equals(bundle) || packageName.startsWith(bundle + "."))
                .max(Comparator.comparing(String::length)).map(Edges::shortName);
    }

    static String shortName(String bundle) {
        return bundle.startsWith(OURS) ? bundle.substring(OURS.length()) : bundle;
    }
}
