// SPDX-License-Identifier: EPL-2.0
// The guest's picture: what is where, in which colour. The one place of these facts; guest.properties repeats them.
#ifndef VITRINE_PICTURE_H
#define VITRINE_PICTURE_H

#include "console.h"

struct picture {
    struct screen *screen;
    const struct font *font;
    const char *kernel;     // release of the running kernel
    struct rect pane;       // where the moving pane was drawn last
    struct rect ticker;     // where the line of uptime and frames was drawn last
    struct rect pointer;    // where the pointer's cross was drawn last, empty before the first
    int marks;              // key marks in the band
    long long frames;       // drawn so far
    long long ticked_at, ticked_frames; // time and frames when the ticker was drawn last
};

// Draws everything that stands still; marks and frames start at nought.
void picture_begin(struct picture *picture, struct screen *screen, const struct font *font, const char *kernel);

// Draws the moving pane as it is at the given time since boot.
void picture_move(struct picture *picture, long long milliseconds);

// Brings the line with uptime, frame counter and frame rate up to date; to be called about once a second.
void picture_tick(struct picture *picture, long long milliseconds);

// Adds a mark for a pressed key, and its name.
void picture_key(struct picture *picture, int code);

// Moves the pointer's cross; coordinates are 0 to 65535 across the screen.
void picture_pointer(struct picture *picture, int x, int y);

// Prints the facts by which a program can recognise the picture, as Java properties.
void picture_print_properties(void);

#endif
