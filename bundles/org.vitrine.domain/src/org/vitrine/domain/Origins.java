// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.util.Arrays;

import org.vitrine.domain.DomainEdit.Splice;

/**
 * Where every character of a text came from. A character gets a number when it comes into the document and keeps it as long
 * as it stays, wherever edits move it. An element's identity is the number of its {@code <}: so it lasts through edits, is
 * the same whether splices are applied one by one or together, and needs no comparing of trees.
 * <p>
 * Kept as runs of characters with consecutive numbers; characters typed one after the other are one run.
 */
final class Origins {

    /** The offset at which each run begins. */
    private final int[] starts;
    /** The number of each run's first character. */
    private final long[] numbers;
    private final int length;
    private final long next;

    private Origins(int[] starts, long[] numbers, int length, long next) {
        this.starts = starts;
        this.numbers = numbers;
        this.length = length;
        this.next = next;
    }

    /** All characters of a text of this length are new. */
    static Origins of(int length) {
        return new Origins(new int[]{0}, new long[]{0}, length, length);
    }

    /** The number of the character at this offset. */
    long at(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        int run = found >= 0 ? found : -found - 2;
        return numbers[run] + offset - starts[run];
    }

    /** The origins after this splice; what it inserts gets new numbers. */
    Origins after(Splice splice) {
        int inserted = splice.inserted().length();
        int removedEnd = splice.at() + splice.removed().length();
        Runs runs = new Runs(starts.length + 2);
        copy(runs, 0, splice.at());
        runs.add(next, inserted);
        copy(runs, removedEnd, length);
        return new Origins(Arrays.copyOf(runs.starts, runs.count), Arrays.copyOf(runs.numbers, runs.count), runs.length,
                next + inserted);
    }

    private void copy(Runs runs, int from, int to) {
        for (int i = 0; i < starts.length; i++) {
            int begin = Math.max(from, starts[i]);
            int end = Math.min(to, i + 1 < starts.length ? starts[i + 1] : length);
            runs.add(numbers[i] + begin - starts[i], end - begin);
        }
    }

    private static final class Runs {

        private final int[] starts;
        private final long[] numbers;
        private int count;
        private int length;

        Runs(int capacity) {
            starts = new int[capacity];
            numbers = new long[capacity];
        }

        void add(long number, int size) {
            if (size <= 0) {
                return;
            }
            boolean goesOn = count > 0 && numbers[count - 1] + length - starts[count - 1] == number;
            if (!goesOn) {
                starts[count] = length;
                numbers[count] = number;
                count++;
            }
            length += size;
        }
    }
}
