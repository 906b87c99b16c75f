// SPDX-License-Identifier: EPL-2.0
#include "input.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/input.h>
#include <poll.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

static const char *const KEY_NAMES[KEY_CNT] = {
#include "key-names.inc" // made by build.sh from the kernel's own list
};

const char *key_name(int code) {
    return code >= 0 && code < KEY_CNT && KEY_NAMES[code] ? KEY_NAMES[code] : "KEY_?";
}

void input_init(struct input *input) {
    *input = (struct input){.pointer_x = 32768, .pointer_y = 32768};
    for (int i = 0; i < INPUT_DEVICES; i++)
        input->fds[i] = -1;
}

void input_rescan(struct input *input, void (*found)(const char *name)) {
    for (int i = 0; i < INPUT_DEVICES; i++) {
        if (input->fds[i] >= 0)
            continue;
        char path[32], name[INPUT_NAME] = "";
        snprintf(path, sizeof path, "/dev/input/event%d", i);
        input->fds[i] = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        if (input->fds[i] < 0)
            continue;
        ioctl(input->fds[i], EVIOCGNAME(sizeof name - 1), name);
        found(name);
    }
}

static int limited(int value) { return value < 0 ? 0 : value > 65535 ? 65535 : value; }

// Devices differ in range (QEMU's tablet: 0 to 32767), so every position is brought to one.
static void move_to(int fd, int axis, int value, int *position) {
    struct input_absinfo range;
    if (ioctl(fd, EVIOCGABS(axis), &range) || range.maximum <= range.minimum)
        return;
    *position = limited((int) ((long long) (value - range.minimum) * 65535 / (range.maximum - range.minimum)));
}

static void take_key(struct input *input, const struct input_event *event) {
    bool mouse_button = event->code >= BTN_MISC && event->code < KEY_OK;
    if (event->value != 1 || mouse_button)
        return;
    if (event->code == KEY_POWER)
        input->power_pressed = true;
    else if (input->key_count < INPUT_KEYS)
        input->keys[input->key_count++] = event->code;
}

static void take_event(struct input *input, int fd, const struct input_event *event) {
    enum { STEP = 65535 / 1024 }; // one step of a relative mouse
    bool horizontal = event->code == ABS_X, vertical = event->code == ABS_Y; // REL_X and REL_Y are the same numbers
    int *position = horizontal ? &input->pointer_x : &input->pointer_y;
    if (event->type == EV_KEY) {
        take_key(input, event);
    } else if ((event->type == EV_ABS || event->type == EV_REL) && (horizontal || vertical)) {
        if (event->type == EV_ABS)
            move_to(fd, event->code, event->value, position);
        else
            *position = limited(*position + event->value * STEP);
        input->pointer_moved = true;
    }
}

static void take_events(struct input *input, int *fd) {
    struct input_event event;
    ssize_t length;
    while ((length = read(*fd, &event, sizeof event)) == sizeof event)
        take_event(input, *fd, &event);
    if (length < 0 && errno == ENODEV) { // unplugged
        close(*fd);
        *fd = -1;
    }
}

void input_wait(struct input *input, int timeout_ms) {
    struct pollfd polls[INPUT_DEVICES];
    input->key_count = 0;
    input->pointer_moved = false;
    for (int i = 0; i < INPUT_DEVICES; i++)
        polls[i] = (struct pollfd){.fd = input->fds[i], .events = POLLIN}; // poll passes over negative ones
    if (poll(polls, INPUT_DEVICES, timeout_ms) <= 0)
        return;
    for (int i = 0; i < INPUT_DEVICES; i++)
        if (polls[i].revents)
            take_events(input, &input->fds[i]);
}
