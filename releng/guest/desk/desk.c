// SPDX-License-Identifier: EPL-2.0
// What stands for a desktop in tests: lights each monitor that is plugged in, in its own colour and the size that it prefers,
// and has the agent that a desktop would have. What the host copies is told on the serial port and copied in capital letters.
#include "agent.h"
#include "kms.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

enum {
    TURN_MS = 50,
    LOOK_TURNS = 4, // every so many turns the monitors are looked at, and all but the first are drawn
};

static int serial; // the first serial port, below nought where there is none

static void copied(char *text) {
    dprintf(serial, "CLIPBOARD %s\n", text);
    for (char *letter = text; *letter; letter++)
        if (*letter >= 'a' && *letter <= 'z')
            *letter = (char) (*letter - 'a' + 'A');
}

int main(void) {
    static struct agent agent;
    struct card card;
    serial = open("/dev/ttyS0", O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    agent_init(&agent, copied);
    while (!card_open(&card))
        usleep(TURN_MS * 1000);
    for (unsigned turn = 0;; turn++) {
        for (int i = 0; i < card.count; i++) {
            if (turn % LOOK_TURNS == 0 && head_follow(&card, i)) {
                heads_show(&card);
                dprintf(serial, "HEAD %d %dx%d\n", i, card.heads[i].width, card.heads[i].height);
            }
            if (i == 0 || turn % LOOK_TURNS == 0)
                head_move(&card, i);
        }
        agent_serve(&agent);
        usleep(TURN_MS * 1000);
    }
}
