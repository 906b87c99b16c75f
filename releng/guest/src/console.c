// SPDX-License-Identifier: EPL-2.0
#include "console.h"

#include <fcntl.h>
#include <linux/kd.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { GLYPH_WIDTH = 8 };

void console_take(struct font *font) {
    font->height = 0;
    int tty = open("/dev/tty1", O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (tty < 0)
        return;
    // After a restart of this program the console is still ours, and in graphics mode it gives no font.
    ioctl(tty, KDSETMODE, KD_TEXT);
    // The append line asks for an 8x16 font; the kernel refuses this request when its glyphs are larger.
    struct console_font_op get = {.op = KD_FONT_OP_GET, .width = GLYPH_WIDTH, .height = 32, .charcount = 512,
                                  .data = &font->glyphs[0][0]};
    if (ioctl(tty, KDFONTOP, &get) == 0)
        font->height = (int) get.height;
    ioctl(tty, KDSETMODE, KD_GRAPHICS);
    // No echo of keys and no switching to another console; Ctrl-Alt-Del still restarts the machine.
    ioctl(tty, KDSKBMODE, K_OFF);
    close(tty);
}

static int text_scale(const struct font *font, int height) {
    int scale = font->height ? height / font->height : 0;
    return scale ? scale : 1;
}

struct rect text_area(const struct font *font, int x, int y, int height, const char *text) {
    int scale = text_scale(font, height);
    return (struct rect){x, y, (int) strlen(text) * GLYPH_WIDTH * scale, font->height * scale};
}

static void draw_glyph(struct screen *screen, const struct font *font, int x, int y, int scale, colour ink,
                       unsigned char character) {
    for (int row = 0; row < font->height; row++)
        for (int column = 0; column < GLYPH_WIDTH; column++)
            if (font->glyphs[character][row] & 0x80 >> column)
                screen_fill(screen, (struct rect){x + column * scale, y + row * scale, scale, scale}, ink);
}

struct rect text_draw(struct screen *screen, const struct font *font, int x, int y, int height, colour ink,
                      const char *text) {
    int scale = text_scale(font, height);
    for (int i = 0; text[i]; i++)
        draw_glyph(screen, font, x + i * GLYPH_WIDTH * scale, y, scale, ink, (unsigned char) text[i]);
    return text_area(font, x, y, height, text);
}
