// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Dialect;
import org.vitrine.provider.DialectException;

/**
 * The other ways to write a machine down that are present. They come and go with bundles, and are started when somebody
 * first asks here. Thread-safe; nothing here waits longer than a dialect's deadline.
 * <p>
 * Dialects that are given out are guarded: each call runs on a bounded thread with a deadline. One that throws refuses this
 * document with a sentence and is asked again for the next; one that hangs is set aside and refuses all. The cause of such a
 * refusal is a {@link ProviderFailedException}. Neither {@link Dialect#recognises} nor {@link Dialect#checks} ever throws.
 */
@ProviderType
public interface Dialects {

    /** The id under which the command line knows domain XML itself; no dialect has it. */
    String LIBVIRT = "libvirt";

    /** The active ones, sorted by id; of two with one id the higher service ranking is active. */
    List<Dialect> all();

    /** The active one of this id. */
    Optional<Dialect> find(String id);

    /**
     * The dialect that a file is written in; empty when it is XML, hence a domain, or when nobody knows it.
     *
     * @param fileName the last segment of its path
     */
    Optional<Dialect> recognise(String fileName, String text);

    /**
     * The machine that a text of a dialect describes.
     *
     * @param host where it is to run: answers what a document leaves to its host, and may know nothing
     * @throws DialectException when the text is no document of the dialect, or no machine can be made of it
     */
    Imported read(Dialect dialect, String text, HostSnapshot host) throws DialectException;

    /** Calls back after dialects came or went. */
    Subscription onChange(Runnable listener);
}
