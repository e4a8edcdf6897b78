using System.Reflection;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Scaffolding;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

// Writes the model of a SQLite database, as C#, into the folder that is named: docs/decisions/0014-compiled-model.md.
var options = new DbContextOptionsBuilder<Db>();
new DatabaseSettings("Data Source=:memory:", IsSqlite: true).Configure(options);
await using var db = new Db(options.Options);

var services = new ServiceCollection().AddEntityFrameworkDesignTimeServices().AddDbContextDesignTimeServices(db);
var provider = Assembly.Load(db.GetService<IDatabaseProvider>().Name);
var named = provider.GetCustomAttribute<DesignTimeProviderServicesAttribute>()!.TypeName;
var itsOwn = (IDesignTimeServices)Activator.CreateInstance(provider.GetType(named, throwOnError: true)!)!;
itsOwn.ConfigureDesignTimeServices(services);
await using var design = services.BuildServiceProvider();

var files = design
    .GetRequiredService<ICompiledModelScaffolder>()
    .ScaffoldModel(
        db.GetService<IDesignTimeModel>().Model,
        Path.GetFullPath(args.Single()),
        new() { ContextType = typeof(Db), ModelNamespace = "Farandole.Platform.Db.Compiled" }
    );

// It makes this the model of every database; PostgreSQL has another.
File.Delete(files.Single(f => f.EndsWith("AssemblyAttributes.cs", StringComparison.Ordinal)));
