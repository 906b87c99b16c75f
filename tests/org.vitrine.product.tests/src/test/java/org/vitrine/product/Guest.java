// SPDX-License-Identifier: EPL-2.0
package org.vitrine.product;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

/** The demo guest: its machine, and how its picture is recognised (releng/guest/README.md). */
record Guest(Path folder, Properties facts) {

    static Guest of(Path folder) throws IOException {
        Properties facts = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve("guest.properties"))) {
            facts.load(reader);
        }
        return new Guest(folder, facts);
    }

    String domain(String name) {
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
                    <graphics type='spice'><listen type='socket'/></graphics>
                    <video><model type='qxl' vgamem='16384' primary='yes'/></video>
                    <memballoon model='none'/>
                  </devices>
                </domain>
                """.formatted(name, folder.resolve(facts.getProperty("kernel")),
                folder.resolve(facts.getProperty("initrd")),
                facts.getProperty("append"));
    }

    /** Whether the four colours of the guest's corners are on a picture, each on a good patch of it. */
    boolean isOn(Path picture) {
        BufferedImage image = read(picture);
        Map<Integer, Integer> seen = new TreeMap<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                seen.merge(image.getRGB(x, y) & 0xffffff, 1, Integer::sum);
            }
        }
        return Stream.of("top-left", "top-right", "bottom-left", "bottom-right")
                .map(corner -> Integer.decode(facts.getProperty("signature." + corner)))
                .allMatch(colour -> seen.getOrDefault(colour, 0) > 50);
    }

    private static BufferedImage read(Path picture) {
        try {
            return ImageIO.read(picture.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
