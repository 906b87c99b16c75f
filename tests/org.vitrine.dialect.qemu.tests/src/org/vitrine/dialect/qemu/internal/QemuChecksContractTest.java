// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal;

import java.util.List;

import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.SourceDocument;
import org.vitrine.provider.Verdict;
import org.vitrine.provider.tck.Case;
import org.vitrine.provider.tck.ChecksContract;
import org.vitrine.provider.tck.Scene;

class QemuChecksContractTest extends ChecksContract {
    private static final String SOUND = "qemu-system-x86_64 -nodefaults -display none -m 128 -device qxl-vga";

    private static Scene scene(String command) {
        HostSnapshot host = HostSnapshot.nothingKnown();
        try {
            SourceDocument document = Asked.DIALECT.parse(command);
            return Scene.of(Asked.DIALECT.checks(), host, Asked.DIALECT.read(document, host).text()).from(document);
        } catch (DialectException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    protected Scene sound() {
        return scene(SOUND);
    }

    @Override
    protected List<Case> cases() {
        return List.of(scene(SOUND + " -icount shift=7").gives("qemu-kept", Verdict.INFO),
                scene(SOUND + " $MORE").gives("qemu-kept", Verdict.UNKNOWN));
    }
}
