// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.endtoend;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

import org.eclipse.swt.graphics.Point;

/** The demo guest and how its picture is recognised (releng/guest/README.md). */
public record DemoGuest(Path folder, Properties facts) {

    /** The one that the test run was given. */
    public static DemoGuest given() throws IOException {
        Path folder = Path.of(String.valueOf(System.getProperty("vitrine.guest")));
        Properties facts = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve("guest.properties"))) {
            facts.load(reader);
        }
        return new DemoGuest(folder, facts);
    }

    /**
     * A machine that shows itself so.
     *
     * @param video    the {@code <model>} of its video device
     * @param graphics its {@code <graphics>}
     */
    public String domain(String name, String video, String graphics) {
        return """
                <domain type='qemu'>
                  <name>%s</name>
                  <memory unit='MiB'>128</memory>
                  <vcpu>1</vcpu>
                  <os>
                    <type arch='x86_64' machine='pc'>hvm</type>
                    <kernel>%s</kernel>
                    <initrd>%s</initrd>
                    <cmdline>%s</cmdline>
                  </os>
                  <features><acpi/></features>
                  <devices>
                    <controller type='usb' model='qemu-xhci'/>
                    <input type='tablet' bus='usb'/>
                    %s
                    <video>%s</video>
                    <memballoon model='none'/>
                  </devices>
                </domain>
                """.formatted(name, folder.resolve(facts.getProperty("kernel")),
                folder.resolve(facts.getProperty("initrd")),
                facts.getProperty("append"), graphics, video);
    }

    /** The colours of its picture's corners: upper left and right, lower left and right. */
    public List<Integer> corners() {
        return Stream.of("top-left", "top-right", "bottom-left", "bottom-right")
                .map(corner -> colour("signature." + corner)).toList();
    }

    int keyMark() {
        return colour("keys.mark.colour");
    }

    /** How many pixels a key's mark has where the guest's picture is fitted into this size. */
    int keyMarkArea(Point shown, Point picture) {
        double scale = Math.min(1.0 * shown.x / picture.x, 1.0 * shown.y / picture.y);
        return (int) Math.pow(scale * Integer.parseInt(facts.getProperty("keys.mark.size")), 2);
    }

    private int colour(String key) {
        return Integer.decode(facts.getProperty(key));
    }
}
