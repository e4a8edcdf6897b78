using System.Globalization;
using System.Runtime.InteropServices;

namespace Farandole.Platform;

/// <summary>
/// A minute after its start the program gives back what only the start needed: a third of its memory, on a server that
/// has little. Garbage goes at once; of the mapped code, what is used comes back by itself, the rest never.
/// </summary>
internal sealed class Settle : BackgroundService
{
    private static readonly TimeSpan Started = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(Started, stoppingToken);
        GiveBack();
    }

    internal static void GiveBack()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (!OperatingSystem.IsLinux())
            return;
        TrimNative();
        GiveBackCode();
    }

    /// <summary>What SQLite, OpenSSL and libvips have freed, and glibc keeps for later.</summary>
    private static void TrimNative()
    {
        try
        {
            _ = Trim(0);
        }
        catch (EntryPointNotFoundException)
        {
            // Other C libraries keep nothing, and have no such word.
        }
    }

    private static void GiveBackCode()
    {
        // address-address perms offset device inode path (proc(5)); what has no path, or no file any more, is our own.
        foreach (var line in File.ReadLines("/proc/self/maps"))
        {
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length != 6 || parts[5][0] != '/' || parts[5].StartsWith("/memfd", StringComparison.Ordinal))
                continue;
            var ends = parts[0].Split('-').Select(end => nint.Parse(end, NumberStyles.HexNumber, null)).ToArray();
            // Advice: a kernel that is too old for it says no, and nothing is lost.
            _ = Advise(ends[0], ends[1] - ends[0], PageOut);
        }
    }

    /// <summary>MADV_PAGEOUT, Linux 5.4: to be read from its file again when it is needed.</summary>
    private const int PageOut = 21;

    [DllImport("libc", EntryPoint = "malloc_trim")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Trim(nuint kept);

    [DllImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Advise(nint from, nint length, int advice);
}
