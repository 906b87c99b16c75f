// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.nvidia.internal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.vitrine.host.Fact;
import org.vitrine.host.MdevType;
import org.vitrine.host.NvidiaVgpu;

/**
 * A type of virtual GPU.
 *
 * @param id          as it is chosen: {@code nvidia-232} for a mediated device, {@code 1148} for a virtual function
 * @param name        NVIDIA's name, for example {@code GRID T4-4Q}
 * @param framebuffer its memory, MiB
 * @param left        how many more of it can be made
 */
record Profile(String id, Fact<String> name, Fact<Integer> framebuffer, Fact<Integer> left) {
    /** How the types of mediated devices begin. */
    static final String PREFIX = "nvidia-";
    private static final Pattern FRAMEBUFFER = Pattern.compile("framebuffer=(\\d{1,6})M");
    // T4-4Q, A100-1-5C (of MIG), M60-0B, L40-1B4: the number before the letter is GiB, and 0 stands for 512 MiB
    private static final Pattern SIZE = Pattern.compile("-(\\d{1,3})[ABCQ][0-9A-Z]*$");

    /** A type of a mediated device. */
    static Profile of(MdevType type) {
        Fact<Integer> told = type.description().flatMap(text -> {
            Matcher size = FRAMEBUFFER.matcher(text);
            return size.find() ? Fact.known(Integer.valueOf(size.group(1))) : Fact.absent();
        });
        return new Profile(type.id(), type.name(), told.ifAbsent(() -> type.name().flatMap(Profile::size)),
                type.available());
    }

    /** A type of a virtual function; the driver lists those that still fit. */
    static Profile of(NvidiaVgpu.Type type) {
        return new Profile(Integer.toString(type.id()), Fact.known(type.name()), size(type.name()), Fact.absent());
    }

    private static Fact<Integer> size(String name) {
        Matcher size = SIZE.matcher(name);
        return size.find()
                ? Fact.known(size.group(1).equals("0") ? 512 : 1024 * Integer.parseInt(size.group(1)))
                : Fact.absent();
    }

    /** The number of a type in either form; empty when it is no type of NVIDIA's. */
    static Optional<String> number(String type) {
        String number = type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type;
        return number.matches("\\d{1,9}") ? Optional.of(number) : Optional.empty();
    }

    /** For a person: name, memory, and how many are left. */
    String title() {
        String memory = framebuffer instanceof Fact.Known<Integer>(Integer size) ? ", " + size + " MiB" : "";
        String more = left instanceof Fact.Known<Integer>(Integer count) ? ", " + count + " left" : "";
        return name.or(id) + memory + more;
    }
}
