// SPDX-License-Identifier: EPL-2.0
package org.vitrine.product;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The features install from the built update site into a plain Eclipse platform, through p2's director. */
class InstallTest {
    private static final Path HOME = Path.of(System.getProperty("vitrine.home"));
    private static final Path RELENG = Script.CHECKOUT.resolve("releng");

    @TempDir
    Path folder;

    @Test
    void theFeaturesInstallIntoAPlainPlatform() throws IOException {
        Path target = folder.resolve("eclipse");
        // the platform comes from what the product was built of: no site of it can be reached here
        String platform = RELENG.resolve("product/target/repository").toUri().toString();
        String site = RELENG.resolve("site/target/repository").toUri().toString();
        director(target, platform, "org.eclipse.equinox.launcher,org.eclipse.ui.ide.application,org.apache.felix.scr,"
                + "org.eclipse.equinox.ds,org.eclipse.equinox.event,org.eclipse.equinox.simpleconfigurator,"
                + "org.eclipse.osgi.compatibility.state,org.eclipse.swt.gtk.linux.x86_64");
        assertTrue(plugins(target).noneMatch(name -> name.startsWith("org.vitrine.")), "the platform is plain");
        director(target, site + "," + platform,
                "org.vitrine.feature.feature.group,org.vitrine.providers.feature.feature.group");
        for (String bundle : List.of("org.vitrine.ui", "org.vitrine.display", "org.vitrine.provider.qxl")) {
            assertTrue(plugins(target).anyMatch(name -> name.startsWith(bundle + "_")), bundle + " was installed");
        }
        assertTrue(plugins(target).noneMatch(name -> name.startsWith("org.vitrine.app_")),
                "the product's own bundle stays out");
    }

    private void director(Path target, String repositories, String units) throws IOException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-jar",
                launcher().toString(), "-nosplash", "-configuration", folder.resolve("director").toString(), "-data",
                "@none",
                "-application", "org.eclipse.equinox.p2.director", "-repository", repositories, "-installIU", units,
                "-destination", target.toString(), "-profile", "Plain", "-p2.os", "linux", "-p2.ws", "gtk", "-p2.arch",
                "x86_64",
                "-bundlepool", target.toString(), "-roaming"));
        new Script(folder).run(Duration.ofMinutes(2), command).exits(0);
    }

    private static Path launcher() throws IOException {
        try (Stream<Path> plugins = Files.list(HOME.resolve("plugins"))) {
            return plugins.filter(jar -> jar.getFileName().toString().startsWith("org.eclipse.equinox.launcher_"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Stream<String> plugins(Path target) throws IOException {
        try (Stream<Path> files = Files.list(target.resolve("plugins"))) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}
