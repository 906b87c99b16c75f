// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.lookingglass.internal;

import java.util.Optional;
import java.util.function.LongPredicate;

import org.vitrine.host.CommandOutput;
import org.vitrine.host.Fact;
import org.vitrine.host.GlassRelease;
import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Situation;

/**
 * What is known of the client's release: by the package that it is installed from, or else by what the machine's setting says.
 * The program itself is not asked: it knows no question that it would only answer.
 *
 * @param path     where that was seen
 * @param word     what was seen
 * @param sentence the same in words
 * @param isWish   whether it is the setting's
 * @param lgmp     the versions of LGMP that it speaks
 * @param kvmfr    the versions of KVMFR that it takes
 */
record Client(String path, String word, String sentence, boolean isWish, LongPredicate lgmp, LongPredicate kvmfr) {
    private static final String BUILT = "/usr/local/bin/looking-glass-client";
    private static final String PACKAGE = "looking-glass-client";

    static Optional<Client> of(Situation s) {
        return installed(s.host()).or(() -> s.values().text(GlassFields.RELEASE)
                .map(said -> wished(GlassFields.isNext(s.values()), said)));
    }

    /** One that somebody built comes first in PATH, and its release is not to be seen. */
    private static Optional<Client> installed(HostSnapshot host) {
        boolean isBuilt = host.entry(BUILT) instanceof Fact.Known;
        Optional<String> version = !isBuilt
                && host.command(HostCommand.GLASS_CLIENT) instanceof Fact.Known<CommandOutput>(CommandOutput output)
                && output.succeeded() ? Optional.of(output.standardOutput().strip()) : Optional.empty();
        return version.flatMap(GlassRelease::named).map(release -> new Client(PACKAGE, version.orElseThrow(),
                "the client that is installed is " + release, false, number -> number == release.protocol(),
                number -> number == release.kvmfr()));
    }

    private static Client wished(boolean isNext, String said) {
        GlassRelease last = GlassRelease.B7;
        return new Client(GlassFields.RELEASE.id(), said,
                isNext
                        ? "the machine's setting says that it is newer than B7"
                        : "the machine's setting says B7 or older",
                true, number -> isNext == number > last.protocol(), number -> isNext == number > last.kvmfr());
    }

    boolean speaks(long protocol) {
        return lgmp.test(protocol);
    }

    boolean takes(long format) {
        return kvmfr.test(format);
    }
}
