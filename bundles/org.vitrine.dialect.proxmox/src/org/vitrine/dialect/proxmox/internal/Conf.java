// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.proxmox.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.vitrine.provider.DialectException;
import org.vitrine.provider.SourceDocument;

/**
 * A configuration: the machine as it is, and the names of the sections behind it, which hold changes that wait for a restart
 * and snapshots.
 */
record Conf(List<Setting> settings, List<String> sections, boolean hasDescription) {

    /** The largest text that is taken for one, in characters; Proxmox VE's own limit for a file is 1 MiB. */
    static final int LIMIT = 1 << 20;
    private static final int MOST = 2000;
    private static final Pattern LINE = Pattern.compile("([a-z][a-z0-9_-]*+):[ \\t]*+(.*)", Pattern.DOTALL);
    private static final Pattern SECTION = Pattern.compile("\\[([A-Za-z][A-Za-z0-9:_-]*)\\][ \\t\\r]*");

    static Conf of(String text) throws DialectException {
        if (text.length() > LIMIT) {
            throw new DialectException(
                    "This text is longer than a million characters, which no configuration of a machine is;"
                            + " open the file itself.");
        }
        List<Setting> settings = new ArrayList<>();
        List<String> sections = new ArrayList<>();
        boolean described = false;
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            Matcher section = SECTION.matcher(line);
            Matcher setting = LINE.matcher(line);
            writable(line, number);
            if (section.matches()) {
                sections.add(section.group(1));
            } else if (line.startsWith("#")) {
                described |= sections.isEmpty();
            } else if (setting.matches()) {
                if (sections.isEmpty()) {
                    settings.add(new Setting(setting.group(1), setting.group(2).stripTrailing(), number,
                            setting.start(2) + 1));
                }
            } else if (!line.isBlank()) {
                throw new DialectException("This line is no \"key: value\" of a Proxmox VE machine; take it out.",
                        number, 1);
            }
            if (settings.size() > MOST) {
                throw new DialectException(
                        "There are more than " + MOST + " settings, which no machine has; open the file itself.",
                        number, 1);
            }
        }
        if (settings.isEmpty()) {
            throw new DialectException(
                    "There is no setting in this text; open a file such as /etc/pve/qemu-server/100.conf.");
        }
        return new Conf(settings, sections, described);
    }

    private static void writable(String line, int number) throws DialectException {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean paired = Character.isHighSurrogate(c) && i + 1 < line.length()
                    && Character.isLowSurrogate(line.charAt(i + 1));
            boolean lone = Character.isSurrogate(c) && !paired;
            if (c < 0x20 && c != '\t' && c != '\r' || lone || c >= 0xFFFE) {
                throw new DialectException(
                        "The character U+%04X stands here, and no domain can hold it; take it out.".formatted((int) c),
                        number, i + 1);
            }
            i += paired ? 1 : 0;
        }
    }

    /** The last line of this key, which is the one that counts. */
    Optional<Setting> last(String key) {
        return settings.stream().filter(s -> s.key().equals(key)).reduce((a, b) -> b);
    }

    /** The lines of a key with numbers, in the order of the numbers. */
    Stream<Setting> numbered(String key) {
        return settings.stream()
                .filter(s -> s.key().matches(key + "\\d{1,3}") && last(s.key()).filter(l -> l == s).isPresent())
                .sorted((a, b) -> Integer.compare(a.number(), b.number()));
    }

    List<SourceDocument.Entry> entries() {
        return settings.stream().flatMap(s -> s.parts().stream().map(p -> new SourceDocument.Entry(
                p.name().isEmpty() ? s.key() : s.key() + "." + p.name(), p.value(), s.line(), p.column()))).toList();
    }
}
