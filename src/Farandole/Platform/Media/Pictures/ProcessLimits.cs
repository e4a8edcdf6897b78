using System.Runtime.InteropServices;

namespace Farandole.Platform.Media.Pictures;

/// <summary>
/// Lowers what this process may take, before it touches a hostile byte; the kernel lets nobody raise it again.
/// RLIMIT_DATA counts private writable memory, mapped or not by malloc (Linux ≥ 4.7): unlike RLIMIT_AS it ignores the
/// address space that the runtime reserves and never uses.
/// </summary>
internal static class ProcessLimits
{
    // Linux, the same on x64 and arm64: asm-generic/resource.h.
    private const int CpuSeconds = 0,
        Data = 2,
        CoreDump = 4;

    public static void Lower(long bytes, int seconds)
    {
        if (!OperatingSystem.IsLinux())
            return;
        Set(Data, (ulong)bytes);
        Set(CpuSeconds, (ulong)seconds);
        Set(CoreDump, 0);
    }

    private static void Set(int resource, ulong value)
    {
        var limit = new Limit { Soft = value, Hard = value };
        if (SetLimit(resource, in limit) != 0)
            throw new InvalidOperationException($"setrlimit {resource} failed: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    [DllImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetLimit(int resource, in Limit limit);

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public ulong Soft;
        public ulong Hard;
    }
}
