using Farandole.Features.Register;
using Farandole.Platform.Db;
using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Farandole.Tests.Register;

public sealed class SchemaTests
{
    private static readonly IReadOnlyList<Column> Sqlite = Schema.Of("sqlite");
    private static readonly IReadOnlyList<Column> Postgres = Schema.Of("postgres");

    [Fact]
    [Requirement("PERSON-4")]
    public void Every_column_says_what_it_is_how_long_it_is_kept_and_what_for()
    {
        Assert.NotEmpty(Sqlite);
        Assert.Empty(
            Sqlite
                .Concat(Postgres)
                .Where(c => !Schema.Categories.Contains(c.Category) || c.Keep.Length == 0 || c.Purpose.Length == 0)
                .Select(Name)
        );
    }

    [Fact]
    public void Every_text_and_every_row_of_bytes_has_a_longest_length() =>
        Assert.Empty(
            Sqlite
                .Where(c => c.Type is "text" or "blob" && c.Most is null && !IsReference(c))
                .Concat(
                    Postgres.Where(c => c.Type is "text" or "varchar" or "bytea" && c.Most is null && !IsReference(c))
                )
                .Select(Name)
        );

    [Fact]
    public void Both_databases_have_the_same_columns_and_say_the_same_of_them() =>
        Assert.Equal(
            Sqlite.Select(c => (c.Table, c.Name, c.Category, c.Keep, c.Purpose)),
            Postgres.Select(c => (c.Table, c.Name, c.Category, c.Keep, c.Purpose))
        );

    [Fact]
    public async Task The_database_has_the_columns_of_its_files_and_no_other()
    {
        await using var app = await App.StartAsync();

        var real = (await Real(app)).Select(c => $"{c.Table}.{c.Name}").Order(StringComparer.Ordinal);

        Assert.Equal(Sqlite.Select(Name).Order(StringComparer.Ordinal), real);
    }

    [Fact]
    public async Task The_model_fits_the_database()
    {
        await using var app = await App.StartAsync();
        var real = (await Real(app)).ToDictionary(c => $"{c.Table}.{c.Name}", c => c.IsNullable);

        var mapped = await app.Look(db => Task.FromResult(Mapped(db)));

        Assert.NotEmpty(mapped);
        Assert.Empty(mapped.Keys.Except(real.Keys));
        Assert.Empty(mapped.Where(c => real[c.Key] != c.Value).Select(c => $"{c.Key}: nullable here is {real[c.Key]}"));
        Assert.Empty(real.Where(c => !c.Value).Select(c => c.Key).Except(mapped.Keys));
    }

    [Fact]
    public async Task Every_table_can_be_read_through_the_model()
    {
        await using var app = await App.StartAsync();
        await app.Look(async db =>
        {
            foreach (var entity in db.Model.GetEntityTypes())
            {
                var read = typeof(SchemaTests).GetMethod(
                    nameof(Read),
                    System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic
                )!;
                await (Task)read.MakeGenericMethod(entity.ClrType).Invoke(null, [db])!;
            }
            return true;
        });
    }

    private static Task<List<T>> Read<T>(Db db)
        where T : class => db.Set<T>().Take(1).ToListAsync();

    private static string Name(Column column) => $"{column.Table}.{column.Name}";

    /// <summary>As long as what it points to.</summary>
    private static bool IsReference(Column column) =>
        column.Name.EndsWith("_id", StringComparison.Ordinal) && column.Type is "text" or "blob" or "bytea";

    private static Dictionary<string, bool> Mapped(Db db) =>
        db
            .Model.GetEntityTypes()
            .SelectMany(e =>
                e.GetProperties()
                    .Select(p =>
                        (
                            Column: $"{e.GetTableName()}.{p.GetColumnName(StoreObjectIdentifier.Table(e.GetTableName()!))}",
                            p.IsNullable
                        )
                    )
            )
            .ToDictionary(c => c.Column, c => c.IsNullable);

    private static async Task<List<(string Table, string Name, bool IsNullable)>> Real(App app)
    {
        await using var connection = app.Database.Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = TestDatabase.OnPostgres
            ? """
                SELECT table_name, column_name, is_nullable = 'YES' FROM information_schema.columns
                WHERE table_schema = 'public' AND table_name <> 'migrations'
                """
            : """
                SELECT t.name, c.name, c."notnull" = 0 AND c.pk = 0 FROM pragma_table_list t, pragma_table_info(t.name) c
                WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name <> 'migrations'
                """;
        await using var rows = await command.ExecuteReaderAsync();
        var columns = new List<(string, string, bool)>();
        while (await rows.ReadAsync())
            columns.Add((rows.GetString(0), rows.GetString(1), Convert.ToBoolean(rows.GetValue(2), null)));
        return columns;
    }
}
