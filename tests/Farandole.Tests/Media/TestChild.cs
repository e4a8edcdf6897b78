using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Farandole.Platform.Media.Pictures;

namespace Farandole.Tests.Media;

/// <summary>
/// Lends this test program as the child process: started with the child's arguments, it never reaches the test runner.
/// So these tests start real processes and depend on no command line.
/// </summary>
internal static class TestChild
{
    public const int OutOfMemory = 7;

    public static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Farandole.Tests.dll");

    /// <summary>Patient: this machine may be running every test at once.</summary>
    public static PictureCommand Command => new("dotnet", Program) { Patience = TimeSpan.FromMinutes(1) };

    [ModuleInitializer]
    internal static void Answer()
    {
        var arguments = Environment.GetCommandLineArgs();
        if (arguments is [_, "picture", var cut, var input, var output, var thumbnail])
            Environment.Exit(CleanPictureCommand.Run(cut, input, output, thumbnail));
        if (arguments is [_, "grow", var megabytes])
            Environment.Exit(Grow(int.Parse(megabytes, CultureInfo.InvariantCulture)));
    }

    private static int Grow(int megabytes)
    {
        ProcessLimits.Lower(PictureLimits.Memory, PictureLimits.Seconds);
        try
        {
            Marshal.FreeHGlobal(Marshal.AllocHGlobal(megabytes * 1024 * 1024));
            return 0;
        }
        catch (OutOfMemoryException)
        {
            return OutOfMemory;
        }
    }
}
