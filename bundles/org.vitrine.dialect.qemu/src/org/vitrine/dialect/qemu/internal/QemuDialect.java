// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Component;
import org.vitrine.dialect.qemu.internal.args.CommandLine;
import org.vitrine.dialect.qemu.internal.machine.Comparison;
import org.vitrine.dialect.qemu.internal.machine.Reader;
import org.vitrine.dialect.qemu.internal.machine.Writer;
import org.vitrine.dialect.qemu.internal.shell.Script;
import org.vitrine.dialect.qemu.internal.shell.ShellException;
import org.vitrine.dialect.qemu.internal.shell.Word;
import org.vitrine.domain.Domain;
import org.vitrine.domain.Position;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Check;
import org.vitrine.provider.Dialect;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.DialectInfo;
import org.vitrine.provider.Loss;
import org.vitrine.provider.SourceDocument;
import org.vitrine.provider.Translation;

/** A QEMU command line, alone or in a shell script. */
@Component(property = "vitrine.dialect=qemu")
public final class QemuDialect implements Dialect {

    @Override
    public DialectInfo info() {
        return DialectInfo.of("qemu", "QEMU command line", "A QEMU command, or a shell script that holds one", "sh");
    }

    @Override
    public boolean recognises(String fileName, String text) {
        String start = text.stripLeading();
        if (start.startsWith("<") || start.startsWith("%YAML") || text.length() > CommandLine.LIMIT
                || !text.contains("-")) {
            return false;
        }
        try {
            return CommandLine.of(text).isPresent();
        } catch (ShellException e) {
            return false;
        }
    }

    @Override
    public SourceDocument parse(String text) throws DialectException {
        return new SourceDocument("qemu", text, Entries.of(text, command(text)));
    }

    @Override
    public Translation read(SourceDocument document, HostSnapshot host) throws DialectException {
        CommandLine line = command(document.text());
        return Reader.read(line, host, folder(line));
    }

    @Override
    public Translation write(Domain domain, HostSnapshot host) throws DialectException {
        return Writer.write(domain);
    }

    @Override
    public boolean isCommandLine() {
        return true;
    }

    @Override
    public List<Loss> missing(SourceDocument document, String made) throws DialectException {
        return new Comparison(command(made)).missing(command(document.text()));
    }

    @Override
    public List<Check> checks() {
        return QemuChecks.all();
    }

    private static CommandLine command(String text) throws DialectException {
        if (text.length() > CommandLine.LIMIT) {
            throw new DialectException("This text is longer than a million characters, which no script of a machine is;"
                    + " open the script itself.");
        }
        try {
            CommandLine line = CommandLine.of(text)
                    .orElseThrow(() -> new DialectException("There is no QEMU command with options"
                            + " in this text; open one that runs qemu-system-x86_64 or its like."));
            if (line.args().size() > CommandLine.OPTIONS) {
                throw new DialectException("This command has more than " + CommandLine.OPTIONS
                        + " options, which no machine needs; take out the repetition.");
            }
            writable(text, line);
            return line;
        } catch (ShellException e) {
            Position position = Position.of(text, e.offset());
            throw new DialectException(e.getMessage() + "", position.line(), position.column());
        }
    }

    /** A domain is XML, which has no place for most control characters. */
    private static void writable(String text, CommandLine line) throws DialectException {
        for (Word word : line.script().commands().stream()
                .flatMap(c -> Stream.concat(c.environment().stream(), c.words().stream())).toList()) {
            int at = 0;
            while (at < word.text().length()) {
                int c = word.text().codePointAt(at);
                if (c < 0x20 && c != '\t' && c != '\n' && c != '\r' || c >= 0xD800 && c <= 0xDFFF || c == 0xFFFE
                        || c == 0xFFFF) {
                    Position position = Position.of(text, word.offset(at));
                    throw new DialectException(
                            "The character U+%04X stands in a value, and no domain can hold it; take it out."
                                    .formatted(c),
                            position.line(), position.column());
                }
                at += Character.charCount(c);
            }
        }
    }

    /** The folder that the script goes to before it starts QEMU. */
    private static Optional<String> folder(CommandLine line) {
        return line.script().commands().stream().takeWhile(c -> c != line.command())
                .filter(c -> c.words().size() == 2 && c.words().getFirst().text().equals("cd"))
                .map(Script.Command::words)
                .map(List::getLast).filter(w -> w.unknown().isEmpty() && w.text().startsWith("/"))
                .map(w -> w.text().replaceAll("/+$", "")).reduce((a, b) -> b);
    }
}
