// SPDX-License-Identifier: EPL-2.0
// The monitors of a graphics adapter through the kernel's mode setting: each that is plugged in shows a picture of its own in
// the size that its monitor prefers, as a desktop would do it.
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { MOST_HEADS = 16 };

struct head {
    uint32_t connector, crtc;
    int width, height; // nought while it is dark
    uint32_t buffer, framebuffer, pitch;
    uint8_t *pixels;
    uint64_t bytes;
    int step; // of the mark that moves
};

struct card {
    int fd;
    int count;
    struct head heads[MOST_HEADS];
};

// Opens the first adapter; false while there is none.
bool card_open(struct card *card);

// Lights what was plugged in, darkens what was pulled out, follows a new size; true when the head changed.
bool head_follow(struct card *card, int number);

// Shows each head anew: of QXL's all are parts of one picture, which is another one when a head changed.
void heads_show(const struct card *card);

// Moves the head's mark a step, so that there is something to see of its rate.
void head_move(struct card *card, int number);
