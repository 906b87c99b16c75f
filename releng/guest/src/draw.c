// SPDX-License-Identifier: EPL-2.0
// The demo guest's only program: draws its picture, marks keys, and powers the machine off at its power button.
// "draw --properties" prints the facts of the picture instead; build.sh calls it so on the building machine.
#include "input.h"
#include "picture.h"

#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/reboot.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

enum {
    FRAME_MS = 33, // some 30 pictures a second
    REST_MS = 10,  // after each picture at least, for the kernel to bring it to the device
    SECOND_MS = 1000,
};

static int serial; // the first serial port, below nought where there is none

// A line for who watches the serial port. Where nobody does it is lost: it must never hold up the picture.
#define REPORT(...) dprintf(serial, __VA_ARGS__)

// Before ordinary processes, and so before the kernel's worker that copies what we drew to the device: it shall get
// whole pictures, not torn ones.
static void draw_before_others(void) {
    struct sched_param priority = {.sched_priority = 1};
    sched_setscheduler(0, SCHED_FIFO, &priority);
}

static long long uptime_ms(void) {
    struct timespec time;
    clock_gettime(CLOCK_BOOTTIME, &time);
    return time.tv_sec * 1000LL + time.tv_nsec / 1000000;
}

static void report_device(const char *name) { REPORT("INPUT %s\n", name); }

static void power_off_if_asked(const struct input *input) {
    if (!input->power_pressed)
        return;
    REPORT("VITRINE-GUEST POWER-OFF\n");
    reboot(RB_POWER_OFF); // nothing is mounted that needs a sync
}

// Waits for a screen of ours; the power button works meanwhile.
static void wait_for_screen(struct screen *screen, struct input *input) {
    for (bool told = false; !screen_open(screen); told = true) {
        if (!told)
            REPORT("VITRINE-GUEST NO-SCREEN\n");
        input_rescan(input, report_device);
        input_wait(input, SECOND_MS / 4);
        power_off_if_asked(input);
    }
}

static void take_input(struct picture *picture, struct input *input) {
    power_off_if_asked(input);
    for (int i = 0; i < input->key_count; i++) {
        picture_key(picture, input->keys[i]);
        REPORT("KEY %d\n", input->keys[i]);
    }
    if (input->pointer_moved)
        picture_pointer(picture, input->pointer_x, input->pointer_y);
}

// Draws until the screen has another size.
static void draw_on(struct screen *screen, const struct font *font, struct input *input, const char *kernel) {
    struct picture picture;
    picture_begin(&picture, screen, font, kernel);
    picture_move(&picture, uptime_ms());
    REPORT("VITRINE-GUEST READY %s %dx%d uptime=%.1f\n", screen->driver, screen->width, screen->height,
           (double) uptime_ms() / SECOND_MS);
    long long next_frame = uptime_ms(), next_second = next_frame;
    for (;;) {
        long long now = uptime_ms();
        if (now >= next_second) {
            input_rescan(input, report_device);
            if (screen_resized(screen))
                return;
            picture_tick(&picture, now);
            next_second = now + SECOND_MS;
        }
        if (now >= next_frame) {
            picture_move(&picture, now);
            next_frame = now + FRAME_MS; // a late frame is not caught up
        }
        long long rest = next_frame - uptime_ms();
        input_wait(input, rest > REST_MS ? (int) rest : REST_MS);
        take_input(&picture, input);
    }
}

int main(int count, char **arguments) {
    if (count > 1 && strcmp(arguments[1], "--properties") == 0) {
        picture_print_properties();
        return 0;
    }
    static struct font font;
    static struct input input;
    struct screen screen;
    struct utsname kernel;
    serial = open("/dev/ttyS0", O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    draw_before_others();
    uname(&kernel);
    input_init(&input);
    wait_for_screen(&screen, &input);
    console_take(&font);
    for (;;) {
        draw_on(&screen, &font, &input, kernel.release);
        screen_close(&screen);
        wait_for_screen(&screen, &input);
    }
}
