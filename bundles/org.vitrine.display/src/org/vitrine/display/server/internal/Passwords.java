// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.server.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.vitrine.core.Authenticator;
import org.vitrine.core.Authenticator.Prompt;
import org.vitrine.core.Machine;
import org.vitrine.host.Text;

/**
 * Asks a person for what a graphics server wants to know. An answer that was let in is given again without asking when the
 * connection is made anew; it is kept in memory only, and the workbench's secure storage is its own matter. Thread-safe.
 */
@Component(service = Passwords.class)
public final class Passwords {

    /** Whose UUID it is says a connection, and another one may have a machine that only says it has that too. */
    private record Asked(String connection, String machine, List<Prompt> prompts) {
        Asked(Machine machine, List<Prompt> prompts) {
            this(machine.connection().uri(), machine.uuid(), List.copyOf(prompts));
        }

        boolean isOf(Machine one) {
            return connection.equals(one.connection().uri()) && machine.equals(one.uuid());
        }
    }

    private final Map<Asked, List<String>> answers = new ConcurrentHashMap<>();
    private volatile @Nullable Authenticator authenticator;

    /** Who asks from now on: the workbench or the command line. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void setAuthenticator(Authenticator asks) {
        authenticator = asks;
    }

    /** Nobody asks any more. */
    public void unsetAuthenticator(Authenticator asked) {
        if (authenticator == asked) {
            authenticator = null;
        }
    }

    /**
     * Asks and waits for as long as the person takes; not on the UI thread.
     *
     * @return one answer for each prompt; empty when the person did not want to, or nobody can be asked
     */
    public Optional<List<String>> ask(Machine machine, List<Prompt> prompts) {
        Asked asked = new Asked(machine, prompts);
        Optional<List<String>> known = Optional.ofNullable(answers.get(asked));
        if (known.isPresent()) {
            return known;
        }
        Optional<List<String>> given = Optional.ofNullable(authenticator)
                .flatMap(who -> who.ask(machine.connection().uri(), prompts))
                .filter(all -> all.size() == prompts.size());
        given.ifPresent(all -> answers.put(asked, all));
        return given;
    }

    /** The question for a screen's password. */
    public static Prompt password(String machine) {
        return new Prompt("Password for the screen of " + machine, true, "");
    }

    /**
     * What to say when nobody answered.
     *
     * @param kind the protocol, for a person
     */
    public static Text notGiven(String kind, String machine) {
        return Text.of("The {0} server of {1} wants a password, and none was given. Open the screen again to be asked"
                + " again.", kind, machine);
    }

    /** The answers for this machine were wrong. */
    public void refused(Machine machine) {
        answers.keySet().removeIf(asked -> asked.isOf(machine));
    }
}
