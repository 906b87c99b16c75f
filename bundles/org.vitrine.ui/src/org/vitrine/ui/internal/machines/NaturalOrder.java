// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

/** The order in which a person counts names: {@code vm2} before {@code vm10}; upper and lower case alike. */
final class NaturalOrder {

    private NaturalOrder() {
    }

    /** As a comparator has it; names that differ are never equal. */
    static int compare(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            int compared;
            if (isDigit(one.charAt(i)) && isDigit(other.charAt(j))) {
                int endOne = number(one, i);
                int endOther = number(other, j);
                compared = numbers(one.substring(i, endOne), other.substring(j, endOther));
                i = endOne;
                j = endOther;
            } else {
                compared = Character.compare(Character.toLowerCase(one.charAt(i++)),
                        Character.toLowerCase(other.charAt(j++)));
            }
            if (compared != 0) {
                return compared;
            }
        }
        int rest = Integer.compare(one.length() - i, other.length() - j);
        return rest != 0 ? rest : one.compareTo(other);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int number(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Of any length, so not by their values. */
    private static int numbers(String one, String other) {
        String left = one.replaceFirst("^0+", "");
        String right = other.replaceFirst("^0+", "");
        return left.length() != right.length() ? Integer.compare(left.length(), right.length()) : left.compareTo(right);
    }
}
