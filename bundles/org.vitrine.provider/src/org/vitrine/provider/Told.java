// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.Optional;
import java.util.Set;

import org.vitrine.domain.Domain;
import org.vitrine.domain.QemuPassThrough;
import org.vitrine.domain.Setting;
import org.vitrine.host.UnknownFactException;

/**
 * What a check may take from a domain. A word that means nothing here, one that stands for another until a shell has run, and
 * devices that QEMU reads from a file make an answer unknown instead of a guess: the methods throw
 * {@link UnknownFactException} then, which the check lets pass. Thread-safe.
 */
public final class Told {
    private static final String VARIABLE = "$";
    private static final String FROM_FILE = "readconfig";

    private Told() {
    }

    /**
     * The value of a setting; empty when nothing is written.
     *
     * @throws UnknownFactException when what is written cannot be read
     */
    public static <T> Optional<T> value(Setting<T> setting) {
        if (setting.isUnreadable()) {
            throw new UnknownFactException(setting.path() + " is \"" + setting.text().orElse("")
                    + "\", which cannot be read");
        }
        return setting.value();
    }

    /**
     * Whether a flag is written as on.
     *
     * @throws UnknownFactException when what is written is neither on nor off
     */
    public static boolean isOn(Setting<Boolean> flag) {
        return value(flag).orElse(false);
    }

    /**
     * The word of a setting that has few; empty when none is written.
     *
     * @param known the words that are known here
     * @throws UnknownFactException when it is another one, as a later libvirt may have
     */
    public static Optional<String> word(Setting<String> setting, Set<String> known) {
        setting.text().filter(text -> !known.contains(text)).ifPresent(text -> {
            throw new UnknownFactException(setting.path() + " is \"" + text + "\", which is not known here");
        });
        return setting.text();
    }

    /**
     * A text of the domain that means itself.
     *
     * @throws UnknownFactException when it was taken from a document as it stood and holds a variable
     */
    public static String literal(Situation s, String text) {
        if (s.source().isPresent() && text.contains(VARIABLE)) {
            throw new UnknownFactException("only who runs the document knows what \"" + text + "\" stands for");
        }
        return text;
    }

    /**
     * Asked before a check says that something is not in the domain.
     *
     * @throws UnknownFactException when QEMU reads more of the machine from a file
     */
    public static void isAll(Situation s) {
        Optional<String> file = s.domain().flatMap(Told::file)
                .or(() -> s.source().flatMap(source -> source.below(FROM_FILE).stream().findFirst())
                        .map(SourceDocument.Entry::value));
        file.ifPresent(path -> {
            throw new UnknownFactException("QEMU reads more of the machine from " + path);
        });
    }

    private static Optional<String> file(Domain domain) {
        return QemuPassThrough.of(domain).options(FROM_FILE).stream().findFirst().map(option -> option.text());
    }
}
