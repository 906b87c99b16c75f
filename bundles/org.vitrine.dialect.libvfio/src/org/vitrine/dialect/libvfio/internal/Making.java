// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.libvfio.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.vitrine.domain.Draft;
import org.vitrine.domain.Editable;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Loss;

/**
 * A domain that is being made of a configuration; used by one thread.
 *
 * @param config the configuration
 * @param host   where the machine is to run
 * @param draft  the domain so far
 * @param losses what was not carried so far
 */
record Making(Config config, HostSnapshot host, Draft draft, List<Loss> losses) {
    private static final String USER_ALIAS = "ua-";

    void lose(String part, String why, Object... arguments) {
        losses.add(Loss.of(part, why, arguments));
    }

    /** A path of the configuration with the home folder in place of the tilde, where the host tells who will use it. */
    String path(String key, String written) {
        if (!written.equals("~") && !written.startsWith("~/")) {
            return written;
        }
        Optional<String> home = host.user().name().map(name -> name.equals("root") ? "/root" : "/home/" + name)
                .map(Optional::of).or(Optional.empty());
        if (home.isEmpty()) {
            lose(key, "libvirt knows no ~, and whose home folder it is is not known here: write the whole path.");
            return written;
        }
        return home.get() + written.substring(1);
    }

    /** The folder below root where arcd keeps a kind of file. */
    String below(String folder, String name) {
        String root = path("root", config.text("root").filter(text -> !text.isEmpty()).orElse("~/.local/libvf.io"));
        return root + (root.endsWith("/") ? "" : "/") + folder + "/" + name;
    }

    /** The UUID for a mediated device: the same for the same configuration, so that what was made on the host fits again. */
    String uuid(int gpu) {
        String seed = "libvfio:" + config.text("name").orElse("") + ":" + config.text("container.kernel").orElse("")
                + ":"
                + gpu;
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** libvirt keeps an alias only when it begins so. */
    static String alias(String id) {
        return USER_ALIAS + id;
    }

    Editable device(String kind) {
        return draft.addDevice(kind);
    }

    /** Notes what a device of the host is to be, in the form of the SPI's wishes for devices: libvirt has no place for it. */
    Editable wish(String device) {
        return draft.root().ensure("metadata/vitrine:devices").set("@xmlns:vitrine", "urn:vitrine:domain:1.0")
                .add("vitrine:device").set("@name", device);
    }
}
