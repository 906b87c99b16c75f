// SPDX-License-Identifier: EPL-2.0
#include "picture.h"

#include "input.h"

#include <stdio.h>

enum {
    SIGNATURE = 32, // side of a corner square
    MARK = 24, MARK_PITCH = 28, MARK_ROWS = 2,
    MARGIN = 48, TITLE_TOP = 24, TITLE_HEIGHT = 48, LINES_TOP = 84, LINE_HEIGHT = 32,
    LABEL_BOTTOM = 136, // from the top of the label above the key marks to the screen's lower edge
    POINTER = 17, POINTER_LINE = 3,
};

static const colour TOP_LEFT = 0xFF0000, TOP_RIGHT = 0x00FF00, BOTTOM_LEFT = 0x0000FF, BOTTOM_RIGHT = 0xFFFF00;
static const colour MARK_COLOUR = 0xFF8000;
static const colour TITLE_INK = 0xFFFFFF, LINE_INK = 0xA9C1E8, POINTER_INK = 0xFFFFFF, FRAME_INK = 0x42547F;
static const colour SKY = 0x0D1322, GROUND = 0x26345C;

// A region that holds on any screen: coordinates below nought count from the right or the lower edge.
struct region { int left, top, right, bottom; };
static const struct region STAGE = {32, 224, -32, -144};
static const struct region FACTS = {MARGIN, LINES_TOP, -MARGIN, LINES_TOP + 4 * LINE_HEIGHT};
static const struct region BAND = {48, -96, -48, -40};

static int placed(int coordinate, int size) { return coordinate < 0 ? size + coordinate : coordinate; }

static struct rect region_on(const struct screen *screen, struct region region) {
    int x = placed(region.left, screen->width), y = placed(region.top, screen->height);
    return (struct rect){x, y, placed(region.right, screen->width) - x, placed(region.bottom, screen->height) - y};
}

// --- colours ---

static colour mixed(colour a, colour b, int part, int whole) {
    colour result = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
        int from = (int) (a >> shift & 255), to = (int) (b >> shift & 255);
        result |= (colour) (from + (to - from) * part / whole) << shift;
    }
    return result;
}

// A colour of the rainbow, softened; 1536 steps around.
static colour hue(int step) {
    static const colour WHEEL[7] = {0xE0507A, 0xC9A24B, 0x58B368, 0x3FA7B5, 0x4C72D8, 0x9A5BD0, 0xE0507A};
    step %= 1536;
    return mixed(WHEEL[step / 256], WHEEL[step / 256 + 1], step % 256, 256);
}

// --- what stands still ---

static void draw_background(struct screen *screen, struct rect area) {
    for (int y = area.y; y < area.y + area.height; y++)
        screen_fill(screen, (struct rect){area.x, y, area.width, 1}, mixed(SKY, GROUND, y, screen->height));
}

static void draw_signature(struct screen *screen) {
    int right = screen->width - SIGNATURE, bottom = screen->height - SIGNATURE;
    screen_fill(screen, (struct rect){0, 0, SIGNATURE, SIGNATURE}, TOP_LEFT);
    screen_fill(screen, (struct rect){right, 0, SIGNATURE, SIGNATURE}, TOP_RIGHT);
    screen_fill(screen, (struct rect){0, bottom, SIGNATURE, SIGNATURE}, BOTTOM_LEFT);
    screen_fill(screen, (struct rect){right, bottom, SIGNATURE, SIGNATURE}, BOTTOM_RIGHT);
}

static void draw_frame(struct screen *screen, struct rect area, int line, colour ink) {
    screen_fill(screen, (struct rect){area.x, area.y, area.width, line}, ink);
    screen_fill(screen, (struct rect){area.x, area.y + area.height - line, area.width, line}, ink);
    screen_fill(screen, (struct rect){area.x, area.y, line, area.height}, ink);
    screen_fill(screen, (struct rect){area.x + area.width - line, area.y, line, area.height}, ink);
}

static struct rect draw_line(struct picture *picture, int number, const char *text) {
    return text_draw(picture->screen, picture->font, MARGIN, LINES_TOP + number * LINE_HEIGHT, LINE_HEIGHT, LINE_INK,
                     text);
}

