// SPDX-License-Identifier: EPL-2.0
package org.vitrine.app.internal.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Path;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;

/** The demo machine's domain XML, made for this host from a template of the bundle. */
final class DemoXml {
    private static final String TEMPLATE = "templates/demo.xml";

    private DemoXml() {
    }

    /**
     * The document.
     *
     * @throws IOException when the bundle lacks its template
     */
    static String of(Guest guest, HostSnapshot host) throws IOException {
        String text = template();
        // unknown is not yes: under software emulation the guest surely starts
        String type = host.kvm().isUsable().equals(Fact.known(true)) ? "kvm" : "qemu";
        var values = Map.of("type", type, "kernel", guest.kernel().toString(), "initrd", guest.initrd().toString(),
                "append",
                guest.append());
        for (var value : values.entrySet()) {
            text = text.replace("${" + value.getKey() + "}", escaped(value.getValue()));
        }
        return text;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;");
    }

    private static String template() throws IOException {
        Bundle bundle = FrameworkUtil.getBundle(DemoXml.class);
        try (InputStream in = FileLocator.openStream(bundle, new Path(TEMPLATE), false)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
