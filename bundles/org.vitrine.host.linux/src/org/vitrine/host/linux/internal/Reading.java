// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

/**
 * What the second script of a scan answered.
 *
 * @param files   the bytes of each file
 * @param faults  why a file could not be read, or a device not opened
 * @param access  of {@code r}, {@code w} and {@code x} what the user may, by the kind of path
 * @param sames   whether a name leads to a real path
 * @param heads   the first bytes of each file of which only those were asked for
 */
record Reading(Map<String, byte[]> files, Map<String, String> faults, Map<String, String> access,
        Map<Place, Boolean> sames, Map<String, byte[]> heads) {

    static Reading of(Answer answer, String mark, Wishes wishes) throws GarbledException {
        var faults = new HashMap<String, String>();
        wishes.givenUp().forEach(file -> faults.put(file, "reading it does not end"));
        Map<String, byte[]> files = files(answer, mark, wishes.files(), faults);
        Map<String, String> access = lines(answer, wishes.kinds());
        for (String device : wishes.devices()) {
            String complaint = Answer.text(answer.next());
            if (!complaint.isBlank()) {
                faults.put(device, reason(complaint));
            }
        }
        if (answer.next().length > 0) {
            throw new GarbledException("its shell prints what it cannot print");
        }
        var sames = new HashMap<Place, Boolean>();
        lines(answer, wishes.sames()).forEach((place, word) -> sames.put(place, word.equals("same")));
        var heads = new HashMap<String, byte[]>();
        for (String file : wishes.heads().keySet()) {
            byte[] head = answer.next();
            if (head.length == 0 || head[head.length - 1] != 'y') {
                faults.put(file, "it could not be read");
            } else {
                heads.put(file, Arrays.copyOf(head, head.length - 1));
            }
        }
        return new Reading(files, faults, access, sames, heads);
    }

    /** The file in which an answer ends that came piece by piece and not to its end; empty when it ends elsewhere. */
    static Optional<String> end(byte[] answer, String mark, Wishes wishes) {
        List<byte[]> parts = Answer.split(answer, Answer.bytes("\n" + mark + "\n"));
        if (parts.size() != 2) {
            return Optional.empty();
        }
        int whole = Answer.split(parts.getLast(), separator(mark)).size() - 1;
        return wishes.files().stream().skip(whole).findFirst();
    }

    private static byte[] separator(String mark) {
        return Answer.bytes(ReadingScript.VARIABLE + "=" + mark + "\0");
    }

    private static Map<String, byte[]> files(Answer answer, String mark, Collection<String> wanted,
            Map<String, String> faults) throws GarbledException {
        List<byte[]> contents = Answer.split(answer.next(), separator(mark));
        // one fault a file at least: of the name that is not there
        String[] complaints = Answer.text(answer.next()).split("(?m)^.*/proc/" + mark + ".*$", -1);
        if (!wanted.isEmpty() && (contents.size() != wanted.size() + 1 || complaints.length != wanted.size() + 1)) {
            throw new GarbledException("its cat reads %s of %s files".formatted(contents.size() - 1, wanted.size()));
        }
        var files = new HashMap<String, byte[]>();
        int next = 0;
        for (String file : wanted) {
            files.put(file, contents.get(next));
            if (!complaints[next].isBlank()) {
                faults.put(file, reason(complaints[next]));
            }
            next++;
        }
        return files;
    }

    private static <T> Map<T, String> lines(Answer answer, Collection<T> asked) throws GarbledException {
        List<String> lines = List.of(Answer.text(answer.next()).split("\n", -1));
        if (lines.size() != asked.size() + 1) {
            throw new GarbledException(
                    "its shell answers %s of %s questions".formatted(lines.size() - 1, asked.size()));
        }
        var answers = new HashMap<T, String>();
        int next = 0;
        for (T one : asked) {
            answers.put(one, lines.get(next++));
        }
        return answers;
    }

    /** The kernel's words, which programs and shells put last. */
    private static String reason(String complaint) {
        String line = complaint.strip();
        return line.substring(line.lastIndexOf(": ") + 1).strip();
    }

    byte[] file(String real) throws IOException {
        return bytes(files, real);
    }

    byte[] head(String real) throws IOException {
        return bytes(heads, real);
    }

    private byte[] bytes(Map<String, byte[]> among, String real) throws IOException {
        check(real);
        byte @Nullable [] bytes = among.get(real);
        if (bytes == null) {
            throw new FileSystemException(real, null, "it was not asked for");
        }
        return bytes;
    }

    /** Throws what went wrong with this path, if anything. */
    void check(String real) throws IOException {
        Optional<String> fault = Optional.ofNullable(faults.get(real));
        if (fault.isPresent()) {
            throw fault(real, fault.get());
        }
    }

    static IOException fault(String path, String reason) {
        return reason.equals("No such file or directory")
                ? new NoSuchFileException(path)
                : new FileSystemException(path, null, reason);
    }
}
