using System.Runtime.InteropServices;

[assembly: System.Runtime.CompilerServices.DisableRuntimeMarshalling]

namespace CallCenter.Media.Native;

/// <summary>The Linux calls the media plane makes, by their own names; manual pages of section 2.</summary>
internal static unsafe partial class Libc
{
    public const int AddressInUse = 98;
    public const int Interrupted = 4;
    public const int DontWait = 0x40;
    public const int ReadReady = 1;
    public const int ControlAdd = 1;
    public const int ControlDelete = 2;
    public const int CloseOnExec = 0x80000;
    public const int NonBlocking = 0x800;
    public const int Monotonic = 1;

    private const string Name = "libc";

    [LibraryImport(Name)]
    public static partial int socket(int domain, int type, int protocol);

    [LibraryImport(Name)]
    public static partial int bind(int socket, byte* address, int length);

    [LibraryImport(Name)]
    public static partial int getsockname(int socket, byte* address, int* length);

    [LibraryImport(Name)]
    public static partial int setsockopt(int socket, int level, int option, void* value, int length);

    [LibraryImport(Name)]
    public static partial nint recvfrom(int socket, byte* buffer, nint length, int flags, byte* address, int* addressLength);

    [LibraryImport(Name)]
    public static partial nint sendto(int socket, byte* buffer, nint length, int flags, byte* address, int addressLength);

    [LibraryImport(Name)]
    public static partial int epoll_create1(int flags);

    [LibraryImport(Name)]
    public static partial int epoll_ctl(int epoll, int operation, int descriptor, void* happening);

    [LibraryImport(Name)]
    public static partial int epoll_wait(int epoll, void* happenings, int most, int timeoutMs);

    [LibraryImport(Name)]
    public static partial int eventfd(uint value, int flags);

    [LibraryImport(Name)]
    public static partial int timerfd_create(int clock, int flags);

    [LibraryImport(Name)]
    public static partial int timerfd_settime(int descriptor, int flags, void* value, void* old);

    [LibraryImport(Name)]
    public static partial nint read(int descriptor, void* buffer, nint length);

    [LibraryImport(Name)]
    public static partial nint write(Microsoft.Win32.SafeHandles.SafeFileHandle descriptor, void* buffer, nint length);

    [LibraryImport(Name)]
    public static partial int close(int descriptor);

    [LibraryImport(Name)]
    public static partial int sched_setaffinity(int thread, nint length, void* mask);
}
