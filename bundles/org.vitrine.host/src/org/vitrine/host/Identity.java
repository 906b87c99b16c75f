// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What tells one host or person from another in a snapshot, and the words that stand for it. Not thread-safe. */
final class Identity {
    private static final Pattern UUID = Pattern
            .compile("(?<![0-9A-Za-z])[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}(?![0-9A-Za-z])");
    private static final Pattern MACHINE = Pattern.compile("(?<![0-9A-Za-z])[0-9a-f]{32}(?![0-9A-Za-z])");
    private static final Pattern MAC = Pattern.compile(
            "(?<![0-9A-Za-z:-])[0-9A-Fa-f]{2}(?:(?::[0-9A-Fa-f]{2}){5}|(?:-[0-9A-Fa-f]{2}){5})(?![0-9A-Za-z:-])");
    // as kernel arguments and fstab name file systems
    private static final Pattern LABEL = Pattern.compile("(?<![A-Z_])((?:PART)?(?:UUID|LABEL)=)([^\\s\"']+)");
    private static final Pattern SERIAL = Pattern
            .compile("(?im)^(.*\\bserial(?:[ _-]?(?:number|no))?\\s*[:=][ \\t]*)(\\S.*)$");
    // machines in nvidia-smi's list, servers in gridd.conf
    private static final Pattern NAMED = Pattern
            .compile("(?m)^([ \\t]*(?:VM Name|(?:Backup)?ServerAddress)[ \\t]*[:=][ \\t]*)(\\S.*)$");
    // in /proc/net/tcp; a listener's port is of interest, and whether everybody reaches it
    private static final Pattern ADDRESS = Pattern.compile("\\b(?!0{8}:|0{32}:|0100007F:|0{24}01000000:)"
            + "([0-9A-F]{32}|[0-9A-F]{8})(?=:[0-9A-F]{4}\\b)");
    private static final Set<String> SERIAL_FILES = Set.of("serial", "serial_number", "product_serial", "board_serial",
            "chassis_serial", "chassis_asset_tag", "board_asset_tag", "unique_id", "unique_number", "wwid", "wwn",
            "eui",
            "nguid");
    private static final Set<String> NOBODY = Set.of("root", "nobody", "nogroup");
    private static final Pattern GROUP = Pattern.compile("(?m)^([^:\\n]+):[^:\\n]*:(\\d+):([^:\\n]*)$");
    private static final int FIRST_PERSON = 1000;
    private static final int LAST_PERSON = 59_999;
    private static final int SHORTEST = 3;

    private final Pseudonyms pseudonyms = new Pseudonyms();
    // firmware variables have well-known UUIDs in their names
    private final Set<String> kept = HostSnapshot.commonProbes().stream().map(Probe::toString)
            .flatMap(probe -> UUID.matcher(probe).results().map(MatchResult::group)).collect(Collectors.toSet());
    private final Map<String, String> everywhere = new HashMap<>();
    private final Map<String, String> people = new HashMap<>();
    private Optional<Pattern> serials = Optional.empty();
    private Optional<Pattern> names = Optional.empty();

    private Identity() {
    }

    static Identity of(HostSnapshot host, Collection<String> hostNames) {
        var identity = new Identity();
        host.tree().forEach(identity::collectSerial);
        hostNames.stream().flatMap(name -> Stream.of(name, name.replaceFirst("\\..*", "")))
                .filter(name -> name.length() >= SHORTEST && !name.equals("localhost") && name.indexOf(' ') < 0)
                .forEach(name -> identity.people.put(name, identity.pseudonyms.word("host", name)));
        identity.people(host).forEach(name -> identity.people.put(name, identity.pseudonyms.word("user", name)));
        identity.serials = anyOf(identity.everywhere.keySet());
        identity.names = anyOf(identity.people.keySet());
        return identity;
    }

    private void collectSerial(String path, Entry entry) {
        if (SERIAL_FILES.contains(path.substring(path.lastIndexOf('/') + 1))) {
            String serial = entry.content().or("").strip();
            if (serial.length() > SHORTEST && serial.chars().distinct().count() > 1) {
                everywhere.put(serial, pseudonyms.word("serial", serial));
            }
        }
    }

