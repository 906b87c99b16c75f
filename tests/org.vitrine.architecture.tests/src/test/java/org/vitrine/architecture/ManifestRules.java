// SPDX-License-Identifier: EPL-2.0
package org.vitrine.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Rules over manifests. */
final class ManifestRules {
    private static final String OURS = "org.vitrine";

    private ManifestRules() {
    }

    static Map<String, Rule> all() {
        return Map.of("our own code comes by Import-Package, not Require-Bundle", ManifestRules::requiresOurs,
                "nothing is re-exported", ManifestRules::reexports, "no Bundle-Activator", ManifestRules::activator,
                "no x-friends, no x-internal", ManifestRules::friends,
                "one exported package, named like the bundle, with a version", ManifestRules::exports,
                "our own packages are imported with a version range", ManifestRules::ranges,
                "bundles start lazily, else Declarative Services does not see them", ManifestRules::lazy);
    }

    private static List<String> requiresOurs(BundleFolder bundle) {
        return bundle.header("Require-Bundle").keySet().stream().filter(name -> name.startsWith(OURS))
                .map(name -> "Require-Bundle: " + name).toList();
    }

    private static List<String> reexports(BundleFolder bundle) {
        return bundle.header("Require-Bundle").entrySet().stream()
                .filter(entry -> entry.getValue().contains("reexport"))
                .map(entry -> entry.getKey() + " is re-exported").toList();
    }

    private static List<String> activator(BundleFolder bundle) {
        return bundle.has("Bundle-Activator") ? List.of("has a Bundle-Activator") : List.of();
    }

    private static List<String> friends(BundleFolder bundle) {
        return bundle.header("Export-Package").entrySet().stream().filter(entry -> entry.getValue().contains("x-"))
                .map(entry -> entry.getKey() + ";" + entry.getValue()).toList();
    }

    private static List<String> exports(BundleFolder bundle) {
        List<String> violations = new ArrayList<>();
        bundle.header("Export-Package").forEach((name, parameters) -> {
            if (!name.equals(bundle.name())) {
                violations.add("exports " + name);
            }
            if (!parameters.contains("version=")) {
                violations.add("exports " + name + " without a version");
            }
        });
        return violations;
    }

    private static List<String> ranges(BundleFolder bundle) {
        return bundle.header("Import-Package").entrySet().stream().filter(entry -> entry.getKey().startsWith(OURS))
                .filter(entry -> !entry.getValue().contains("version=\"["))
                .map(entry -> "imports " + entry.getKey() + " without a range").toList();
    }

    private static List<String> lazy(BundleFolder bundle) {
        boolean serves = Stream.of("Export-Package").noneMatch(bundle::has) || bundle.packages().stream()
                .anyMatch(name -> name.contains(".internal"));
        return serves && !bundle.has("Bundle-ActivationPolicy") ? List.of("has no Bundle-ActivationPolicy") : List.of();
    }
}
