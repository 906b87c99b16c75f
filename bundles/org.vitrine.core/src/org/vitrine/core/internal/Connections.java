// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.vitrine.core.Connection;
import org.vitrine.core.MachineDriver;
import org.vitrine.core.Subscription;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;

/** The connections that drivers have by themselves and those that a person saved, one for each URI. Thread-safe. */
final class Connections {
    private record Known(Connection connection, MachineDriver driver, boolean standard, Subscription subscription) {
        void forget() {
            subscription.close();
            connection.close();
        }
    }

    private static final Pattern PASSWORD = Pattern.compile("[^/]*//[^/@:]*:[^/@]+@.*");
    private static final Text NO_DRIVER = Text.of("Nothing in this installation reaches machines: "
            + "the bundle org.vitrine.libvirt is missing. Install Vitrine anew.");

    private final SavedNames store;
    private final Runnable changed;
    private final List<MachineDriver> drivers = new ArrayList<>();
    private final List<MachineDriver> newcomers = new ArrayList<>();
    private final Map<String, Known> known = new LinkedHashMap<>();
    private final SortedMap<String, String> saved = new TreeMap<>();

    /** @param changed called after connections came, went or changed, also by themselves */
    Connections(SavedNames store, Runnable changed) {
        this.store = store;
        this.changed = changed;
        try {
            saved.putAll(store.load());
        } catch (VitrineException e) {
            // a broken file must not take all machines away; whoever saves is told, and the file stays as it is
            System.getLogger(Connections.class.getName()).log(Level.WARNING, e::getMessage);
        }
    }

    /** What a driver has is asked for when somebody wants it: a command that needs no machine does not wait for libvirt. */
    synchronized void add(MachineDriver driver) {
        drivers.add(driver);
        newcomers.add(driver);
    }

    synchronized void remove(MachineDriver driver) {
        drivers.remove(driver);
        newcomers.remove(driver);
        known.values().removeIf(one -> {
            boolean gone = one.driver == driver;
            if (gone) {
                one.subscription.close();
            }
            return gone;
        });
    }

    synchronized void close() {
        known.values().forEach(Known::forget);
        known.clear();
    }

    /** The standard ones in their drivers' order, then the saved ones by name. */
    synchronized List<Connection> list() {
        meetNewcomers();
        saved.forEach((uri, name) -> {
            if (!known.containsKey(uri)) {
                rememberSaved(uri, name);
            }
        });
        Comparator<Known> standardFirst = Comparator.comparing(one -> !one.standard);
        return known.values().stream().filter(one -> one.standard || saved.containsKey(one.connection.uri()))
                .sorted(standardFirst.thenComparing(this::rank)).map(Known::connection).toList();
    }

    /** Sorting is stable: those of equal rank keep the order in which they came. */
    private String rank(Known one) {
        return one.standard ? "" : saved.getOrDefault(one.connection.uri(), "");
    }

    private void meetNewcomers() {
        newcomers.forEach(driver -> driver.standard().forEach(connection -> remember(connection, driver, true)));
        newcomers.clear();
    }

    /** A saved URI that no driver takes any more stays in the file and out of sight, so that nothing is lost. */
    private void rememberSaved(String uri, String name) {
        try {
            connect(uri, name);
        } catch (VitrineException e) {
            System.getLogger(Connections.class.getName()).log(Level.DEBUG, e::getMessage);
        }
    }

    private Connection remember(Connection connection, MachineDriver driver, boolean standard) {
        return known.computeIfAbsent(connection.uri(),
                uri -> new Known(connection, driver, standard, connection.onChange(changed))).connection;
    }

    private Connection connect(String uri, String name) throws VitrineException {
        VitrineException refusal = new VitrineException(NO_DRIVER);
        for (MachineDriver driver : drivers) {
            try {
                return remember(driver.connect(uri, Text.of("{0}", name)), driver, false);
            } catch (VitrineException e) {
                refusal = e;
            }
        }
        throw refusal;
    }

    synchronized Connection get(String uri) throws VitrineException {
        meetNewcomers();
        Known one = known.get(uri);
        return one != null ? one.connection : connect(uri, saved.getOrDefault(uri, uri));
    }

    /** Writes it down once a driver takes it; one that is not in use gets its name at once, else after the next start. */
    void save(String uri, String name) throws VitrineException {
        if (PASSWORD.matcher(uri).matches()) {
            throw new VitrineException(Text.of("The password in the URI would be stored for all to read. "
                    + "Take it out; you are asked for it when the connection is opened."));
        }
        synchronized (this) {
            get(uri);
            update(connections -> connections.put(uri, name));
            Known one = known.get(uri);
            if (one != null && !one.standard && !isInUse(one.connection)) {
                known.remove(uri);
                one.subscription.close();
                connect(uri, name);
            }
        }
        changed.run();
    }

    private static boolean isInUse(Connection connection) {
        return switch (connection.state()) {
            case OPENING, OPEN -> true;
            case CLOSED, FAILED -> false;
        };
    }

    void forget(String uri) throws VitrineException {
        Optional<Known> gone;
        synchronized (this) {
            update(connections -> connections.remove(uri));
            gone = Optional.ofNullable(known.get(uri)).filter(one -> !one.standard);
            gone.ifPresent(one -> known.remove(uri));
        }
        gone.ifPresent(Known::forget);
        changed.run();
    }

    /** Changes the file as it is now, for another process may have saved as well. */
    private void update(Consumer<SortedMap<String, String>> change) throws VitrineException {
        SortedMap<String, String> next = store.load();
        change.accept(next);
        store.save(next);
        saved.clear();
        saved.putAll(next);
    }
}
