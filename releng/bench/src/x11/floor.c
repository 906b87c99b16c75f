// SPDX-License-Identifier: EPL-2.0
// Usage: floor WIDTH HEIGHT
// What a C program that does nothing else needs to bring a frame from shared memory to a window of the X server, beside one
// memcpy of the frame, one memcpy of each of its rows, which is what servers do, and a round trip that copies one pixel. Of many
// rounds the one is printed that a tenth of them stays below. Another thread writes the frame before each round, as the one
// does that receives it.
#define _GNU_SOURCE
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

// xcb.h and xcb/shm.h, whose files are seldom installed; a cookie is a structure of one number
typedef struct xcb_connection_t xcb_connection_t;
typedef struct { uint32_t root, colormap, white, black, mask; uint16_t size[6]; uint32_t visual; } screen_t;
typedef struct { const screen_t *data; int rest, index; } screens_t;
xcb_connection_t *xcb_connect(const char *, int *);
int xcb_connection_has_error(xcb_connection_t *);
const void *xcb_get_setup(xcb_connection_t *);
screens_t xcb_setup_roots_iterator(const void *);
uint32_t xcb_generate_id(xcb_connection_t *);
unsigned xcb_create_window(xcb_connection_t *, uint8_t, uint32_t, uint32_t, int16_t, int16_t, uint16_t, uint16_t, uint16_t,
    uint16_t, uint32_t, uint32_t, const void *);
unsigned xcb_map_window(xcb_connection_t *, uint32_t);
unsigned xcb_create_gc(xcb_connection_t *, uint32_t, uint32_t, uint32_t, const void *);
int xcb_flush(xcb_connection_t *);
void *xcb_wait_for_event(xcb_connection_t *);
unsigned xcb_shm_attach_fd(xcb_connection_t *, uint32_t, int, uint8_t);
unsigned xcb_shm_put_image(xcb_connection_t *, uint32_t, uint32_t, uint16_t, uint16_t, uint16_t, uint16_t, uint16_t, uint16_t,
    int16_t, int16_t, uint8_t, uint8_t, uint8_t, uint32_t, uint32_t);

enum { INPUT_OUTPUT = 1, OVERRIDE_REDIRECT = 512, DEPTH = 24, Z_PIXMAP = 2, ROUNDS = 400, TURNS = 5, WAYS = 4 };

static size_t bytes;
static uint8_t *frame;
static int value;
static pthread_barrier_t before, after;

static void *receive(void *unused)
{
    for (;;) {
        pthread_barrier_wait(&before);
        memset(frame, value, bytes);
        pthread_barrier_wait(&after);
    }
    return unused;
}

static uint8_t *memory(int *descriptor)
{
    *descriptor = memfd_create("floor", 0);
    if (ftruncate(*descriptor, bytes))
        exit(1);
    return mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, *descriptor, 0);
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static int compare(const void *a, const void *b)
{
    return (*(const double *)a > *(const double *)b) - (*(const double *)a < *(const double *)b);
}

int main(int count, char **arguments)
{
    if (count != 3)
        return 1;
    int width = atoi(arguments[1]), height = atoi(arguments[2]), descriptor, other_descriptor;
    size_t row = 4 * (size_t)width;
    bytes = row * height;
    frame = memory(&descriptor);
    uint8_t *other = memory(&other_descriptor);
    xcb_connection_t *x = xcb_connect(NULL, NULL);
    if (xcb_connection_has_error(x))
        return 1;
    const screen_t *screen = xcb_setup_roots_iterator(xcb_get_setup(x)).data;
    uint32_t window = xcb_generate_id(x), context = xcb_generate_id(x), segment = xcb_generate_id(x), on = 1;
    xcb_create_window(x, DEPTH, window, screen->root, 0, 0, width, height, 0, INPUT_OUTPUT, screen->visual, OVERRIDE_REDIRECT, &on);
    xcb_map_window(x, window);
    xcb_create_gc(x, context, window, 0, NULL);
    xcb_shm_attach_fd(x, segment, descriptor, 1);
    pthread_t thread;
    pthread_barrier_init(&before, NULL, 2);
    pthread_barrier_init(&after, NULL, 2);
    pthread_create(&thread, NULL, receive, NULL);
    static double all[WAYS][TURNS * ROUNDS];
    for (int turn = 0; turn < TURNS; turn++)
        for (int way = 0; way < WAYS; way++)
            for (int i = 0; i < ROUNDS; i++) {
                value = i;
                pthread_barrier_wait(&before);
                pthread_barrier_wait(&after);
                double begin = now();
                if (way == 0) {
                    memcpy(other, frame, bytes);
                } else if (way == 1) {
                    for (int y = 0; y < height; y++)
                        memcpy(other + y * row, frame + y * row, row);
                } else {
                    xcb_shm_put_image(x, window, context, width, height, 0, 0, way == 2 ? 1 : width, way == 2 ? 1 : height, 0,
                        0, DEPTH, Z_PIXMAP, 1, segment, 0);
                    xcb_flush(x);
                    uint8_t *event = xcb_wait_for_event(x);
                    if (!event || !*event)
                        return 1; // an error
                    free(event);
                }
                all[way][turn * ROUNDS + i] = now() - begin;
            }
    double least[WAYS];
    for (int way = 0; way < WAYS; way++) {
        qsort(all[way], TURNS * ROUNDS, sizeof(double), compare);
        least[way] = all[way][TURNS * ROUNDS / 10];
    }
    printf("floor, a C program that does nothing else, %d x %d: memcpy %.3f ms; row by row %.2f times; round trip with one pixel"
           " %.2f times; the frame until the X server has it %.2f times\n", width, height, least[0], least[1] / least[0],
        least[2] / least[0], least[3] / least[0]);
    return 0;
}
