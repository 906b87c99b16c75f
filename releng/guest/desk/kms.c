// SPDX-License-Identifier: EPL-2.0
#include "kms.h"

#include <fcntl.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

// The kernel's interface (drm_mode.h), of which Debian has the header only in libdrm's package.
struct mode {
    uint32_t clock;
    uint16_t hdisplay, hsync_start, hsync_end, htotal, hskew, vdisplay, vsync_start, vsync_end, vtotal, vscan;
    uint32_t vrefresh, flags, type;
    char name[32];
};
struct resources {
    uint64_t framebuffers, crtcs, connectors, encoders;
    uint32_t framebuffer_count, crtc_count, connector_count, encoder_count, widths[2], heights[2];
};
struct connector {
    uint64_t encoders, modes, properties, values;
    uint32_t mode_count, property_count, encoder_count, encoder, id, type, type_number, connection, mm[2], subpixel, pad;
};
struct crtc {
    uint64_t connectors;
    uint32_t connector_count, id, framebuffer, x, y, gamma_size, mode_valid;
    struct mode mode;
};
struct framebuffer { uint32_t id, width, height, pitch, bits, depth, buffer; };
struct flip { uint32_t crtc, framebuffer, flags, reserved; uint64_t data; };
struct clip { uint16_t left, top, right, bottom; };
struct dirty { uint32_t framebuffer, flags, colour, clip_count; uint64_t clips; };
struct buffer { uint32_t height, width, bits, flags, handle, pitch; uint64_t bytes; };
struct mapping { uint32_t handle, pad; uint64_t offset; };

#define CALL(number, type) _IOWR('d', number, type)
enum {
    CONNECTED = 1,
    PREFERRED = 1 << 3,
    MOST_MODES = 128,
    CORNER = 32, // the side of the squares in the corners
    MARK = 24,   // the side of the mark that moves
};

// Red, green, blue, yellow in the corners, as the demo guest has them.
static const uint32_t CORNERS[] = {0xff0000, 0x00ff00, 0x0000ff, 0xffff00};
// Behind them, for each head another.
static const uint32_t GROUNDS[] = {0x204080, 0x802040, 0x208040, 0x806020};

static uint64_t at(const void *pointer) { return (uint64_t) (uintptr_t) pointer; }

bool card_open(struct card *card) {
    uint32_t crtcs[MOST_HEADS], connectors[MOST_HEADS];
    struct resources all = {.crtcs = at(crtcs), .connectors = at(connectors),
                            .crtc_count = MOST_HEADS, .connector_count = MOST_HEADS};
    *card = (struct card){.fd = open("/dev/dri/card0", O_RDWR | O_CLOEXEC)};
    if (card->fd < 0)
        return false;
    if (ioctl(card->fd, CALL(0xA0, struct resources), &all)) {
        close(card->fd);
        return false;
    }
    // QEMU's adapters wire each connector to the CRTC of the same number.
    while (card->count < MOST_HEADS && card->count < (int) all.crtc_count && card->count < (int) all.connector_count) {
        card->heads[card->count] = (struct head){.connector = connectors[card->count], .crtc = crtcs[card->count]};
        card->count++;
    }
    return true;
}

static void fill(const struct head *head, int x, int y, int width, int height, uint32_t colour) {
    for (int row = y; row < y + height && row < head->height; row++) {
        uint32_t *pixels = (uint32_t *) (head->pixels + (uint64_t) row * head->pitch);
        for (int column = x; column < x + width && column < head->width; column++)
            pixels[column] = colour;
    }
}

// The mode that the monitor prefers; false where none is plugged in.
static bool wanted(const struct card *card, const struct head *head, struct mode *mode) {
    static struct mode modes[MOST_MODES];
    // Without room for modes the kernel looks at the monitor anew, with it it tells what it knows.
    struct connector connector = {.id = head->connector};
    if (ioctl(card->fd, CALL(0xA7, struct connector), &connector) || connector.connection != CONNECTED)
        return false;
    connector = (struct connector){.id = head->connector, .modes = at(modes), .mode_count = MOST_MODES};
    if (ioctl(card->fd, CALL(0xA7, struct connector), &connector) || connector.mode_count == 0)
        return false;
    *mode = modes[0];
    for (uint32_t i = 0; i < connector.mode_count && i < MOST_MODES; i++)
        if (modes[i].type & PREFERRED) {
            *mode = modes[i];
            break;
        }
    return true;
}

