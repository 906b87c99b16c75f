// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.vitrine.domain.Domain;
import org.vitrine.domain.DomainException;
import org.vitrine.domain.Encoded;

/**
 * A file's content as an editor can take it: text that becomes the same bytes again, or as much as is harmless and the reason.
 *
 * @param content what stood in the file; empty when it cannot be written back
 * @param shown   the text to show
 * @param refusal why it is no text of a domain
 */
record Loaded(Optional<Encoded> content, String shown, Optional<DomainException> refusal) {

    /** Reads a file; never fails. */
    static Loaded from(DomainFile file) {
        byte[] bytes;
        try {
            bytes = file.read();
        } catch (IOException e) {
            String why = e.getMessage();
            return new Loaded(Optional.empty(), "", Optional.of(new DomainException(
                    why != null ? why : NLS.bind(Messages.Loaded_unreadable, file.name()))));
        }
        try {
            Encoded encoded = Encoded.of(bytes);
            return new Loaded(Optional.of(encoded), encoded.text(), Optional.empty());
        } catch (DomainException e) {
            // in ISO 8859-1 every byte is a character, so the text can be looked at whatever it is; it is not written back
            String raw = bytes.length > Domain.LIMIT ? "" : new String(bytes, StandardCharsets.ISO_8859_1);
            return new Loaded(Optional.empty(), raw, Optional.of(e));
        }
    }
}
