using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;

namespace Farandole.Platform.Db;

/// <summary>
/// Which database: SQLite under the data folder with nothing set up; another file (<c>Data Source=…</c>) or PostgreSQL
/// (<c>Host=…</c>) when <c>Database</c> is a connection string.
/// </summary>
internal sealed record DatabaseSettings(string ConnectionString, bool IsSqlite)
{
    /// <summary>
    /// How the questions of the product are asked, each translated once: EF has a place for a thousand, the product asks more,
    /// and each that was pushed out costs more to translate anew than to answer. The model lies there, too: for each database
    /// another.
    /// </summary>
    private static readonly (MemoryCache Sqlite, MemoryCache Postgres) Translated = (Place(), Place());

    private readonly KeepStatements keep = new(ConnectionString);

    public static DatabaseSettings From(IConfiguration configuration)
    {
        var given = configuration["Database"] is { Length: > 0 } setting
            ? setting
            : $"Data Source={new DataFolder(configuration["Data"] ?? "data").File("farandole.db")}";
        return given.StartsWith("Data Source=", StringComparison.OrdinalIgnoreCase)
            ? new($"{given};Foreign Keys=True;Default Timeout=5", IsSqlite: true)
            : new(Pooled(given), IsSqlite: false);
    }

    /// <summary>
    /// A rush waits for a connection rather than opening a hundred: each costs the database a process. And each is told once how
    /// to answer what is asked often: to work that out took longer than the answer. Nor is one set back to its beginnings whenever
    /// it changes hands, which was a third of all statements: nobody changes it, and locks are given back (see
    /// <see cref="NodeTurn"/>). What the setting itself says counts.
    /// </summary>
    private static string Pooled(string given)
    {
        var settings = new NpgsqlConnectionStringBuilder(given);
        if (!settings.ShouldSerialize("Maximum Pool Size"))
            settings.MaxPoolSize = 32;
        if (!settings.ShouldSerialize("Max Auto Prepare"))
            settings.MaxAutoPrepare = 100;
        if (!settings.ShouldSerialize("No Reset On Close"))
            settings.NoResetOnClose = true;
        return settings.ConnectionString;
    }

    /// <summary>For reading, which tracks nothing; writing has contexts of its own (see <see cref="Writer"/>).</summary>
    public void Configure(DbContextOptionsBuilder options)
    {
        // Before the database, as where contexts are pooled: EF would build another model for options in another order.
        options
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .UseMemoryCache(IsSqlite ? Translated.Sqlite : Translated.Postgres);
        if (IsSqlite)
            // A list is one parameter, however long: else EF writes the question anew each time it is asked.
            options
                .UseSqlite(
                    ConnectionString,
                    sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)
                )
                .AddInterceptors(keep);
        else
            options.UseNpgsql(ConnectionString);
        options.UseSnakeCaseNamingConvention();
#if COMPILED_MODEL
        // Written down while publishing, so that a start need not build it: docs/decisions/0014-compiled-model.md.
        if (IsSqlite)
            options.UseModel(Compiled.DbModel.Instance);
#endif
    }

    private static MemoryCache Place() => new(new MemoryCacheOptions { SizeLimit = 100_000 });

    /// <summary>EF keeps one model for all contexts that are configured like this one; the first use waits for it.</summary>
    public Task BuildModelAsync() =>
        Task.Run(async () =>
        {
            var options = new DbContextOptionsBuilder<Db>();
            Configure(options);
            await using var db = new Db(options.Options);
            _ = db.Model;
        });

    /// <summary>To be opened and disposed by the caller, for the one that writes to SQLite.</summary>
    public SqliteConnection WritingConnection() => keep.Connection();

    /// <summary>To be opened and disposed by the caller, for what needs no model.</summary>
    public DbConnection Connection() =>
        IsSqlite ? new SqliteConnection(ConnectionString) : new NpgsqlConnection(ConnectionString);
}
