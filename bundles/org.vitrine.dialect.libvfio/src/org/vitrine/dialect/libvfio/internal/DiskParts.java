// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.libvfio.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.vitrine.domain.Element;
import org.vitrine.provider.Ledger;
import org.vitrine.yaml.YamlValue;
import org.vitrine.yaml.YamlValue.Fields;

/** Disks: the first is the kernel, others are states; arcd finds each by name in a folder below root. */
final class DiskParts {
    private static final Pattern PLACE = Pattern.compile("(.+)/(kernel|states)/([^/]+)");
    private static final int USUAL_SIZE = 20;
    private final Ledger ledger;
    private final Fields config;
    private final List<String> states = new ArrayList<>();
    private Optional<String> root = Optional.empty();
    private Optional<String> kernel = Optional.empty();
    private Optional<String> iso = Optional.empty();

    DiskParts(Ledger ledger, Fields config) {
        this.ledger = ledger;
        this.config = config;
    }

    void take() {
        root = ledger.domain().devices("disk").flatMap(disk -> disk.get("source@file").stream()).map(PLACE::matcher)
                .filter(Matcher::matches).map(place -> place.group(1)).findFirst();
        ledger.domain().devices("disk").forEach(this::disk);
        YamlValue nothing = new YamlValue.Literal(Schema.NULL);
        config.put("container", new Fields().put("kernel", kernel.orElse("")).put("state", states)
                .put("initialSize", USUAL_SIZE).put("iso", iso.map(YamlValue::of).orElse(nothing)));
    }

    /** The folder that the images lie below. */
    String root() {
        return root.orElse("~/.local/libvf.io");
    }

    private void disk(Element disk) {
        Optional<String> file = disk.get("source@file");
        if (disk.is("@type", "dir")) {
            shared(disk);
        } else if (disk.is("@device", "cdrom")) {
            cdrom(disk, file);
        } else if (file.isEmpty() || !disk.is("@type", "file") || disk.is("@device", "floppy")) {
            ledger.lose(disk, "arcd takes disks that are files.");
        } else {
            image(disk, file.get());
        }
    }

    private void image(Element disk, String file) {
        Matcher place = PLACE.matcher(file);
        String name = file.substring(file.lastIndexOf('/') + 1);
        String folder = kernel.isEmpty() ? "kernel" : "states";
        boolean isInPlace = place.matches() && root.filter(place.group(1)::equals).isPresent()
                && place.group(2).equals(folder);
        if (kernel.isEmpty()) {
            kernel = Optional.of(name);
        } else {
            states.add(name);
        }
        common(disk);
        ledger.take(disk, "source@file");
        if (!isInPlace) {
            ledger.losePart(disk, "source@file", "arcd takes images out of its own folder: move it to {0}/{1}/{2}.",
                    root(), folder, name);
        }
    }

    private void cdrom(Element disk, Optional<String> file) {
        if (iso.isPresent() || file.isEmpty()) {
            ledger.lose(disk, file.isEmpty() ? "The drive has no disc." : "arcd gives a machine one CD drive.");
            return;
        }
        iso = file;
        common(disk);
        ledger.take(disk, "source@file");
        disk.find("readonly").ifPresent(ledger::all);
    }

    private void shared(Element disk) {
        Optional<String> folder = disk.get("source@dir");
        if (folder.isEmpty() || config.get("shareddir").filter(YamlValue.Words.class::isInstance).isPresent()) {
            ledger.lose(disk, "arcd gives a machine one shared folder.");
            return;
        }
        config.put("shareddir", folder.get());
        ledger.all(disk);
    }

    private void common(Element disk) {
        ledger.take(disk, "@type");
        ledger.take(disk, "@device");
        ledger.takeIf(disk, "driver@name", "qemu");
        ledger.take(disk, "driver@type");
        ledger.take(disk, "target@dev");
        if (disk.is("target@bus", "sata") || disk.is("target@bus", "ide")) {
            ledger.take(disk, "target@bus");
        } else if (disk.get("target@bus").isPresent()) {
            ledger.losePart(disk, "target@bus", "arcd attaches disks by SATA; the guest must have the driver to boot.");
        }
    }
}
