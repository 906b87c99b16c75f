// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.DomainPointer;
import org.libvirt.jna.Libvirt;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/**
 * libvirt's C functions: those of libvirt-java, and those that it lacks or declares in a way that cannot be used. Names
 * and meanings are libvirt's (its reference manual, modules {@code host}, {@code domain}, {@code event}, {@code error}).
 */
public interface LibvirtApi extends Libvirt {

    /** {@code virErrorFunc}. */
    interface ErrorSink extends Callback {
        /** An error was raised; it is read where it is returned, so nothing is done here. */
        void error(@Nullable Pointer userData, @Nullable Pointer error);
    }

    /** {@code virConnectAuthCallbackPtr}. */
    interface CredentialCallback extends Callback {
        /**
         * Fills in {@code count} credentials.
         *
         * @return 0 when all are filled in, -1 to give up
         */
        int fill(Pointer credentials, int count, @Nullable Pointer data);
    }

    /** {@code virEventAddHandleFunc}. */
    interface AddHandle extends Callback {
        /** @return the watch's number, or -1 */
        int add(int fd, int events, Pointer callback, @Nullable Pointer data, @Nullable Pointer free);
    }

    /** {@code virEventAddTimeoutFunc}. */
    interface AddTimeout extends Callback {
        /** @return the timer's number, or -1 */
        int add(int milliseconds, Pointer callback, @Nullable Pointer data, @Nullable Pointer free);
    }

    /** {@code virEventUpdateHandleFunc} and {@code virEventUpdateTimeoutFunc}. */
    interface Update extends Callback {
        /** Watches for other events, or after another time in milliseconds. */
        void update(int number, int value);
    }

    /** {@code virEventRemoveHandleFunc} and {@code virEventRemoveTimeoutFunc}. */
    interface Remove extends Callback {
        /** @return 0, or -1 when there is no such watch or timer */
        int remove(int number);
    }

    /** Registers an event loop; only the first one in a process is taken. */
    void virEventRegisterImpl(AddHandle addHandle, Update updateHandle, Remove removeHandle, AddTimeout addTimeout,
            Update updateTimeout, Remove removeTimeout);

    /** As libvirt-java's, with a callback that reads nothing. */
    void virSetErrorFunc(@Nullable Pointer userData, ErrorSink sink);

    /** {@code virErrorNumber} of this thread's last error. */
    int virGetLastErrorCode();

    /** The message of this thread's last error. */
    @Nullable
    String virGetLastErrorMessage();

    /** As libvirt-java's, with the structure {@code virConnectAuth} laid out by {@link Credentials}. */
    @Nullable
    ConnectionPointer virConnectOpenAuth(String uri, Pointer auth, int flags);

    /** As libvirt-java's, with a function that is told when the callback can be forgotten. */
    int virConnectRegisterCloseCallback(ConnectionPointer connection, VirConnectCloseFunc callback,
            @Nullable Pointer data, VirFreeCallback free);

    /** As libvirt-java's, with the array of {@code struct {int tag; long value}} as memory. */
    int virDomainMemoryStats(DomainPointer domain, Pointer statistics, int count, int flags);

    /** A file descriptor connected to the graphics server of this index, or -1. */
    int virDomainOpenGraphicsFD(DomainPointer domain, int index, int flags);

    /** What is counted of all machines; gives how many records there are, or -1. */
    int virConnectGetAllDomainStats(ConnectionPointer connection, int statistics, PointerByReference records,
            int flags);

    /** The same of some machines of one connection: an array that ends with NULL. */
    int virDomainListGetStats(Pointer domains, int statistics, PointerByReference records, int flags);

    /** Frees records of statistics; none when NULL. */
    void virDomainStatsRecordListFree(@Nullable Pointer records);
}
