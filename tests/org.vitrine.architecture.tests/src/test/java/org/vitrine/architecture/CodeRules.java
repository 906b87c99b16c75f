// SPDX-License-Identifier: EPL-2.0
package org.vitrine.architecture;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;

/** Rules over class files. */
final class CodeRules {
    private static final Set<String> SCREENS = Set.of("display", "ui", "app");
    private static final Set<String> NATIVE = Set.of("host.linux", "libvirt", "display", "lookingglass");

    private CodeRules() {
    }

    static Map<String, Rule> all() {
        return Map.of("SWT, JFace and the workbench only in display, ui and app",
                outside(SCREENS, "org.eclipse.swt", "org.eclipse.ui", "org.eclipse.jface"),
                "JNA only where native code is called", outside(NATIVE, "com.sun.jna"),
                "libvirt's Java binding only in libvirt", outside(Set.of("libvirt"), "org.libvirt"),
                "a provider or dialect reads no file, runs no command, knows no framework", CodeRules::pureProvider,
                "nobody uses a ServiceTracker", bundle -> uses(bundle, CodeRules::isTracker),
                "no static state", CodeRules::staticState, "no getInstance", CodeRules::singletons,
                "who formats numbers names a locale", NumberFormats::violations);
    }

    private static Rule outside(Set<String> allowed, String... packages) {
        return bundle -> allowed.contains(Edges.shortName(bundle.name()))
                ? List.of()
                : uses(bundle, target -> Stream.of(packages).anyMatch(name -> isIn(target, name)));
    }

    private static boolean isIn(JavaClass target, String name) {
        return target.getPackageName().equals(name) || target.getPackageName().startsWith(name + ".");
    }

    private static boolean isTracker(JavaClass target) {
        return isIn(target, "org.osgi.util.tracker");
    }

    private static List<String> pureProvider(BundleFolder bundle) {
        String name = Edges.shortName(bundle.name());
        boolean pure = name.equals("provider") || name.startsWith("provider.") && !name.equals("provider.tck")
                || name.startsWith("dialect.");
        Set<String> types = Set.of("java.io.File", "java.io.FileInputStream", "java.io.FileOutputStream",
                "java.io.RandomAccessFile", "java.lang.ProcessBuilder", "java.lang.Process", "java.lang.Runtime");
        return !pure
                ? List.of()
                : uses(bundle, target -> types.contains(target.getName()) || isIn(target, "java.nio.file")
                        || isIn(target, "java.net") || isIn(target, "org.osgi.framework"));
    }

    private static List<String> uses(BundleFolder bundle, Predicate<JavaClass> forbidden) {
        return bundle.classes().stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> forbidden.test(dependency.getTargetClass().getBaseComponentType()))
                .map(dependency -> dependency.getOriginClass().getName() + " uses "
                        + dependency.getTargetClass().getName())
                .distinct().toList();
    }

    private static List<String> staticState(BundleFolder bundle) {
        return bundle.classes().stream().flatMap(type -> type.getFields().stream())
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC)
                        && !field.getModifiers().contains(JavaModifier.FINAL)
                        && !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                // Eclipse's message bundles fill in static fields by design
                .filter(field -> !field.getOwner().isAssignableTo("org.eclipse.osgi.util.NLS"))
                .map(field -> field.getFullName() + " is static and not final").toList();
    }

    private static List<String> singletons(BundleFolder bundle) {
        return bundle.classes().stream().flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getModifiers().contains(JavaModifier.STATIC)
                        && method.getName().equals("getInstance"))
                .map(method -> method.getFullName()).toList();
    }
}