static void darken(const struct card *card, struct head *head) {
    struct crtc off = {.id = head->crtc};
    ioctl(card->fd, CALL(0xA2, struct crtc), &off);
    if (head->pixels)
        munmap(head->pixels, head->bytes);
    ioctl(card->fd, CALL(0xAF, uint32_t), &head->framebuffer);
    ioctl(card->fd, CALL(0xB4, uint32_t), &head->buffer);
    *head = (struct head){.connector = head->connector, .crtc = head->crtc};
}

// Tells the device of all that a head shows, as a desktop does that turns its pages.
static void turn_page(const struct card *card, const struct head *head) {
    struct flip flip = {.crtc = head->crtc, .framebuffer = head->framebuffer};
    ioctl(card->fd, CALL(0xB0, struct flip), &flip);
}

void heads_show(const struct card *card) {
    for (int i = 0; i < card->count; i++)
        if (card->heads[i].width)
            turn_page(card, &card->heads[i]);
}

static void paint(const struct head *head, int number) {
    int right = head->width - CORNER, bottom = head->height - CORNER;
    fill(head, 0, 0, head->width, head->height, GROUNDS[number % 4]);
    fill(head, 0, 0, CORNER, CORNER, CORNERS[0]);
    fill(head, right, 0, CORNER, CORNER, CORNERS[1]);
    fill(head, 0, bottom, CORNER, CORNER, CORNERS[2]);
    fill(head, right, bottom, CORNER, CORNER, CORNERS[3]);
}

static bool light(struct card *card, int number, const struct mode *mode) {
    struct head *head = &card->heads[number];
    struct buffer buffer = {.width = mode->hdisplay, .height = mode->vdisplay, .bits = 32};
    if (ioctl(card->fd, CALL(0xB2, struct buffer), &buffer))
        return false;
    struct framebuffer framebuffer = {.width = buffer.width, .height = buffer.height, .pitch = buffer.pitch, .bits = 32,
                                      .depth = 24, .buffer = buffer.handle};
    struct mapping mapping = {.handle = buffer.handle};
    ioctl(card->fd, CALL(0xAE, struct framebuffer), &framebuffer);
    ioctl(card->fd, CALL(0xB3, struct mapping), &mapping);
    void *pixels = mmap(NULL, buffer.bytes, PROT_READ | PROT_WRITE, MAP_SHARED, card->fd, (off_t) mapping.offset);
    head->buffer = buffer.handle;
    head->framebuffer = framebuffer.id;
    if (pixels == MAP_FAILED) {
        darken(card, head);
        return false;
    }
    head->pixels = pixels;
    head->pitch = buffer.pitch;
    head->bytes = buffer.bytes;
    head->width = mode->hdisplay;
    head->height = mode->vdisplay;
    paint(head, number);
    struct crtc on = {.id = head->crtc, .framebuffer = framebuffer.id, .connectors = at(&head->connector),
                      .connector_count = 1, .mode_valid = 1, .mode = *mode};
    if (ioctl(card->fd, CALL(0xA2, struct crtc), &on)) {
        darken(card, head);
        return false;
    }
    return true;
}

bool head_follow(struct card *card, int number) {
    struct head *head = &card->heads[number];
    struct mode mode = {0};
    bool on = wanted(card, head, &mode);
    if (on ? mode.hdisplay == head->width && mode.vdisplay == head->height : head->width == 0)
        return false;
    if (head->width)
        darken(card, head);
    return !on || light(card, number, &mode);
}

void head_move(struct card *card, int number) {
    struct head *head = &card->heads[number];
    if (head->width < 4 * CORNER || head->height < 4 * CORNER)
        return;
    int room = head->width - 2 * CORNER - MARK, y = 2 * CORNER;
    int before = CORNER + head->step % room, now = CORNER + (head->step + MARK) % room;
    fill(head, before, y, MARK, MARK, GROUNDS[number % 4]);
    fill(head, now, y, MARK, MARK, 0xffffff);
    head->step += MARK;
    // QXL's driver takes rows for the first head's whatever head they are of (qxl_framebuffer_surface_dirty).
    if (number > 0) {
        turn_page(card, head);
        return;
    }
    struct clip clip = {.top = (uint16_t) y, .right = (uint16_t) head->width, .bottom = (uint16_t) (y + MARK)};
    struct dirty dirty = {.framebuffer = head->framebuffer, .clip_count = 1, .clips = at(&clip)};
    ioctl(card->fd, CALL(0xB1, struct dirty), &dirty);
}
