// SPDX-License-Identifier: EPL-2.0
package org.vitrine.app.internal.handover;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** What a window is asked to do when the program is started, once more or for the first time. */
public sealed interface Request {

    /** Come to the front. */
    record Raise() implements Request {
    }

    /** Open a file in the editor. */
    record OpenFile(Path file) implements Request {
    }

    /** Add and open a connection. */
    record OpenConnection(String uri) implements Request {
    }

    /** As one line without its end. */
    default String line() {
        return switch (this) {
            case Raise raise -> "raise";
            case OpenFile(Path file) -> "file " + encode(file.toString());
            case OpenConnection(String uri) -> "connection " + encode(uri);
        };
    }

    /** From a line; empty when it is none of ours. */
    static Optional<Request> of(String line) {
        String[] words = line.split(" ");
        try {
            return switch (words[0]) {
                case "raise" -> Optional.of(new Raise());
                case "file" ->
                    words.length == 2 ? Optional.of(new OpenFile(Path.of(decode(words[1])))) : Optional.empty();
                case "connection" ->
                    words.length == 2 ? Optional.of(new OpenConnection(decode(words[1]))) : Optional.empty();
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException e) {
            // a broken escape or no path
            return Optional.empty();
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
