// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A sentence for a person, as data: an English pattern that is its own translation key, and the arguments for its
 * places {@code {0}}, {@code {1}} and so on.
 *
 * @param pattern   the English sentence with places
 * @param arguments what stands in the places, as text
 */
public record Text(String pattern, List<String> arguments) {

    /** Keeps an unmodifiable copy of the arguments. */
    public Text {
        arguments = List.copyOf(arguments);
    }

    /** A sentence; arguments are turned into text at once. */
    public static Text of(String pattern, Object... arguments) {
        List<String> words = new ArrayList<>(arguments.length);
        for (Object argument : arguments) {
            words.add(String.valueOf(argument));
        }
        return new Text(pattern, words);
    }

    /** The sentence in another language; a pattern without a translation stays English. */
    public String in(Map<String, String> translations) {
        String sentence = translations.getOrDefault(pattern, pattern);
        if (sentence.indexOf('{') < 0) {
            return sentence;
        }
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < sentence.length()) {
            int open = sentence.indexOf('{', at);
            int close = open < 0 ? -1 : sentence.indexOf('}', open);
            if (close < 0) {
                break;
            }
            out.append(sentence, at, open).append(argument(sentence.substring(open + 1, close)));
            at = close + 1;
        }
        return out.append(sentence, at, sentence.length()).toString();
    }

    private String argument(String place) {
        boolean index = !place.isEmpty() && place.length() < 3 && place.chars().allMatch(Character::isDigit);
        return index && Integer.parseInt(place) < arguments.size()
                ? arguments.get(Integer.parseInt(place))
                : "{" + place + "}";
    }

    /** The English sentence. */
    @Override
    public String toString() {
        return in(Map.of());
    }
}