static void draw_facts(struct picture *picture) {
    char text[128];
    snprintf(text, sizeof text, "DRM driver: %s", picture->screen->driver);
    draw_line(picture, 0, text);
    snprintf(text, sizeof text, "%d x %d", picture->screen->width, picture->screen->height);
    draw_line(picture, 1, text);
    snprintf(text, sizeof text, "Linux %s", picture->kernel);
    draw_line(picture, 2, text);
}

// --- the cross of the pointer: on the device only, so that no drawing needs to know of it ---

// The corner squares stay whole under a pointer: a program has to find them at any time.
static bool meets_signature(const struct screen *screen, struct rect area) {
    bool in_corner_row = area.y < SIGNATURE || area.y + area.height > screen->height - SIGNATURE;
    bool in_corner_column = area.x < SIGNATURE || area.x + area.width > screen->width - SIGNATURE;
    return in_corner_row && in_corner_column;
}

static void show_pointer(const struct picture *picture) {
    struct rect area = picture->pointer;
    int middle = (POINTER - POINTER_LINE) / 2;
    if (meets_signature(picture->screen, area))
        return;
    screen_overlay(picture->screen, (struct rect){area.x, area.y + middle, area.width, POINTER_LINE}, POINTER_INK);
    screen_overlay(picture->screen, (struct rect){area.x + middle, area.y, POINTER_LINE, area.height}, POINTER_INK);
}

static void show(const struct picture *picture, struct rect area) {
    screen_show(picture->screen, area);
    if (rects_meet(area, picture->pointer))
        show_pointer(picture);
}

void picture_pointer(struct picture *picture, int x, int y) {
    const struct screen *screen = picture->screen;
    struct rect old = picture->pointer;
    int middle_x = (int) ((long long) x * (screen->width - 1) / 65535);
    int middle_y = (int) ((long long) y * (screen->height - 1) / 65535);
    picture->pointer = (struct rect){middle_x - POINTER / 2, middle_y - POINTER / 2, POINTER, POINTER};
    screen_show(screen, old);
    show_pointer(picture);
}

static void draw_label(struct picture *picture, const char *text) {
    struct rect label = {MARGIN, picture->screen->height - LABEL_BOTTOM, picture->screen->width - 2 * MARGIN, LINE_HEIGHT};
    draw_background(picture->screen, label);
    text_draw(picture->screen, picture->font, label.x, label.y, label.height, LINE_INK, text);
    show(picture, label);
}

void picture_begin(struct picture *picture, struct screen *screen, const struct font *font, const char *kernel) {
    struct rect whole = {0, 0, screen->width, screen->height}, stage = region_on(screen, STAGE);
    *picture = (struct picture){.screen = screen, .font = font, .kernel = kernel, .pane = {stage.x, stage.y, 0, 0}};
    draw_background(screen, whole);
    draw_signature(screen);
    text_draw(screen, font, MARGIN, TITLE_TOP, TITLE_HEIGHT, TITLE_INK, "Vitrine demo guest");
    draw_facts(picture);
    draw_frame(screen, stage, 2, FRAME_INK);
    show(picture, whole);
    draw_label(picture, "Press a key");
}

// --- the pane of glass that moves over the stage ---

// There and back again between 0 and range, at the given speed in pixels a second. By time and not by frames, so that
// it keeps its pace on a slow machine.
static int bounced(long long milliseconds, int speed, int range) {
    if (range <= 0)
        return 0;
    int way = (int) (milliseconds * speed / 1000 % (2 * range));
    return way < range ? way : 2 * range - way;
}

static struct rect pane_at(const struct screen *screen, long long milliseconds) {
    struct rect stage = region_on(screen, STAGE);
    int width = stage.width / 4, height = stage.height * 5 / 9;
    int inset = 4; // the stage's frame stays whole
    return (struct rect){stage.x + inset + bounced(milliseconds, 180, stage.width - width - 2 * inset),
                         stage.y + inset + bounced(milliseconds, 110, stage.height - height - 2 * inset), width, height};
}

