// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.vitrine.domain.Domain;
import org.vitrine.domain.DomainEdit;

/** Formatting changes blanks between tags and nothing else. */
class FormattingTest {
    private static final String MESSY = """
            <domain type = 'qemu'><name>a  b</name>
                <os><type   arch='x86_64'>hvm</type></os> <!-- behind -->
            \t<!-- above -->


              <devices><video><model type="qxl"
                  ram='1'/></video></devices>
            </domain>
            """;
    private static final String TIDY = """
            <domain type = 'qemu'>
              <name>a  b</name>
              <os>
                <type   arch='x86_64'>hvm</type>
              </os> <!-- behind -->
              <!-- above -->

              <devices>
                <video>
                  <model type="qxl"
                  ram='1'/>
                </video>
              </devices>
            </domain>
            """;

    private static String formatted(String text) {
        Domain domain = Domain.of(text);
        return domain.apply(Formatting.of(domain, 0, Integer.MAX_VALUE)).text();
    }

    @Test
    void aDomainIsIndentedAsLibvirtWritesIt() {
        assertEquals(TIDY, formatted(MESSY));
        assertTrue(Formatting.of(Domain.of(TIDY), 0, Integer.MAX_VALUE).isEmpty(), "and stays so");
    }

    @Test
    void itIsTakenBackToTheByteAndKeepsLineEnds() {
        String windows = MESSY.replace("\n", "\r\n");
        Domain domain = Domain.of(windows);
        DomainEdit edit = Formatting.of(domain, 0, Integer.MAX_VALUE);
        assertEquals(TIDY.replace("\n", "\r\n"), domain.apply(edit).text());
        assertEquals(windows, domain.apply(edit).apply(edit.inverse()).text());
    }

    @Test
    void aSelectionIsFormattedAlone() {
        Domain domain = Domain.of(MESSY);
        int from = MESSY.indexOf("<video>");
        String after = domain.apply(Formatting.of(domain, from, MESSY.indexOf("</video>"))).text();
        assertTrue(after.startsWith("<domain type = 'qemu'><name>"), after);
        assertTrue(after.contains("<devices>\n    <video>\n      <model type"), after);
    }
}
