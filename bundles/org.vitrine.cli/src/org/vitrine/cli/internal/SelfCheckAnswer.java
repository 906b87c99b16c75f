// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.List;

/**
 * What came out of trying every domain below a folder: the JSON of {@code vitrine convert --self-check}, described in
 * JSON.md and versioned.
 *
 * @param files     how many {@code *.xml} there are
 * @param domains   how many of them are domains
 * @param edits     how many edits were made and taken back
 * @param others    what is no domain, by reason
 * @param failures  what went wrong
 * @param providers the ids of those that edited
 */
record SelfCheckAnswer(String format, int version, int files, int domains, long edits, List<Other> others,
        List<Failure> failures, List<String> providers) {

    record Other(String reason, long files, String example) {
    }

    record Failure(String file, String fault) {
    }

    /** For a person. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        line(text, "files        " + files);
        line(text, "domains      " + domains);
        line(text, "edits        " + edits + " made and taken back, of " + String.join(", ", providers));
        line(text, "no domains   " + (files - domains));
        others.forEach(other -> line(text, "%8s  %s (as %s)".formatted(other.files, other.reason, other.example)));
        line(text, "failures     " + failures.size());
        failures.forEach(failure -> line(text, "  %s: %s".formatted(failure.file, failure.fault)));
        return text.toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append(System.lineSeparator());
    }
}
