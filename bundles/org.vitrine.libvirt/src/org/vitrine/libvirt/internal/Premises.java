// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import java.util.Optional;
import java.util.Set;

import org.vitrine.core.VitrineException;
import org.vitrine.domain.Domain;
import org.vitrine.host.Text;

/** What a connection needs on this machine beside libvirt's daemon. Most need nothing. Methods may wait for a disk. */
interface Premises {

    /** Needs nothing. */
    Premises NONE = new Premises() {
        @Override
        public void prepare() {
            // a daemon has prepared itself
        }

        @Override
        public Text failed(Text why) {
            return why;
        }

        @Override
        public Optional<Text> opened(Set<String> machines) {
            return Optional.empty();
        }

        @Override
        public void check(Domain domain) throws VitrineException {
            SocketPaths.checkGiven(domain);
        }

        @Override
        public Optional<String> lastWords(String machine) {
            return Optional.empty();
        }
    };

    /** Makes ready for opening. */
    void prepare() throws VitrineException;

    /** Remembers that libvirt could not open it; gives what to tell a person. */
    Text failed(Text why);

    /**
     * Remembers that it is open.
     *
     * @param machines names of those that run
     * @return what a person must know of it, for example a machine that could not be taken over
     */
    Optional<Text> opened(Set<String> machines);

    /** Refuses a domain that could not start here, before anything is created. */
    void check(Domain domain) throws VitrineException;

    /** The last line that the QEMU of this machine wrote. */
    Optional<String> lastWords(String machine);
}
