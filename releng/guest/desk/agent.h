// SPDX-License-Identifier: EPL-2.0
// The guest's end of the SPICE agent protocol (spice-protocol's vd_agent.h): capabilities and a clipboard of text.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { MOST_TEXT = 64 * 1024 };

struct agent {
    int fd; // of the port; below nought until it is there
    void (*got)(char *text); // the host's clipboard came; what is left in it is copied in the guest then
    uint8_t in[2048 + 8];
    size_t in_count;
    uint8_t message[MOST_TEXT + 64];
    size_t message_count;
    char text[MOST_TEXT + 1];
};

// Begins without a port.
void agent_init(struct agent *agent, void (*got)(char *text));

// Finds the port if need be, and does what the host asks for; never waits.
void agent_serve(struct agent *agent);
