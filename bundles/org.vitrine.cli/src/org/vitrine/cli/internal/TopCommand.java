// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.core.CancelledException;
import org.vitrine.core.Connection;
import org.vitrine.core.Host;
import org.vitrine.core.Hosts;
import org.vitrine.core.Live;
import org.vitrine.core.Machines;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the figures of a host's devices and of machines, once a second. */
@Command(name = "top", description = "Watch what a host's devices and machines do, once a second.", footer = {"",
        "HOST is local, ssh://USER@HOST:PORT (user and port may be left out), or a recording FILE.vhost.",
        "On a terminal it is a table that is drawn anew (q ends it); else a line for each figure: time, of what, which, value, parted by tabs.",
        "It ends after --seconds or on Ctrl+C."})
final class TopCommand extends AbstractCommand {
    private final Hosts hosts;
    private final Machines machines;
    private final Live live;
    private final Supplier<Terminal> terminal;

    @Option(names = "--host", paramLabel = "HOST", defaultValue = "local", description = "The host whose devices are watched; ${DEFAULT-VALUE} by default.")
    private String host = "local";

    @Option(names = "--connect", paramLabel = "URI", description = "A libvirt connection whose machines are watched; may be given several times. By default those of this host that are there already, where the host is local.")
    private List<String> uris = new ArrayList<>();

    @Option(names = "--seconds", paramLabel = "N", description = "End after N seconds.")
    private @Nullable Integer seconds;

    @Option(names = "--json", description = "Print a JSON object on a line of its own for each look.")
    private boolean json;

    TopCommand(Hosts hosts, Machines machines, Live live, Supplier<Terminal> terminal) {
        this.hosts = hosts;
        this.machines = machines;
        this.live = live;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws VitrineException {
        Optional<Integer> limit = Optional.ofNullable(seconds);
        if (limit.filter(number -> number < 1).isPresent()) {
            throw new UnusableException("--seconds {0} leaves no time to look; give 1 or more.", limit.get());
        }
        Host named = HostArgument.open(hosts, host);
        List<Connection> opened = new ArrayList<>();
        try (Ending ending = new Ending(); var top = new TopFeeds()) {
            named.snapshot(progress());
            top.add(live.watch(named));
            for (Connection connection : connections()) {
                opened.add(connection);
                top.add(live.watch(connection));
            }
            show(top, named, limit);
        } catch (CancelledException e) {
            // Ctrl+C is how one leaves
            return ExitCode.OK;
        } finally {
            opened.forEach(Connection::close);
        }
        return ExitCode.OK;
    }

    /** Opens those that were named; of the others, those that open. */
    private List<Connection> connections() throws VitrineException {
        List<Connection> open = new ArrayList<>();
        for (String uri : uris) {
            Connection connection = machines.connection(uri);
            connection.open(progress());
            open.add(connection);
        }
        if (uris.isEmpty() && host.equals("local")) {
            for (Connection connection : machines.connections()) {
                if (isOfThisHost(connection)) {
                    openIfItDoes(connection, open);
                }
            }
        }
        return open;
    }

    /** The embedded driver's machines are those of whoever runs them. */
    private static boolean isOfThisHost(Connection connection) {
        return switch (connection.kind()) {
            case SYSTEM, SESSION -> true;
            case EMBEDDED, OTHER -> false;
        };
    }

    private void openIfItDoes(Connection connection, List<Connection> open) throws CancelledException {
        try {
            connection.open(progress());
            open.add(connection);
        } catch (CancelledException e) {
            throw e;
        } catch (VitrineException e) {
            err().printf("vitrine: %s%n", e.text());
        }
    }

    private TopScreen screen(String title, Terminal where) {
        return where.device().isPresent() ? TopScreen.table(out(), title, where) : TopScreen.lines(out());
    }

    private void show(TopFeeds top, Host named, Optional<Integer> limit) throws CancelledException {
        Terminal where = json ? Terminal.none() : terminal.get();
        TopScreen screen = json ? TopScreen.json(out(), host) : screen(named.label().toString(), where);
        long begin = System.nanoTime();
        try (Keys keys = where.keys()) {
            for (long look = 1; limit.isEmpty() || look <= limit.get(); look++) {
                long due = begin + TimeUnit.SECONDS.toNanos(look);
                if (keys.quits(due - System.nanoTime())) {
                    return;
                }
                screen.show(System.currentTimeMillis(), top.now(), top.absences(), top.problems());
                if (out().checkError()) {
                    // whoever read it has gone
                    return;
                }
            }
        } catch (InterruptedException e) {
            throw new CancelledException(Text.of("Watching was ended"));
        }
    }
}
