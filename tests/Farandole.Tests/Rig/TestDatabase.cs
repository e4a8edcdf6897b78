using System.Data.Common;

namespace Farandole.Tests.Rig;

/// <summary>A database for one test class alone, gone when it is disposed of.</summary>
internal abstract class TestDatabase : IAsyncDisposable
{
    /// <summary>Which database this run proves; `./test` runs everything once on each.</summary>
    public static bool OnPostgres { get; } =
        Environment.GetEnvironmentVariable("FARANDOLE_TEST_DATABASE") switch
        {
            null or "" or "sqlite" => false,
            "postgres" => true,
            var other => throw new InvalidOperationException(
                $"FARANDOLE_TEST_DATABASE is sqlite or postgres, not {other}."
            ),
        };

    /// <summary>The value of the setting `Database` (FARANDOLE_DATABASE): a connection string.</summary>
    public abstract string Setting { get; }

    /// <summary>A closed connection, to look at what the program wrote without asking the program.</summary>
    public abstract DbConnection Connect();

    public abstract ValueTask DisposeAsync();
}
