// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.util.Optional;

/**
 * The processor that a guest sees, {@code <cpu>}.
 *
 * @param element the root of the domain
 */
public record Cpu(Element element) {

    /** That of a domain. */
    public static Cpu of(Domain domain) {
        return new Cpu(domain.root());
    }

    /** How it is made: {@code host-passthrough}, {@code host-model}, {@code maximum}, {@code custom}. */
    public Setting<String> mode() {
        return Setting.word(element, "cpu@mode");
    }

    /** How well the host must match a custom one: {@code exact}, {@code minimum}, {@code strict}. */
    public Setting<String> match() {
        return Setting.word(element, "cpu@match");
    }

    /** What is checked before a start: {@code none}, {@code partial}, {@code full}. */
    public Setting<String> check() {
        return Setting.word(element, "cpu@check");
    }

    /** Whether what cannot migrate is left out of the host's own processor. */
    public Setting<Boolean> migratable() {
        return Setting.flag(element, "cpu@migratable");
    }

    /** The model's name. */
    public Setting<String> model() {
        return Setting.word(element, "cpu/model");
    }

    /** How many processors the guest has at most. */
    public Setting<Long> count() {
        return Setting.number(element, "vcpu");
    }

    /** Sockets. */
    public Setting<Long> sockets() {
        return Setting.number(element, "cpu/topology@sockets");
    }

    /** Dies of a socket. */
    public Setting<Long> dies() {
        return Setting.number(element, "cpu/topology@dies");
    }

    /** Cores of a die. */
    public Setting<Long> cores() {
        return Setting.number(element, "cpu/topology@cores");
    }

    /** Threads of a core. */
    public Setting<Long> threads() {
        return Setting.number(element, "cpu/topology@threads");
    }

    /** How many processors the topology makes; empty when there is none, or it cannot be read. */
    public Optional<Long> topologyCount() {
        if (element.find("cpu/topology").isEmpty() || sockets().isUnreadable() || dies().isUnreadable()
                || cores().isUnreadable() || threads().isUnreadable()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Math.multiplyExact(Math.multiplyExact(sockets().or(1L), dies().or(1L)),
                    Math.multiplyExact(cores().or(1L), threads().or(1L))));
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** What is said of a feature such as {@code topoext}: {@code force}, {@code require}, {@code optional}, … */
    public Setting<String> feature(String name) {
        return Setting.word(element, "cpu/feature[@name=" + Path.quoted(name) + "]@policy");
    }

    /** Where the width of physical addresses comes from: {@code passthrough}, {@code emulate}. */
    public Setting<String> physicalAddressMode() {
        return Setting.word(element, "cpu/maxphysaddr@mode");
    }

    /** The width of physical addresses, in bits. */
    public Setting<Long> physicalAddressBits() {
        return Setting.number(element, "cpu/maxphysaddr@bits");
    }

    /** The most that the host's width may count for, in bits. */
    public Setting<Long> physicalAddressLimit() {
        return Setting.number(element, "cpu/maxphysaddr@limit");
    }
}
