// SPDX-License-Identifier: EPL-2.0
#include "screen.h"

#include <fcntl.h>
#include <linux/fb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static int min(int a, int b) { return a < b ? a : b; }
static int max(int a, int b) { return a > b ? a : b; }

static struct rect clipped(const struct screen *screen, struct rect area) {
    int left = max(area.x, 0), top = max(area.y, 0);
    int right = min(area.x + area.width, screen->width), bottom = min(area.y + area.height, screen->height);
    return (struct rect){left, top, max(right - left, 0), max(bottom - top, 0)};
}

// A DRM driver names its framebuffer after itself: "qxldrmfb". The device's driver link in sysfs will not do: for
// virtio-gpu it says virtio-pci.
static void name_driver(const char *framebuffer, char *driver, size_t size) {
    snprintf(driver, size, "%s", framebuffer);
    char *suffix = strstr(driver, "drmfb");
    if (suffix)
        *suffix = '\0';
}

static bool is_xrgb8888(const struct fb_var_screeninfo *mode) {
    return mode->bits_per_pixel == 32 && mode->red.offset == 16 && mode->green.offset == 8 && mode->blue.offset == 0;
}

bool screen_open(struct screen *screen) {
    struct fb_var_screeninfo mode;
    struct fb_fix_screeninfo device;
    int fd = open("/dev/fb0", O_RDWR | O_CLOEXEC);
    if (fd < 0)
        return false;
    if (ioctl(fd, FBIOGET_VSCREENINFO, &mode) || ioctl(fd, FBIOGET_FSCREENINFO, &device) || !is_xrgb8888(&mode)) {
        close(fd);
        return false;
    }
    *screen = (struct screen){.fd = fd, .width = (int) mode.xres, .height = (int) mode.yres,
                              .stride = (int) (device.line_length / sizeof(colour))};
    screen->pixels = calloc((size_t) screen->stride * mode.yres, sizeof(colour));
    if (!screen->pixels) {
        close(fd);
        return false;
    }
    name_driver(device.id, screen->driver, sizeof screen->driver);
    return true;
}

void screen_close(struct screen *screen) {
    close(screen->fd);
    free(screen->pixels);
}

bool screen_resized(const struct screen *screen) {
    struct fb_var_screeninfo mode;
    return ioctl(screen->fd, FBIOGET_VSCREENINFO, &mode) == 0
        && ((int) mode.xres != screen->width || (int) mode.yres != screen->height);
}

void screen_fill(struct screen *screen, struct rect area, colour paint) {
    struct rect seen = clipped(screen, area);
    for (int y = seen.y; y < seen.y + seen.height; y++) {
        colour *row = screen->pixels + (size_t) y * screen->stride;
        for (int x = seen.x; x < seen.x + seen.width; x++)
            row[x] = paint;
    }
}

// fbdev's write() and not mmap(): a write marks exactly its bytes as changed, while a mapping is found out by page
// faults, which cover whole rows and cost a software-emulated CPU most of its time. The kernel gathers the writes and
// updates the device at its own pace, so that a fast writer cannot flood qxl as unthrottled DIRTYFB calls do.
static void write_pixels(const struct screen *screen, int x, int y, const colour *pixels, size_t count) {
    off_t at = ((off_t) y * screen->stride + x) * (off_t) sizeof(colour);
    ssize_t written = pwrite(screen->fd, pixels, count * sizeof(colour), at);
    (void) written; // it fails only when the device went away, and then there is nobody to see the picture
}

void screen_show(const struct screen *screen, struct rect area) {
    struct rect seen = clipped(screen, area);
    if (seen.width == screen->width && screen->width == screen->stride) {
        write_pixels(screen, 0, seen.y, screen->pixels + (size_t) seen.y * screen->stride,
                     (size_t) seen.height * screen->stride);
        return;
    }
    for (int y = seen.y; y < seen.y + seen.height; y++)
        write_pixels(screen, seen.x, y, screen->pixels + (size_t) y * screen->stride + seen.x, (size_t) seen.width);
}

void screen_overlay(const struct screen *screen, struct rect area, colour paint) {
    struct rect seen = clipped(screen, area);
    colour row[64];
    int count = min(seen.width, 64);
    for (int x = 0; x < count; x++)
        row[x] = paint;
    for (int y = seen.y; y < seen.y + seen.height; y++)
        write_pixels(screen, seen.x, y, row, (size_t) count);
}

struct rect rect_around(struct rect a, struct rect b) {
    int left = min(a.x, b.x), top = min(a.y, b.y);
    return (struct rect){left, top, max(a.x + a.width, b.x + b.width) - left, max(a.y + a.height, b.y + b.height) - top};
}

bool rects_meet(struct rect a, struct rect b) {
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
