// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;
import org.vitrine.domain.DomainEdit;
import org.vitrine.domain.Draft;
import org.vitrine.host.Text;
import org.vitrine.provider.Choice;
import org.vitrine.provider.Field;
import org.vitrine.provider.Values;

/** What every machine has, as fields like a provider's: its name, what runs it, its memory and its virtual CPUs. Pure. */
public final class Basics {
    /** The most virtual CPUs of QEMU's machine types. */
    private static final int MOST_VCPUS = 4096;

    /** The machine's name. */
    public static final Field<String> NAME = Field.text("name").at("/name").labelled(Messages.Basics_name, "")
            .explained(Messages.Basics_nameHelp)
            .where(name -> !name.isBlank() && !name.contains("/"), Messages.Basics_nameSlash);
    /** What libvirt knows to run machines besides KVM and QEMU alone; not offered, and kept where it stands. */
    private static final List<String> OTHERS = List.of("hvf", "xen", "lxc", "bhyve", "vz", "parallels", "openvz", "uml",
            "vmware",
            "vbox", "hyperv", "phyp", "test", "kqemu");
    private static final List<Choice> OFFERED = List.of(new Choice("kvm", Text.of(Messages.Basics_kvm)),
            new Choice("qemu", Text.of(Messages.Basics_qemu)));
    /** What runs it. */
    public static final Field<String> TYPE = Field
            .choice("type",
                    Stream.concat(OFFERED.stream(), OTHERS.stream().map(type -> Choice.of(type, "{0}", type))).toList())
            .at("/@type").labelled(Messages.Basics_type, "").explained(Messages.Basics_typeHelp)
            .from((host, values) -> OFFERED);
    /** Its memory in MiB. */
    public static final Field<Integer> MEMORY = Field.integer("memory").at("/memory")
            .labelled(Messages.Basics_memory, "MiB")
            .explained(Messages.Basics_memoryHelp).where(mib -> mib > 0, Messages.Basics_memoryLimit);
    /** Its virtual CPUs. */
    public static final Field<Integer> VCPUS = Field.integer("vcpu").at("/vcpu").byDefault(1)
            .labelled(Messages.Basics_vcpus, "").explained(Messages.Basics_vcpusHelp)
            .where(vcpus -> vcpus > 0 && vcpus <= MOST_VCPUS, Messages.Basics_vcpusLimit);

    /** All of them in the order of the form. */
    public static final List<Field<?>> FIELDS = List.of(NAME, TYPE, MEMORY, VCPUS);

    private Basics() {
    }

    /** What the domain says. */
    public static Values of(Domain domain) {
        Values values = Values.read(FIELDS, domain.root());
        Optional<String> memory = Memory.at(domain, "/memory").map(amount -> String.valueOf(amount.mib()))
                .or(() -> domain.get("/memory"));
        return memory.isPresent() ? values.with(MEMORY.id(), memory.get()) : values;
    }

    /** Sets one of them, or takes it away; what must agree with it follows. */
    public static DomainEdit edit(Domain domain, Field<?> field, Optional<String> text) {
        return domain.edit(draft -> {
            if (field.id().equals(MEMORY.id()) && text.isPresent()) {
                setMemory(draft, Memory.ofMib(MEMORY.parse(text.get())));
            } else if (text.isPresent()) {
                draft.root().set(field.at().orElseThrow(), text.get());
            } else {
                draft.root().clear(field.at().orElseThrow());
            }
            if (field.id().equals(VCPUS.id())) {
                lowerCurrentVcpus(draft, text.map(VCPUS::parse).orElse(VCPUS.fallback()));
            }
        });
    }

    /** The balloon's memory is the same as all memory where it was before, and never more, as libvirt demands. */
    private static void setMemory(Draft draft, Memory amount) {
        Optional<Memory> before = Memory.at(draft.now(), "/memory");
        Optional<Memory> balloon = Memory.at(draft.now(), "/currentMemory");
        amount.write(draft.root(), "/memory");
        if (balloon.isPresent() && (balloon.equals(before) || balloon.get().kib() > amount.kib())) {
            amount.write(draft.root(), "/currentMemory");
        }
    }

    private static void lowerCurrentVcpus(Draft draft, int vcpus) {
        Optional<String> current = draft.now().get("/vcpu@current").filter(text -> text.matches("\\d{1,9}"));
        if (current.isPresent() && Integer.parseInt(current.get()) > vcpus) {
            draft.root().set("/vcpu@current", vcpus);
        }
    }
}
