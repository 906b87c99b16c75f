// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a domain, to find or to make: {@code /devices/graphics[@type='spice']/listen@type}. From the root when it
 * begins with a slash, else from an element; the empty path is that element itself.
 *
 * @param isAbsolute whether it begins at the root
 * @param steps the elements on the way
 * @param attribute the attribute at its end, if it names one
 */
record Path(boolean isAbsolute, List<Step> steps, Optional<String> attribute) {

    /**
     * One element on the way.
     *
     * @param name its name, with its prefix
     * @param where what its attributes must be
     */
    record Step(String name, Map<String, String> where) {

        boolean matches(Element element) {
            return element.name().equals(name)
                    && (where.isEmpty() || element.attributes().entrySet().containsAll(where.entrySet()));
        }
    }

    private static final String NAME = "[\\p{L}_][\\p{L}\\p{N}_.-]*(?::[\\p{L}_][\\p{L}\\p{N}_.-]*)?";
    private static final Pattern WHERE = Pattern.compile("\\[@(" + NAME + ")=(?:'([^']*)'|\"([^\"]*)\")\\]");
    private static final Pattern STEP = Pattern
            .compile("(" + NAME + ")((?:" + WHERE.pattern().replace("(" + NAME + ")", NAME)
                    .replace("([^']*)", "[^']*").replace("([^\"]*)", "[^\"]*") + ")*)");
    private static final Pattern ONLY_NAME = Pattern.compile(NAME);

    /**
     * Reads a path.
     *
     * @throws IllegalArgumentException when it is none; a path is written by a programmer
     */
    static Path of(String path) {
        boolean isAbsolute = path.startsWith("/");
        List<Step> steps = new ArrayList<>();
        Matcher step = STEP.matcher(path);
        int at = isAbsolute ? 1 : 0;
        while (at < path.length() && path.charAt(at) != '@') {
            if (!step.find(at) || step.start() != at) {
                throw notAPath(path);
            }
            steps.add(new Step(step.group(1), where(step.group(2))));
            at = step.end();
            if (at < path.length() && path.charAt(at) == '/' && at + 1 < path.length()) {
                at++;
            } else if (at < path.length() && path.charAt(at) != '@') {
                throw notAPath(path);
            }
        }
        Optional<String> attribute = at < path.length()
                ? Optional.of(checkName(path.substring(at + 1)))
                : Optional.empty();
        return new Path(isAbsolute, List.copyOf(steps), attribute);
    }

    /** The name itself when it can be that of an element or attribute. */
    static String checkName(String name) {
        if (!ONLY_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("\"" + name + "\" is not a name in XML.");
        }
        return name;
    }

    /** A value between quotes, to compare an attribute with in a path. */
    static String quoted(String value) {
        if (value.contains("'") && value.contains("\"")) {
            throw new IllegalArgumentException("A path cannot compare with <" + value + ">, which has both quotes.");
        }
        return value.contains("'") ? '"' + value + '"' : "'" + value + "'";
    }

    /** The element to start from. */
    Element from(Element element) {
        return isAbsolute ? element.root() : element;
    }

    /** The first element, in the document's order, that these steps lead to. */
    static Optional<Element> walk(Element from, List<Step> steps) {
        if (steps.isEmpty()) {
            return Optional.of(from);
        }
        List<Step> rest = steps.subList(1, steps.size());
        return from.children().filter(steps.getFirst()::matches).flatMap(child -> walk(child, rest).stream())
                .findFirst();
    }

    private static Map<String, String> where(String conditions) {
        Map<String, String> where = new LinkedHashMap<>();
        WHERE.matcher(conditions).results()
                .forEach(m -> where.put(m.group(1), m.group(2) != null ? m.group(2) : m.group(3)));
        return where;
    }

    private static IllegalArgumentException notAPath(String path) {
        return new IllegalArgumentException("\"" + path + "\" is not a path such as /devices/video/model@heads.");
    }
}
