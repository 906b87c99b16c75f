// SPDX-License-Identifier: EPL-2.0
// The kernel's console: it lends us its font, and then leaves the screen and the keyboard to us.
#ifndef VITRINE_CONSOLE_H
#define VITRINE_CONSOLE_H

#include "screen.h"

struct font {
    int height;                    // rows of one glyph; 0 when the kernel gave no font: then texts are not drawn
    unsigned char glyphs[512][32]; // [character][row], the most significant bit is the leftmost of 8 pixels
};

// Reads the console's font, then takes screen and keyboard away from the console.
void console_take(struct font *font);

// The rectangle of a text of one line, with glyphs enlarged by whole steps up to the given height.
struct rect text_area(const struct font *font, int x, int y, int height, const char *text);

// Draws the text into that rectangle, over what is there.
struct rect text_draw(struct screen *screen, const struct font *font, int x, int y, int height, colour ink,
                      const char *text);

#endif
