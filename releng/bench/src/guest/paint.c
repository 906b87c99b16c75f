// SPDX-License-Identifier: EPL-2.0
// In place of the demo guest's drawing program: fills the whole screen again and again, as fast as the guest gets it through.
#include <fcntl.h>
#include <linux/fb.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

int main(void) {
    int fd;
    while ((fd = open("/dev/fb0", O_RDWR)) < 0)
        usleep(100000);
    struct fb_fix_screeninfo fixed;
    struct fb_var_screeninfo mode;
    if (ioctl(fd, FBIOGET_FSCREENINFO, &fixed) || ioctl(fd, FBIOGET_VSCREENINFO, &mode))
        return 1;
    size_t size = (size_t) fixed.line_length * mode.yres;
    unsigned char *picture = malloc(size);
    if (!picture)
        return 1;
    for (unsigned n = 0;; n++) {
        memset(picture, (int) (n * 8), size);
        if (pwrite(fd, picture, size, 0) != (ssize_t) size)
            return 1;
        usleep(2000); // the kernel's worker brings it to the device meanwhile
    }
}
