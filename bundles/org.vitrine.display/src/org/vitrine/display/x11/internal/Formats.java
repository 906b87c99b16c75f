// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.x11.internal;

import java.io.IOException;

import com.sun.jna.Pointer;

/** The kinds of pixels that an X server paints ({@code xcb_render_query_pict_formats_reply_t}). */
final class Formats {
    private static final int COUNT_AT = 8;
    private static final int FIRST = 32;
    private static final int LENGTH = 28;
    // one of them
    private static final int DEPTH_AT = 5;
    private static final int COLOURS_AT = 8;
    /** Shift and mask of each colour, 16 bits each: red in the third byte, green in the second, blue in the lowest. */
    private static final long RED_AND_GREEN = 0x00ff_0008_00ff_0010L;
    private static final int BLUE = 0x00ff_0000;

    private Formats() {
    }

    /** The server's name for 24 bits in 32 with blue lowest. */
    static int find(Pointer answer) throws IOException {
        int count = answer.getInt(COUNT_AT);
        for (int i = 0; i < count; i++) {
            long at = FIRST + (long) i * LENGTH;
            if (answer.getByte(at + DEPTH_AT) == XServer.DEPTH && answer.getLong(at + COLOURS_AT) == RED_AND_GREEN
                    && answer.getInt(at + COLOURS_AT + Long.BYTES) == BLUE) {
                return answer.getInt(at);
            }
        }
        throw new IOException("the X server has other pixels");
    }
}
