// SPDX-License-Identifier: EPL-2.0
#include "agent.h"

#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct chunk { uint32_t port, size; };
struct __attribute__((packed)) message { uint32_t protocol, type; uint64_t opaque; uint32_t size; };

enum {
    CLIENT_PORT = 1,
    PROTOCOL = 1,
    MOST_CHUNK = 2048,
    // types of messages
    MONITORS_CONFIG = 2, REPLY = 3, CLIPBOARD = 4, CAPABILITIES = 6, GRAB = 7, REQUEST = 8,
    // capabilities, as numbers of bits
    CAN_MONITORS = 1, CAN_REPLY = 2, CAN_CLIPBOARD = 5, CAN_SELECTION = 6, CAN_SPARSE = 7,
    // kinds of a clipboard's content
    UTF8_TEXT = 1,
    SUCCESS = 1,
};

void agent_init(struct agent *agent, void (*got)(char *text)) {
    agent->fd = -1;
    agent->got = got;
    agent->in_count = agent->message_count = 0;
    agent->text[0] = '\0';
}

// Nobody makes links in /dev here: sysfs tells the port's name.
static int open_port(void) {
    glob_t found;
    int fd = -1;
    if (glob("/sys/class/virtio-ports/*/name", 0, NULL, &found))
        return -1;
    for (size_t i = 0; i < found.gl_pathc && fd < 0; i++) {
        char name[64] = "", device[64] = "", path[80];
        FILE *file = fopen(found.gl_pathv[i], "r");
        if (file && fgets(name, sizeof name, file) && strcmp(name, "com.redhat.spice.0\n") == 0
            && sscanf(found.gl_pathv[i], "/sys/class/virtio-ports/%63[^/]", device) == 1) {
            snprintf(path, sizeof path, "/dev/%s", device);
            fd = open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC);
        }
        if (file)
            fclose(file);
    }
    globfree(&found);
    return fd;
}

// The host reads without pause while it is there; where it is not, what it would have got is lost.
static void put(const struct agent *agent, const void *bytes, size_t count) {
    for (size_t done = 0; done < count;) {
        ssize_t now = write(agent->fd, (const char *) bytes + done, count - done);
        if (now > 0)
            done += (size_t) now;
        else if (now == 0 || errno != EAGAIN)
            return;
        else
            usleep(1000);
    }
}

static void send_message(const struct agent *agent, uint32_t type, const void *head, size_t head_size, const void *body,
                         size_t body_size) {
    static uint8_t all[sizeof(struct message) + 16 + MOST_TEXT];
    struct message message = {PROTOCOL, type, 0, (uint32_t) (head_size + body_size)};
    size_t size = sizeof message + head_size + body_size;
    memcpy(all, &message, sizeof message);
    memcpy(all + sizeof message, head, head_size);
    memcpy(all + sizeof message + head_size, body, body_size);
    for (size_t sent = 0; sent < size; sent += MOST_CHUNK) {
        struct chunk chunk = {CLIENT_PORT, (uint32_t) (size - sent < MOST_CHUNK ? size - sent : MOST_CHUNK)};
        put(agent, &chunk, sizeof chunk);
        put(agent, all + sent, chunk.size);
    }
}

static void tell_capabilities(const struct agent *agent, uint32_t ask) {
    uint32_t words[] = {ask, 1u << CAN_MONITORS | 1u << CAN_REPLY | 1u << CAN_CLIPBOARD | 1u << CAN_SELECTION | 1u << CAN_SPARSE};
    send_message(agent, CAPABILITIES, words, sizeof words, "", 0);
}

// Of the clipboard's messages the first word says which selection; it is sent back as it came.
static void take(struct agent *agent, uint32_t type, const uint8_t *data, size_t size) {
    uint32_t words[2] = {0, UTF8_TEXT};
    memcpy(words, data, size < sizeof words ? size : sizeof words);
    if (type == CAPABILITIES && words[0]) {
        tell_capabilities(agent, 0);
    } else if (type == MONITORS_CONFIG) {
        uint32_t done[] = {MONITORS_CONFIG, SUCCESS};
        send_message(agent, REPLY, done, sizeof done, "", 0);
    } else if (type == GRAB && size >= 8 && words[1] == UTF8_TEXT) {
        send_message(agent, REQUEST, words, sizeof words, "", 0);
    } else if (type == CLIPBOARD && size > 8 && size - 8 <= MOST_TEXT && words[1] == UTF8_TEXT) {
        memcpy(agent->text, data + 8, size - 8);
        agent->text[size - 8] = '\0';
        agent->got(agent->text);
        send_message(agent, GRAB, words, sizeof words, "", 0);
    } else if (type == REQUEST) {
        send_message(agent, CLIPBOARD, words, sizeof words, agent->text, strlen(agent->text));
    }
}

static void take_chunk(struct agent *agent, const uint8_t *data, size_t size) {
    if (agent->message_count + size > sizeof agent->message) {
        agent->message_count = 0; // longer than any message of ours: what is left of it makes no sense
        return;
    }
    memcpy(agent->message + agent->message_count, data, size);
    agent->message_count += size;
    struct message message;
    if (agent->message_count < sizeof message)
        return;
    memcpy(&message, agent->message, sizeof message);
    if (agent->message_count - sizeof message >= message.size) {
        take(agent, message.type, agent->message + sizeof message, message.size);
        agent->message_count = 0;
    }
}

void agent_serve(struct agent *agent) {
    if (agent->fd < 0) {
        agent->fd = open_port();
        if (agent->fd < 0)
            return;
        tell_capabilities(agent, 1);
    }
    for (;;) {
        ssize_t now = read(agent->fd, agent->in + agent->in_count, sizeof agent->in - agent->in_count);
        if (now <= 0)
            return;
        agent->in_count += (size_t) now;
        struct chunk chunk;
        while (agent->in_count >= sizeof chunk) {
            memcpy(&chunk, agent->in, sizeof chunk);
            size_t whole = sizeof chunk + chunk.size;
            if (whole > sizeof agent->in) {
                agent->in_count = 0;
                break;
            }
            if (agent->in_count < whole)
                break;
            take_chunk(agent, agent->in + sizeof chunk, chunk.size);
            agent->in_count -= whole;
            memmove(agent->in, agent->in + whole, agent->in_count);
        }
    }
}
