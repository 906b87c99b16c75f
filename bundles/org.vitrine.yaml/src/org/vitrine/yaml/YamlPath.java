// SPDX-License-Identifier: EPL-2.0
package org.vitrine.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way to a node: keys parted by dots and positions in brackets, {@code gpus[0].mdevType}. A key that has dots or brackets
 * itself stands in brackets and quotes: {@code labels['kubevirt.io/domain']}.
 *
 * @param steps the steps from the root; none leads to the root itself
 */
public record YamlPath(List<Step> steps) {

    /** One step. */
    public sealed interface Step {

        /** The node that it leads to. */
        Optional<Node> in(Node node);
    }

    /** To the value of a key. */
    public record Key(String name) implements Step {
        @Override
        public Optional<Node> in(Node node) {
            return node instanceof Node.Mapping mapping ? mapping.value(name) : Optional.empty();
        }
    }

    /** To an item of a list, from 0. */
    public record Index(int number) implements Step {
        @Override
        public Optional<Node> in(Node node) {
            return node instanceof Node.Sequence sequence && number < sequence.items().size()
                    ? Optional.of(sequence.items().get(number))
                    : Optional.empty();
        }
    }

    /** The root. */
    public static final YamlPath ROOT = new YamlPath(List.of());

    /** Keeps an unmodifiable copy of the steps. */
    public YamlPath {
        steps = List.copyOf(steps);
    }

    /**
     * The path that this text writes.
     *
     * @throws IllegalArgumentException when it writes none
     */
    public static YamlPath of(String text) {
        List<Step> steps = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end;
            if (text.startsWith("['", at)) {
                end = text.indexOf("']", at);
                steps.add(new Key(text.substring(at + 2, checked(end, text))));
                end += 2;
            } else if (text.charAt(at) == '[') {
                end = checked(text.indexOf(']', at), text);
                steps.add(new Index(Integer.parseUnsignedInt(text.substring(at + 1, end))));
                end++;
            } else {
                end = at;
                while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '[') {
                    end++;
                }
                steps.add(new Key(text.substring(at, end)));
            }
            at = end < text.length() && text.charAt(end) == '.' ? end + 1 : end;
        }
        return new YamlPath(steps);
    }

    private static int checked(int at, String text) {
        if (at < 0) {
            throw new IllegalArgumentException("\"" + text + "\" is not a path such as gpus[0].mdevType.");
        }
        return at;
    }

    /** The path one key further. */
    public YamlPath key(String name) {
        return with(new Key(name));
    }

    /** The path one item further. */
    public YamlPath item(int number) {
        return with(new Index(number));
    }

    private YamlPath with(Step step) {
        List<Step> more = new ArrayList<>(steps);
        more.add(step);
        return new YamlPath(more);
    }

    /** The path to what holds this one's end; the root's is the root. */
    public YamlPath parent() {
        return steps.isEmpty() ? this : new YamlPath(steps.subList(0, steps.size() - 1));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            switch (step) {
                case Index(int number) -> text.append('[').append(number).append(']');
                case Key(String name) when name.isEmpty() || name.matches(".*[.\\[\\]'].*") -> text.append("['")
                        .append(name).append("']");
                case Key(String name) -> text.append(text.isEmpty() ? "" : ".").append(name);
            }
        }
        return text.toString();
    }
}
