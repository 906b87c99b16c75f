// SPDX-License-Identifier: EPL-2.0
package org.vitrine.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.tools.ToolProvider;

/** Makes a compiled bundle in a folder, with empty stand-ins for the foreign types that its code names. */
final class PlantedBundle {
    private static final List<String> STUBS = List.of("org.eclipse.swt", "com.sun.jna", "org.libvirt",
            "org.osgi.util.tracker", "org.vitrine.core");

    private PlantedBundle() {
    }

    static BundleFolder make(Path folder, String manifest, Map<String, String> types) throws IOException {
        write(folder.resolve("META-INF/MANIFEST.MF"), "Manifest-Version: 1.0\n" + manifest);
        Files.createDirectories(folder.resolve("target/classes"));
        List<String> files = new ArrayList<>();
        for (String stub : STUBS) {
            files.add(type(folder.resolve("stubs"), stub + ".Stub", "public class Stub { }"));
        }
        for (var type : types.entrySet()) {
            files.add(type(folder.resolve("src"), type.getKey(), type.getValue()));
        }
        List<String> arguments = new ArrayList<>(List.of("-d", folder.resolve("target/classes").toString()));
        arguments.addAll(files);
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)));
        return BundleFolder.of(folder);
    }

    private static String type(Path root, String name, String body) throws IOException {
        String packageName = name.substring(0, name.lastIndexOf('.'));
        Path file = root.resolve(name.replace('.', '/') + ".java");
        write(file, "package " + packageName + "; " + body);
        return file.toString();
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
