// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.vitrine.core.GlassFrame;
import org.vitrine.core.GlassReport;
import org.vitrine.host.GlassApplication;
import org.vitrine.host.GlassMemory;

/** The JSON of {@code vitrine looking-glass}; its shape is described in JSON.md and versioned. */
record GlassAnswer(String format, int version, String file, List<Memory> memories) {

    /** One piece of memory. */
    record Memory(String path, GlassReport.State state, String summary, long bytes, Optional<Long> protocol,
            Optional<String> session, Optional<Integer> queues, Optional<Application> application,
            Optional<GlassFrame> frame) {

        static Memory of(String path, GlassReport report) {
            GlassMemory memory = report.memory();
            boolean isWritten = memory.state() == GlassMemory.State.WRITTEN;
            return new Memory(path, report.state(), report.sentence().toString(), report.bytes(),
                    Optional.of(memory.protocol()).filter(number -> isWritten),
                    Optional.of(memory.sessionName()).filter(name -> isWritten),
                    Optional.of(memory.queues()).filter(number -> isWritten), memory.application().map(Application::of),
                    report.frame());
        }

        String text() {
            var table = new Table("  memory", bytes + " bytes");
            session.ifPresent(name -> table.row("  session", name));
            application.ifPresent(own -> own.into(table));
            frame.ifPresent(picture -> table.row("  picture", "%s × %s, %s, %s bytes a row, number %s%s%s".formatted(
                    picture.width(), picture.height(), picture.format(), picture.pitch(), picture.serial(),
                    picture.hdr() ? ", HDR" : "", picture.truncated() ? ", cut off: the memory is too small" : "")));
            return path + ": " + summary + System.lineSeparator() + table;
        }
    }

    /** What the program in the guest says of itself; what it does not say is left out. */
    record Application(long kvmfr, Optional<String> release, Optional<String> system, Optional<String> systemName,
            Optional<String> capture, Optional<String> processor, Optional<String> uuid, boolean movesPointer) {

        static Application of(GlassApplication own) {
            Function<String, Optional<String>> said = word -> Optional.of(word).filter(text -> !text.isEmpty());
            return new Application(own.version(), said.apply(own.release()), said.apply(own.system()),
                    said.apply(own.name()), said.apply(own.capture()), said.apply(own.processor()),
                    said.apply(own.uuid()), (own.features() & 1) != 0);
        }

        void into(Table table) {
            release.ifPresent(name -> table.row("  release", name + ", KVMFR " + kvmfr));
            system.ifPresent(name -> table.row("  guest", systemName.orElse(name)));
            processor.ifPresent(name -> table.row("  processor", name));
            capture.ifPresent(name -> table.row("  capture", name));
            uuid.ifPresent(name -> table.row("  machine", name));
        }
    }

    static GlassAnswer of(String file, List<Memory> memories) {
        return new GlassAnswer("vitrine-looking-glass", 1, file, memories);
    }
}
