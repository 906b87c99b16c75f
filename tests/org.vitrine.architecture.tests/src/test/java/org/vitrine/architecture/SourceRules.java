// SPDX-License-Identifier: EPL-2.0
package org.vitrine.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules over sources. */
final class SourceRules {
    private static final int LONGEST = 400;

    private SourceRules() {
    }

    static Map<String, Rule> all() {
        return Map.of("no file is longer than " + LONGEST + " lines", SourceRules::length,
                "what is not exported lies in an internal package", SourceRules::internal,
                "every package says what it is for and is null-checked", SourceRules::packageInfo,
                "every file names its licence", SourceRules::licence,
                "nothing promised is left open", SourceRules::open,
                "each check is seen to pass, to fail and not to know", SourceRules::shown);
    }

    private static List<String> length(BundleFolder bundle) {
        return bundle.sources().stream().filter(source -> text(source).lines().count() > LONGEST).map(Path::toString)
                .toList();
    }

    private static List<String> internal(BundleFolder bundle) {
        Set<String> exported = bundle.header("Export-Package").keySet();
        return bundle.packages().stream().filter(name -> !exported.contains(name))
                .filter(name -> !(name + ".").contains(".internal.")).toList();
    }

    private static List<String> packageInfo(BundleFolder bundle) {
        Set<String> exported = bundle.header("Export-Package").keySet();
        return bundle.packages().stream().filter(name -> !isDescribed(bundle, name, exported.contains(name))).toList();
    }

    private static boolean isDescribed(BundleFolder bundle, String name, boolean exported) {
        Path info = bundle.folder().resolve("src").resolve(name.replace('.', '/')).resolve("package-info.java");
        if (Files.notExists(info)) {
            return false;
        }
        String text = text(info);
        return text.contains("/**") && text.contains("@NonNullByDefault") && (!exported || text.contains("@Version("));
    }

    private static List<String> licence(BundleFolder bundle) {
        return bundle.sources().stream()
                .filter(source -> !text(source).startsWith("// SPDX-License-Identifier: EPL-2.0"))
                .map(Path::toString).toList();
    }

    private static List<String> open(BundleFolder bundle) {
        return bundle.sources().stream().filter(source -> text(source).matches("(?s).*\\b(TODO|FIXME|XXX)\\b.*"))
                .map(Path::toString).toList();
    }

    /** The contract of checks asks for each; whoever has checks of a technology or a dialect must extend it. */
    private static List<String> shown(BundleFolder bundle) {
        String name = Edges.shortName(bundle.name());
        boolean isAsked = name.equals("provider") || name.startsWith("provider.") && !name.equals("provider.tck")
                || name.startsWith("dialect.");
        boolean hasChecks = bundle.classes().stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .anyMatch(use -> use.getTargetClass().getName().equals("org.vitrine.provider.Check"));
        Path tests = bundle.folder().resolveSibling("../tests/" + bundle.name() + ".tests/src");
        return isAsked && hasChecks
                && BundleFolder.sources(tests).stream()
                        .noneMatch(test -> text(test).contains(" extends ChecksContract"))
                                ? List.of("has checks, and " + tests.normalize() + " does not extend ChecksContract")
                                : List.of();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
