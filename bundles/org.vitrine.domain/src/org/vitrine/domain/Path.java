// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
            return element.name().equals(name) && isMet(element);
        }

        private boolean isMet(Element element) {
            return where.isEmpty() || element.attributes().entrySet().containsAll(where.entrySet());
        }
    }

    /**
     * Reads a path. Asked for each value that anybody reads, so without regular expressions.
     *
     * @throws IllegalArgumentException when it is none; a path is written by a programmer
     */
    static Path of(String path) {
        boolean isAbsolute = path.startsWith("/");
        List<Step> steps = new ArrayList<>();
        int at = isAbsolute ? 1 : 0;
        while (at < path.length() && path.charAt(at) != '@') {
            int end = end(path, at);
            steps.add(step(path, at, end));
            boolean goesOn = end < path.length() && path.charAt(end) == '/';
            if (goesOn && end + 1 == path.length()) {
                throw notAPath(path);
            }
            at = goesOn ? end + 1 : end;
        }
        Optional<String> attribute = at < path.length()
                ? Optional.of(checkName(path.substring(at + 1)))
                : Optional.empty();
        return new Path(isAbsolute, List.copyOf(steps), attribute);
    }

    /** The offset after the step that begins here: that of a slash or an at sign which is in no condition, or the end. */
    private static int end(String path, int from) {
        int i = from;
        while (i < path.length() && path.charAt(i) != '/' && path.charAt(i) != '@') {
            i = path.charAt(i) == '[' ? afterCondition(path, i) : i + 1;
        }
        return i;
    }

    /** The offset after a condition, {@code [@name='value']}, that begins here. */
    private static int afterCondition(String path, int from) {
        int equals = path.indexOf('=', from);
        boolean quoted = equals > 0 && equals + 1 < path.length() && "'\"".indexOf(path.charAt(equals + 1)) >= 0;
        int closing = quoted ? path.indexOf(path.charAt(equals + 1), equals + 2) : -1;
        if (!path.startsWith("[@", from) || closing < 0 || !path.startsWith("]", closing + 1)) {
            throw notAPath(path);
        }
        return closing + 2;
    }

    private static Step step(String path, int from, int to) {
        int bracket = path.indexOf('[', from);
        if (bracket < 0 || bracket > to) {
            return new Step(name(path, path.substring(from, to)), Map.of());
        }
        Map<String, String> where = new LinkedHashMap<>();
        int at = bracket;
        while (at < to) {
            int end = path.charAt(at) == '[' ? afterCondition(path, at) : -1;
            if (end < 0) {
                throw notAPath(path);
            }
            int equals = path.indexOf('=', at);
            where.put(name(path, path.substring(at + 2, equals)), path.substring(equals + 2, end - 2));
            at = end;
        }
        return new Step(name(path, path.substring(from, bracket)), where);
    }

    private static String name(String path, String name) {
        if (!isName(name)) {
            throw notAPath(path);
        }
        return name;
    }

    /** The name itself when it can be that of an element or attribute. */
    static String checkName(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("\"" + name + "\" is not a name in XML.");
        }
        return name;
    }

    /** A plain name, or one with a prefix. */
    private static boolean isName(String name) {
        int colon = name.indexOf(':');
        return colon < 0
                ? isPlainName(name)
                : isPlainName(name.substring(0, colon)) && isPlainName(name.substring(colon + 1));
    }

    private static boolean isPlainName(String name) {
        if (name.isEmpty() || !isFirst(name.codePointAt(0))) {
            return false;
        }
        for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
            if (!isPart(name.codePointAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPart(int c) {
        return isFirst(c) || c >= '0' && c <= '9' || c == '-' || c == '.' || isNumber(c);
    }

    private static boolean isFirst(int c) {
        return c >= 'a' && c <= 'z' || c == '_' || Character.isLetter(c);
    }

    private static boolean isNumber(int c) {
        int type = Character.getType(c);
        return type == Character.DECIMAL_DIGIT_NUMBER || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
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
        return walk(from, steps, 0);
    }

    private static Optional<Element> walk(Element from, List<Step> steps, int done) {
        if (done == steps.size()) {
            return Optional.of(from);
        }
        Step step = steps.get(done);
        for (Element child : from.named(step.name())) {
            if (step.isMet(child)) {
                Optional<Element> found = walk(child, steps, done + 1);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static IllegalArgumentException notAPath(String path) {
        return new IllegalArgumentException("\"" + path + "\" is not a path such as /devices/video/model@heads.");
    }
}
