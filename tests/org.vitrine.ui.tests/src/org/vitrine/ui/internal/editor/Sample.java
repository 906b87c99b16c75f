// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor;

/** Domains to edit. */
final class Sample {
    /** A sound domain that was written by hand: comments, tabs, both quotes, odd blanks, and what no provider knows. */
    static final String ODD = """
            <?xml version='1.0'   encoding="UTF-8"?>
            <!-- kept: a comment before, with "quotes" & an ampersand -->
            <domain type = 'qemu'   xmlns:vendor='urn:example:vendor'>
              <name>odd &amp; even</name>   <!-- behind: ä € -->
            \t<memory unit='MiB'>64</memory>
              <vcpu >1</vcpu >
              <os>
                <type arch='x86_64' machine="pc">hvm</type></os>
              <devices>
            \t\t<channel type='spicevmc'><target type='virtio' name='com.redhat.spice.0'/></channel>
                <graphics   type="spice">
                  <listen type='socket'/>
                </graphics>

                <video>
                  <model  type="qxl"
                          ram='131072' vram="131072"
            \t      vgamem = "16384"   heads='1' primary='yes' />  <!-- the one -->
                </video>
                <memballoon model='none'></memballoon>
              </devices>
              <metadata><vendor:x  a='1'  b="2"/></metadata>
            </domain >
            <!-- kept after -->
            """;

    /** SPICE with OpenGL that listens on the network, and no channel for the agent: QXL-004 and QXL-008. */
    static final String UNSOUND = """
            <domain type='qemu'>
              <name>unsound</name>
              <memory unit='MiB'>64</memory>
              <os><type arch='x86_64' machine='pc'>hvm</type></os>
              <devices>
                <graphics type='spice' autoport='yes'>
                  <listen type='address' address='127.0.0.1'/>
                  <gl enable='yes'/>
                </graphics>
                <video><model type='qxl'/></video>
              </devices>
            </domain>
            """;

    private Sample() {
    }
}