static void draw_glass(struct screen *screen, struct rect pane, long long milliseconds) {
    int step = (int) (milliseconds / 8 % 1536);
    int slope = pane.width + pane.height;
    int sweep = (int) (milliseconds * 2 / 5 % (2 * slope)); // the gleam crosses the pane, then rests as long
    int gleam = slope / 6;
    for (int y = 0; y < pane.height; y++) {
        colour base = mixed(hue(step), hue(step + 384), y, pane.height), lit = mixed(base, 0xFFFFFF, 1, 2);
        int y_on_screen = pane.y + y;
        screen_fill(screen, (struct rect){pane.x, y_on_screen, pane.width, 1}, base);
        int start = sweep - y, end = start + gleam; // a diagonal: each row one pixel further left
        if (start < 0)
            start = 0;
        if (end > pane.width)
            end = pane.width;
        screen_fill(screen, (struct rect){pane.x + start, y_on_screen, end - start, 1}, lit);
    }
    draw_frame(screen, pane, 3, mixed(hue(step + 192), 0xFFFFFF, 3, 4));
}

static void draw_name(const struct picture *picture, struct rect pane) {
    int height = pane.width * 3 / 14; // with glyphs half as wide as high, the seven letters fill 3/4 of the pane
    struct rect size = text_area(picture->font, 0, 0, height, "Vitrine");
    if (size.width < pane.width && size.height < pane.height)
        text_draw(picture->screen, picture->font, pane.x + (pane.width - size.width) / 2,
                  pane.y + (pane.height - size.height) / 2, height, TITLE_INK, "Vitrine");
}

void picture_move(struct picture *picture, long long milliseconds) {
    struct rect pane = pane_at(picture->screen, milliseconds), old = picture->pane;
    draw_background(picture->screen, old);
    draw_glass(picture->screen, pane, milliseconds);
    draw_name(picture, pane);
    picture->pane = pane;
    picture->frames++;
    show(picture, old.width ? rect_around(old, pane) : pane);
}

void picture_tick(struct picture *picture, long long milliseconds) {
    char text[96];
    struct rect old = picture->ticker;
    long long passed = milliseconds - picture->ticked_at;
    long long rate = passed > 0 ? (picture->frames - picture->ticked_frames) * 1000 / passed : 0;
    snprintf(text, sizeof text, "Uptime %lld s   frame %lld   %lld frames/s", milliseconds / 1000, picture->frames, rate);
    draw_background(picture->screen, old);
    picture->ticker = draw_line(picture, 3, text);
    picture->ticked_at = milliseconds;
    picture->ticked_frames = picture->frames;
    show(picture, rect_around(picture->ticker, old.width ? old : picture->ticker));
}

// --- the band of key marks ---

void picture_key(struct picture *picture, int code) {
    char text[96];
    struct rect band = region_on(picture->screen, BAND);
    int columns = band.width / MARK_PITCH;
    if (picture->marks == columns * MARK_ROWS) { // full: begin a new band
        picture->marks = 0;
        draw_background(picture->screen, band);
        show(picture, band);
    }
    struct rect mark = {band.x + picture->marks % columns * MARK_PITCH, band.y + picture->marks / columns * MARK_PITCH,
                        MARK, MARK};
    picture->marks++;
    screen_fill(picture->screen, mark, MARK_COLOUR);
    show(picture, mark);
    snprintf(text, sizeof text, "Last key: %s (%d)", key_name(code), code);
    draw_label(picture, text);
}

// --- guest.properties ---

static void print_region(const char *key, struct region region) {
    printf("%s=%d,%d,%d,%d\n", key, region.left, region.top, region.right, region.bottom);
}

void picture_print_properties(void) {
    printf("signature.size=%d\n", SIGNATURE);
    printf("signature.top-left=#%06X\nsignature.top-right=#%06X\n", TOP_LEFT, TOP_RIGHT);
    printf("signature.bottom-left=#%06X\nsignature.bottom-right=#%06X\n", BOTTOM_LEFT, BOTTOM_RIGHT);
    print_region("text.region", FACTS);
    printf("text.colour=#%06X\n", LINE_INK);
    print_region("moving.region", STAGE);
    print_region("keys.region", BAND);
    printf("keys.mark.colour=#%06X\nkeys.mark.size=%d\nkeys.mark.pitch=%d\n", MARK_COLOUR, MARK, MARK_PITCH);
}