    /** The user of the scan, members of groups that are no groups of the system themselves, and groups that are persons'. */
    private Set<String> people(HostSnapshot host) {
        var people = new HashSet<String>();
        var system = new HashSet<>(NOBODY);
        Matcher groups = GROUP.matcher(host.text(Groups.FILE).or(""));
        while (groups.find()) {
            int gid = groups.group(2).length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(groups.group(2));
            (gid >= FIRST_PERSON && gid <= LAST_PERSON ? people : system).add(groups.group(1));
            people.addAll(Stream.of(groups.group(3).split(",")).map(String::strip).toList());
        }
        people.add(host.user().name().or(""));
        people.removeAll(system);
        people.removeIf(name -> name.isEmpty() || name.matches("\\d+"));
        return people;
    }

    private static Optional<Pattern> anyOf(Collection<String> words) {
        return words.isEmpty()
                ? Optional.empty()
                : Optional
                        .of(Pattern.compile(words.stream().sorted((a, b) -> b.length() - a.length()).map(Pattern::quote)
                                .collect(Collectors.joining("|", "(?<![0-9A-Za-z_-])(?:", ")(?![0-9A-Za-z_-])"))));
    }

    /** A text that stood at a path, or that a command of this name printed. */
    String text(String path, String text) {
        if (path.startsWith("/proc/net/")) {
            return replaced(ADDRESS, text, found -> pseudonyms.id(found.group()).substring(32 - found.group().length())
                    .toUpperCase(Locale.ROOT));
        }
        String words = words(text);
        if (SERIAL_FILES.contains(path.substring(path.lastIndexOf('/') + 1)) || words.length() < SHORTEST) {
            return words;
        }
        words = words.contains("LABEL=") || words.contains("UUID=")
                ? replaced(LABEL, words, found -> found.group(1) + pseudonym(found.group(2)))
                : words;
        words = words.toLowerCase(Locale.ROOT).contains("serial")
                ? replaced(SERIAL, words, found -> found.group(1) + serial(found.group(2).strip()))
                : words;
        words = words.contains("VM Name") || words.contains("ServerAddress")
                ? replaced(NAMED, words, found -> found.group(1) + pseudonyms.word("name", found.group(2).strip()))
                : words;
        return isPeoples(path) && names.isPresent()
                ? replaced(names.get(), words, found -> people.getOrDefault(found.group(), ""))
                : words;
    }

    private String pseudonym(String label) {
        return everywhere.containsValue(label) || UUID.matcher(label).matches() ? label : pseudonyms.word("id", label);
    }

    private String serial(String value) {
        return everywhere.containsValue(value) ? value : pseudonyms.word("serial", value);
    }

    /** Where people write, or are written about: elsewhere a person's name is as likely a word of the kernel's. */
    private static boolean isPeoples(String path) {
        return path.startsWith("/etc/") && !path.equals("/etc/os-release") || path.startsWith("/boot/")
                || path.equals(Kernel.COMMAND_LINE) || path.equals(HostCommand.ID.name())
                || path.equals(HostCommand.DEVICE_HOLDERS.name()) || path.equals(HostCommand.KERNEL_LOG.name());
    }

    /** What can stand in any text, a path included. */
    String words(String text) {
        if (text.length() < SHORTEST) {
            return text;
        }
        String words = serials.isPresent()
                ? replaced(serials.get(), text, found -> everywhere.getOrDefault(found.group(), ""))
                : text;
        words = words.indexOf('-') >= 0 ? replaced(UUID, words, found -> uuid(found.group())) : words;
        words = words.indexOf(':') >= 0 || words.indexOf('-') >= 0
                ? replaced(MAC, words, found -> mac(found.group()))
                : words;
        words = words.length() >= 32 ? replaced(MACHINE, words, found -> pseudonyms.id(found.group())) : words;
        return words.contains("/home/") && names.isPresent()
                ? replaced(Pattern.compile("(?<=/home/)" + names.get().pattern()), words,
                        found -> people.getOrDefault(found.group(), ""))
                : words;
    }

    private String uuid(String found) {
        return kept.contains(found) || found.chars().filter(c -> c != '-').distinct().count() == 1
                ? found
                : pseudonyms.uuid(found);
    }

    private String mac(String found) {
        return found.chars().filter(c -> c != ':' && c != '-').distinct().count() == 1 ? found : pseudonyms.mac(found);
    }

    private static String replaced(Pattern pattern, String text, Function<MatchResult, String> word) {
        return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(word.apply(found)));
    }
}
