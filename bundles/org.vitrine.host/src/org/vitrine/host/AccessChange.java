// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.List;

/** Another owner or other permissions; whether the scanning user may read and write follows from them. */
record AccessChange(Change.SetAccess change) implements Simulated {

    @Override
    public Fact<Change> undo(HostSnapshot before) {
        return before.entry(change.path()).ifAbsent(() -> Fact.unknown(change.path() + " is not there"))
                .flatMap(entry -> isAsWanted(entry)
                        ? Fact.absent()
                        : entry.uid() < 0 || entry.gid() < 0
                                ? Fact.unknown("who owns " + change.path() + " was not told")
                                : Fact.known(new Change.SetAccess(change.path(), entry.mode(), entry.uid(),
                                        entry.gid())));
    }

    @Override
    public void apply(Simulation now) {
        Entry old = now.host().tree().get(change.path());
        if (old == null || isAsWanted(old)) {
            return;
        }
        if (!now.giveBack(kept(change.mode(), change.uid(), change.gid()))) {
            now.remember(kept(old.mode(), old.uid(), old.gid()), List.of(change.path()));
            var access = new Entry(old.kind(), change.mode(), change.uid(), change.gid(), old.readable(),
                    old.writable(), old.content(), old.size(), old.modified());
            now.put(change.path(), usable(access, now.host()));
        }
    }

    /** The entry with what the scanning user may do by its owner, group and permissions; as it was where that is unknown. */
    static Entry usable(Entry entry, HostSnapshot host) {
        return host.user().uid().flatMap(uid -> host.user().gids().map(gids -> {
            int shift = uid == entry.uid() ? 6 : gids.contains(entry.gid()) ? 3 : 0;
            int may = uid == 0 ? 6 : entry.mode() >> shift;
            return new Entry(entry.kind(), entry.mode(), entry.uid(), entry.gid(), (may & 4) != 0, (may & 2) != 0,
                    entry.content(), entry.size(), entry.modified());
        })).or(entry);
    }

    private boolean isAsWanted(Entry entry) {
        return entry.mode() == change.mode() && entry.uid() == change.uid() && entry.gid() == change.gid();
    }

    private String kept(int mode, int uid, int gid) {
        return "access " + Integer.toOctalString(mode) + " " + uid + ":" + gid + " " + change.path();
    }
}
