// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.libvfio.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Text;
import org.vitrine.provider.DialectGuide.Key;
import org.vitrine.provider.DialectGuide.Kind;
import org.vitrine.provider.DialectGuide.Proposal;
import org.vitrine.provider.DialectGuide.Replacement;

/** What could stand at an offset of a text that is being typed, so it goes by lines and their indentation, not by a tree. */
final class Completion {
    // whatever a line has, it is read in one go
    private static final Pattern LINE = Pattern.compile("([ \\t-]*+)([\\w#]*+)(:[ \\t]++)?+(.*)", Pattern.DOTALL);
    private final LibvfioGuide guide;
    private final String text;
    private final int offset;
    private final List<String> above;
    private final String line;

    Completion(LibvfioGuide guide, String text, int offset) {
        this.guide = guide;
        this.text = text;
        this.offset = Math.clamp(offset, 0, text.length());
        int start = text.lastIndexOf('\n', this.offset - 1) + 1;
        above = text.substring(0, start).lines().toList();
        line = text.substring(start, this.offset);
    }

    List<Proposal> proposals(HostSnapshot host) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return List.of();
        }
        String indent = parts.group(1);
        boolean isValue = parts.group(3) != null;
        String group = group(indent.length(), indent.contains("-"));
        return isValue ? values(join(group, parts.group(2)), parts.group(4), host) : keys(group, parts.group(2));
    }

    private static String join(String group, String name) {
        return group.isEmpty() ? name : group + "." + name;
    }

    /** The group that a line of this indentation stands in: the keys above it that are indented less. */
    private String group(int indent, boolean hasDash) {
        List<String> names = new ArrayList<>();
        int limit = indent;
        for (String before : above.reversed()) {
            Matcher parts = LINE.matcher(before);
            if (!parts.matches() || parts.group(2).isEmpty() || before.strip().startsWith("#") || before.startsWith("%")
                    || before.startsWith("---")) {
                continue;
            }
            boolean opens = before.stripTrailing().endsWith(":") || before.contains(": #");
            int own = parts.group(1).replaceFirst("-.*", "").length();
            if (own < limit && opens && (own < before.length())) {
                names.addFirst(parts.group(2).replace(":", ""));
                limit = own;
            }
        }
        StringBuilder path = new StringBuilder();
        for (String name : names) {
            String here = join(path.toString(), name);
            boolean isList = Schema.key(here).filter(key -> key.kind() == Kind.GROUPS).isPresent();
            path.setLength(0);
            path.append(here).append(isList ? "[]" : "");
        }
        return path.toString();
    }

    private List<Proposal> keys(String group, String prefix) {
        List<String> there = group.isEmpty() ? topLevel() : List.of();
        return guide.missing(group, there, Optional.empty()).stream()
                .filter(key -> key.name().toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT)))
                .map(key -> proposal(prefix, key.name() + (opens(key) ? ":" : ": " + start(key)), key.name(),
                        key.meaning()))
                .toList();
    }

    private static boolean opens(Key key) {
        return key.kind() == Kind.GROUP || key.kind() == Kind.GROUPS;
    }

    private static String start(Key key) {
        return key.kind() == Kind.TEXTS ? "[]" : key.fallback().filter(text -> !text.isEmpty()).orElse("");
    }

    private List<String> topLevel() {
        return text.lines().filter(one -> one.matches("\\w+:.*")).map(one -> one.substring(0, one.indexOf(':')))
                .toList();
    }

    private List<Proposal> values(String path, String prefix, HostSnapshot host) {
        Optional<Key> key = Schema.key(path);
        String bare = prefix.replace("\"", "");
        return key.map(known -> guide.values(known, host)).orElse(List.of()).stream()
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(bare.toLowerCase(Locale.ROOT)))
                .map(value -> proposal(prefix, written(value), value, key.map(Key::meaning).orElse(Text.of(""))))
                .toList();
    }

    private static String written(String value) {
        return value.contains(":") ? "\"" + value + "\"" : value;
    }

    private Proposal proposal(String prefix, String written, String label, Text meaning) {
        return new Proposal(new Replacement(offset - prefix.length(), prefix.length(), written), label, meaning);
    }
}
