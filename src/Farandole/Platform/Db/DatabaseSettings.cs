using Microsoft.EntityFrameworkCore;

namespace Farandole.Platform.Db;

/// <summary>Which database: SQLite under the data folder with nothing set up, PostgreSQL when <c>Database</c> is a connection string.</summary>
internal sealed record DatabaseSettings(string ConnectionString, bool IsSqlite)
{
    public static DatabaseSettings From(IConfiguration configuration, DataFolder folder) =>
        configuration["Database"] is { Length: > 0 } given && !given.Equals("sqlite", StringComparison.OrdinalIgnoreCase)
            ? new(given, IsSqlite: false)
            : new($"Data Source={folder.File("farandole.db")};Foreign Keys=True;Default Timeout=5", IsSqlite: true);

    public void Configure(DbContextOptionsBuilder options)
    {
        if (IsSqlite)
            options.UseSqlite(ConnectionString);
        else
            options.UseNpgsql(ConnectionString);
        options.UseSnakeCaseNamingConvention();
    }
}
