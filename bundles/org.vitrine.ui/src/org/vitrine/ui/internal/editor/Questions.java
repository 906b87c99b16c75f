// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor;

import java.nio.file.Path;
import java.util.Optional;

/** What an editor asks and tells a person. On the UI thread; waits for the answer. */
interface Questions {

    /** What is to become of a text whose file was changed by somebody else. */
    enum Fate {
        /** The text here replaces the file's when it is saved. */
        KEEP,
        /** The file's text replaces the text here; undo brings that back. */
        RELOAD,
        /** Not decided; nothing happens. */
        LATER
    }

    /** The file was changed by somebody else while the text here was edited. */
    Fate changedOnDisk(String name);

    /** Saving is not possible, for this reason; whether to save under another name. */
    boolean saveElsewhere(String sentence);

    /** Where to save; empty when the person changed their mind. */
    Optional<Path> target(String proposal);

    /** A sentence and a difference to be read. */
    void show(String title, String sentence, String difference);

    /** A sentence to be read. */
    void tell(String title, String sentence);
}
