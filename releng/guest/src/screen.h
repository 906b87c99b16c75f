// SPDX-License-Identifier: EPL-2.0
// The guest's screen: the kernel's framebuffer device behind a back buffer of our own.
#ifndef VITRINE_SCREEN_H
#define VITRINE_SCREEN_H

#include <stdbool.h>
#include <stdint.h>

typedef uint32_t colour; // 0xRRGGBB, the XRGB8888 that all three DRM drivers give fbdev

struct rect { int x, y, width, height; };

struct screen {
    int fd;
    int width, height; // pixels
    int stride;        // pixels from one row to the next
    colour *pixels;    // the back buffer: stride * height pixels
    char driver[32];   // what the kernel calls its DRM driver
};

// Opens /dev/fb0. False when there is none yet or its pixels are not XRGB8888; call again later.
bool screen_open(struct screen *screen);

void screen_close(struct screen *screen);

// True when the device no longer has the size it was opened with.
bool screen_resized(const struct screen *screen);

// Fills the part of the rectangle that lies on the screen. Like all drawing, seen only after screen_show.
void screen_fill(struct screen *screen, struct rect area, colour paint);

// Copies a rectangle of the back buffer to the device.
void screen_show(const struct screen *screen, struct rect area);

// Writes a rectangle of one colour to the device only; screen_show of the same place takes it away again.
void screen_overlay(const struct screen *screen, struct rect area, colour paint);

// The smallest rectangle around both.
struct rect rect_around(struct rect a, struct rect b);

bool rects_meet(struct rect a, struct rect b);

#endif
