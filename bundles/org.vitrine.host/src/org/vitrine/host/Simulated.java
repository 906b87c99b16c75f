// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.Optional;

/** What a change of one family does to a snapshot, and what takes it back. */
interface Simulated {

    /** As {@link Change#undo} says. */
    Fact<Change> undo(HostSnapshot before);

    /** Makes the host as it is afterwards. */
    void apply(Simulation now);

    static Simulated of(Change change) {
        return switch (change) {
            case Change.BindDriver bind -> new DriverChange(bind);
            case Change.WriteSysfs write -> new SysfsChange(write);
            case Change.WriteFile write -> new FileChange.Written(write);
            case Change.DeleteFile delete -> new FileChange.Deleted(delete);
            case Change.SharedFile file -> new FileChange.Shared(file);
            case Change.SetAccess access -> new AccessChange(access);
            case Change.LoadModule load -> new ModuleChange.Loaded(load);
            case Change.UnloadModule unload -> new ModuleChange.Unloaded(unload);
            case Change.SetVfCount count -> new VfChange(count);
            case Change.ResizeBar resize -> new BarChange(resize);
            case Change.CreateMdev create -> new MdevChange.Created(create);
            case Change.RemoveMdev remove -> new MdevChange.Removed(remove);
            case Change.KernelArgument argument -> new KernelArgumentChange(argument);
            case Change.GroupMember member -> new GroupChange(member);
            case Change.RunUnit run -> new UnitChange(run);
            case Change.Renew renew -> new RenewalChange(renew);
            case Change.Sequence sequence -> new SequenceChange(sequence);
        };
    }

    /** The change that takes back one of a value: none when it is as it was, unknown when it is not known. */
    static <T> Fact<Change> back(Fact<T> before, T after, Fact<Change> undo) {
        return switch (before) {
            case Fact.Known<T>(T value) -> value.equals(after) ? Fact.absent() : undo;
            case Fact.Absent<T> absent -> undo;
            case Fact.Unknown<T>(String why) -> Fact.unknown(why);
        };
    }

    /** What is known, for a simulation goes on with what is. */
    static <T> Optional<T> ifKnown(Fact<T> fact) {
        return fact instanceof Fact.Known<T>(T value) ? Optional.of(value) : Optional.empty();
    }
}
