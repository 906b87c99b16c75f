// SPDX-License-Identifier: EPL-2.0
// Keys, pointers and the power button, read as events from every input device the kernel has, on whatever bus.
#ifndef VITRINE_INPUT_H
#define VITRINE_INPUT_H

#include <stdbool.h>

enum { INPUT_DEVICES = 32, INPUT_KEYS = 32, INPUT_NAME = 64 };

struct input {
    int fds[INPUT_DEVICES]; // of /dev/input/eventN at [N], -1 where there is none
    // What input_wait found:
    int keys[INPUT_KEYS], key_count; // codes of the keys pressed, in order; auto-repeat does not count
    bool power_pressed;
    bool pointer_moved;
    int pointer_x, pointer_y; // 0 to 65535 across the screen
};

void input_init(struct input *input);

// Opens devices that appeared since the last call, and calls found() with the name of each.
void input_rescan(struct input *input, void (*found)(const char *name));

// Waits for events, at most the given milliseconds, and takes all there are.
void input_wait(struct input *input, int timeout_ms);

// The kernel's name of a key code ("KEY_A"), or "KEY_?" where it has none.
const char *key_name(int code);

#endif
