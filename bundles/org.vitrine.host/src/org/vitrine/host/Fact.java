// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What is known of one thing on a host: its value, that it surely is not there, or that nobody could tell and why.
 *
 * @param <T> the type of the value
 */
public sealed interface Fact<T> {

    /** The thing is there and was read. */
    record Known<T>(T value) implements Fact<T> {
    }

    /** The thing was looked for and is not there. */
    record Absent<T>() implements Fact<T> {
    }

    /** Nobody could tell: unreadable, or never probed. The reason is a short English phrase such as a path and an errno. */
    record Unknown<T>(String why) implements Fact<T> {
    }

    /** A known value. */
    static <T> Fact<T> known(T value) {
        return new Known<>(value);
    }

    /** Surely not there. */
    static <T> Fact<T> absent() {
        return new Absent<>();
    }

    /** The known ones of several facts in their order; the absent are left out, one unknown makes the whole unknown. */
    static <T> Fact<List<T>> all(Collection<Fact<T>> facts) {
        List<T> values = new ArrayList<>();
        for (Fact<T> fact : facts) {
            switch (fact) {
                case Known<T>(T value) -> values.add(value);
                case Absent<T>() -> {
                    // left out
                }
                case Unknown<T>(String why) -> {
                    return unknown(why);
                }
            }
        }
        return known(List.copyOf(values));
    }

    /** Could not be told, for this reason. */
    static <T> Fact<T> unknown(String why) {
        return new Unknown<>(why);
    }

    /**
     * The value, or empty when it surely is not there.
     *
     * @throws UnknownFactException when it could not be told; whoever runs a check turns this into the verdict UNKNOWN
     */
    default Optional<T> optional() {
        return switch (this) {
            case Known<T>(T value) -> Optional.of(value);
            case Absent<T>() -> Optional.empty();
            case Unknown<T>(String why) -> throw new UnknownFactException(why);
        };
    }

    /** For filters: false only when the thing surely does not match, so that the unknown stays in and its checks say so. */
    default boolean couldBe(Predicate<T> test) {
        return switch (this) {
            case Known<T>(T value) -> test.test(value);
            case Absent<T>() -> false;
            case Unknown<T>(String why) -> true;
        };
    }

    /** The value or something to show in its place. For labels only: a decision made on it would take unknown for no. */
    default T or(T other) {
        return this instanceof Known<T>(T value) ? value : other;
    }

    /**
     * Whether the value is this one.
     *
     * @throws UnknownFactException when it could not be told
     */
    default boolean is(T expected) {
        return optional().filter(expected::equals).isPresent();
    }

    /** The same knowledge about something computed from the value. */
    default <R> Fact<R> map(Function<T, R> function) {
        return switch (this) {
            case Known<T>(T value) -> known(function.apply(value));
            case Absent<T>() -> absent();
            case Unknown<T>(String why) -> unknown(why);
        };
    }

    /** What is known of something that hangs on the value. */
    default <R> Fact<R> flatMap(Function<T, Fact<R>> function) {
        return switch (this) {
            case Known<T>(T value) -> function.apply(value);
            case Absent<T>() -> absent();
            case Unknown<T>(String why) -> unknown(why);
        };
    }

    /** What is known of the thing that counts when this one surely is not there. */
    default Fact<T> ifAbsent(Supplier<Fact<T>> other) {
        return this instanceof Absent<T> ? other.get() : this;
    }
}
