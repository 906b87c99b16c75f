// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

/**
 * The machine type and the firmware that it starts with, {@code <os>}.
 *
 * @param element the root of the domain
 */
public record Firmware(Element element) {

    /** That of a domain. */
    public static Firmware of(Domain domain) {
        return new Firmware(domain.root());
    }

    /** The guest's architecture: {@code x86_64}, {@code aarch64}, … */
    public Setting<String> architecture() {
        return Setting.word(element, "os/type@arch");
    }

    /** The machine type: {@code q35}, {@code pc-i440fx-7.2}, … */
    public Setting<String> machine() {
        return Setting.word(element, "os/type@machine");
    }

    /** Which firmware libvirt is to find: {@code efi} or {@code bios}. */
    public Setting<String> automatic() {
        return Setting.word(element, "os@firmware");
    }

    /** Whether libvirt is to find one with a feature such as {@code secure-boot} or {@code enrolled-keys}. */
    public Setting<Boolean> feature(String name) {
        return Setting.flag(element, "os/firmware/feature[@name=" + Path.quoted(name) + "]@enabled");
    }

    /** The firmware's file. */
    public Setting<String> loader() {
        return Setting.word(element, "os/loader");
    }

    /** How it is mapped: {@code pflash} or {@code rom}. */
    public Setting<String> loaderType() {
        return Setting.word(element, "os/loader@type");
    }

    /** Whether the guest may not write to it. */
    public Setting<Boolean> loaderReadOnly() {
        return Setting.flag(element, "os/loader@readonly");
    }

    /** Whether it is built for secure boot. */
    public Setting<Boolean> loaderSecure() {
        return Setting.flag(element, "os/loader@secure");
    }

    /** The file that holds its variables. */
    public Setting<String> variables() {
        return Setting.word(element, "os/nvram");
    }

    /** What that file is copied from when it is not there. */
    public Setting<String> variablesTemplate() {
        return Setting.word(element, "os/nvram@template");
    }

    /** Whether it is UEFI, as far as the domain tells. */
    public boolean isUefi() {
        return automatic().is("efi") || loaderType().is("pflash");
    }

    /** Whether it is of the q35 kind, with PCI Express. */
    public boolean isQ35() {
        return machine().value().filter(name -> name.contains("q35")).isPresent();
    }
}
