// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import com.sun.jna.Memory;

/**
 * The connection to a machine's D-Bus display, over which calls go out and answers come. It is shared by the machine's
 * monitors, for QEMU has room for one client: another one takes the place of the first. Ends with its last user. Any thread
 * may call it; nothing here waits, for what is sent goes through a queue.
 */
final class Line {

    /** A monitor that is shown. Called by the thread that reads, or by the one that joins it. */
    interface User {
        /** It has a line from now on. */
        void joined(Line line);

        /** The other side has answered. */
        void ready() throws IOException;

        /** A property of some console changed. */
        void changed() throws IOException;

        /** The connection ended, because it broke or the machine did. */
        void ended(IOException why);
    }

    /** What is done with an answer. Called by the thread that reads. */
    @FunctionalInterface
    interface Answer {
        /** It came, an error perhaps. */
        void take(Header header, Memory body) throws IOException;
    }

    private static final int WAITING = 256;
    private final LibC libc;
    private final Peer main;
    private final Set<User> users = new CopyOnWriteArraySet<>();
    private final Map<Integer, Answer> asked = new ConcurrentHashMap<>();
    // A guest that does not take its input loses the newest of it; nobody waits.
    private final ThreadPoolExecutor outgoing = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING), Thread.ofPlatform().daemon().name("Vitrine input").factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    private final Map<String, Console> consoles = new ConcurrentHashMap<>();
    private boolean ready;
    private boolean over;

    /** @param descriptor of the socket to QEMU; this object's from now on */
    Line(LibC libc, int descriptor) {
        this.libc = libc;
        main = new Peer(new Socket(libc, descriptor));
    }

    /** What a console shows, by the path of its object. */
    Console console(String path) {
        return consoles.computeIfAbsent(path, one -> new Console(libc, this, one));
    }

    /** Begins to connect. */
    void start() {
        Thread.ofPlatform().daemon().name("Vitrine D-Bus display").start(this::converse);
    }

    /** Takes one more user; false when it is over already. */
    synchronized boolean add(User user) throws IOException {
        if (over) {
            return false;
        }
        users.add(user);
        user.joined(this);
        if (ready) {
            user.ready();
        }
        return true;
    }

    /** Lets a user go; the last one ends it. */
    synchronized void remove(User user) {
        users.remove(user);
        if (users.isEmpty()) {
            end();
        }
    }

    private synchronized void end() {
        over = true;
        outgoing.shutdownNow();
        main.shutDown();
    }

    private void converse() {
        try (main) {
            main.authenticate();
            welcome();
            while (true) {
                take(main.next());
            }
        } catch (IOException e) {
            end();
            users.forEach(user -> user.ended(e));
        }
    }

    private synchronized void welcome() throws IOException {
        ready = true;
        for (User user : users) {
            user.ready();
        }
    }

    private void take(Header header) throws IOException {
        Memory body = main.read(header.bodyLength());
        Answer answer = header.replySerial() == 0 ? null : asked.remove(header.replySerial());
        if (answer != null) {
            answer.take(header, body);
        } else if (header.member().equals("PropertiesChanged")) {
            for (User user : users) {
                user.changed();
            }
        } else if (header.wantsReply()) {
            main.refuse(header);
        }
    }

    /** Calls a method, soon; an answer that comes is taken, one that does not come is not waited for. */
    void ask(Peer.Method method, Peer.Arguments arguments, Answer answer) {
        later(() -> main.ask(method, arguments, serial -> asked.put(serial, answer)));
    }

    /** Calls a method and passes a copy of a socket with it, which is closed in any case. */
    void ask(Peer.Method method, Peer.Arguments arguments, Socket given, Answer answer) throws IOException {
        try (given) {
            main.ask(method, arguments, given, serial -> asked.put(serial, answer));
        }
    }

    /** Does something on the thread that sends. */
    void later(Sending task) {
        outgoing.execute(() -> {
            try {
                task.send();
            } catch (IOException e) {
                // Who reads hears of a connection that broke, and tells.
                System.getLogger(Line.class.getName()).log(System.Logger.Level.DEBUG, "a call was lost", e);
            }
        });
    }

    /** What is sent. */
    @FunctionalInterface
    interface Sending {
        /** Sends it. */
        void send() throws IOException;
    }
}
