using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;

namespace Farandole.Tests.House;

/// <summary>The rooms of the house, and which knows which: read from signatures and from the code itself, lambdas included.</summary>
internal static class Rooms
{
    private static readonly Lazy<IReadOnlyList<Arrow>> Found = new(Find);

    public static IReadOnlyList<Arrow> Arrows => Found.Value;

    /// <summary><c>Platform.Db</c>, <c>Features.Coming</c>, <c>Domain.Events</c>; types of nobody's room are null.</summary>
    public static string? Of(string type)
    {
        var parts = type.Split('.', '+', '/', '`');
        if (parts[0] != "Farandole" || parts.Length < 2)
            return null;
        return parts[1] switch
        {
            "Domain" or "Platform" or "Features" => parts.Length > 3 ? $"{parts[1]}.{parts[2]}" : parts[1],
            "ActivityPub" => "ActivityPub",
            _ => "Program",
        };
    }

    private static IReadOnlyList<Arrow> Find()
    {
        var architecture = new ArchLoader().LoadAssemblies(typeof(Db).Assembly, typeof(Entity).Assembly).Build();
        return [.. architecture.Types.SelectMany(ArrowsOf).Distinct()];
    }

    private static IEnumerable<Arrow> ArrowsOf(IType type)
    {
        var from = Of(type.FullName);
        return type
            .Dependencies.Select(d => (Type: d.Target.FullName, Room: Of(d.Target.FullName)))
            .Where(t => from is not null && t.Room is not null && t.Room != from)
            .Select(t => new Arrow(from!, t.Room!, type.FullName, t.Type));
    }
}

/// <summary>One room uses another; the types say where.</summary>
internal sealed record Arrow(string From, string To, string User, string Used)
{
    public override string ToString() => $"{User} uses {Used}";
}
