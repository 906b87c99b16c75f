// SPDX-License-Identifier: EPL-2.0
package org.vitrine.product;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import javax.tools.ToolProvider;

/** Makes the provider bundle that CONTRIBUTING.md describes, as a third party would: against the SPI's jars alone. */
final class ThirdPartyProvider {
    private static final String MANIFEST = """
            Manifest-Version: 1.0
            Bundle-ManifestVersion: 2
            Bundle-Name: Bochs
            Bundle-SymbolicName: org.example.bochs
            Bundle-Version: 1.0.0
            Bundle-ActivationPolicy: lazy
            Service-Component: OSGI-INF/bochs.xml
            Require-Capability: osgi.extender;filter:="(osgi.extender=osgi.component)"
            Import-Package: org.vitrine.domain;version="[0.1,1)",org.vitrine.host;version="[0.1,1)",org.vitrine.provider;
             version="[0.1,1)"

            """;
    private static final String COMPONENT = """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="bochs">
              <implementation class="org.example.bochs.internal.BochsProvider"/>
              <service><provide interface="org.vitrine.provider.GraphicsProvider"/></service>
            </scr:component>
            """;

    private ThirdPartyProvider() {
    }

    static Path jar(Path folder, Path jar) throws IOException {
        String example = Files.readString(Script.CHECKOUT.resolve("CONTRIBUTING.md"));
        String body = example.substring(example.indexOf("public final class BochsProvider"),
                example.indexOf("```\n\nIts manifest"));
        Path source = folder.resolve("BochsProvider.java");
        Files.writeString(source,
                "package org.example.bochs.internal;\nimport java.util.List;\nimport org.vitrine.domain.*;\n"
                        + "import org.vitrine.host.*;\nimport org.vitrine.provider.*;\n" + body);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        assertEquals(0,
                ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", "--release", "21", "-cp",
                        classpath(), "-d", classes.toString(), source.toString()));
        byte[] type = Files.readAllBytes(classes.resolve("org/example/bochs/internal/BochsProvider.class"));
        Path ready = folder.resolve("ready.jar");
        write(ready, Map.of("META-INF/MANIFEST.MF", MANIFEST.getBytes(StandardCharsets.UTF_8), "OSGI-INF/bochs.xml",
                COMPONENT.getBytes(StandardCharsets.UTF_8), "org/example/bochs/internal/BochsProvider.class", type));
        return Files.move(ready, jar);
    }

    private static void write(Path jar, Map<String, byte[]> entries) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar); JarOutputStream zip = new JarOutputStream(out)) {
            for (String name : List.of("META-INF/MANIFEST.MF", "OSGI-INF/bochs.xml",
                    "org/example/bochs/internal/BochsProvider.class")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(entries.get(name));
                zip.closeEntry();
            }
        }
    }

    private static String classpath() throws IOException {
        try (Stream<Path> jars = Files.list(Path.of(System.getProperty("vitrine.home"), "plugins"))) {
            return jars.map(Path::toString)
                    .filter(jar -> jar.matches(".*/org\\.vitrine\\.(host|domain|provider)_.*\\.jar"))
                    .collect(Collectors.joining(":"));
        }
    }
}
