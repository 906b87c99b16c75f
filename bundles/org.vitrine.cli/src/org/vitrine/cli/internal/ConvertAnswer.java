// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.vitrine.provider.Loss;
import org.vitrine.provider.Translation;

/** The JSON of {@code vitrine convert}; its shape is described in JSON.md and versioned. */
record ConvertAnswer(String format, int version, String file, String from, String to, Optional<String> text,
        List<Lost> losses) {

    record Lost(String step, String part, String why) {
        static Lost of(String step, Loss loss) {
            return new Lost(step, loss.part(), loss.why().toString());
        }
    }

    /** @param refused whether the result is withheld because something is not carried */
    static ConvertAnswer of(MachineFile machine, String to, Translation translation, boolean refused) {
        return new ConvertAnswer("vitrine-convert", 1, machine.file().path().toString(), machine.dialect(), to,
                refused ? Optional.empty() : Optional.of(translation.text()),
                Stream.concat(machine.losses().stream().map(loss -> Lost.of("read", loss)),
                        translation.losses().stream().map(loss -> Lost.of("write", loss))).toList());
    }
}
