using Farandole.Domain.Groups;
using Farandole.Platform.Db;

namespace Farandole.Features.Shared.Inside;

/// <summary>What a capability has to show on the page of a group, for everybody. The capability registers it.</summary>
internal interface IGroupPart
{
    /// <summary>Null when it has nothing to show.</summary>
    Task<GroupPart?> Of(Group group, Db db, CancellationToken ct);
}

/// <summary>What a capability has to show on the first page of a group's space. The capability registers it.</summary>
internal interface ISpacePart
{
    /// <summary>Null when it has nothing to show to this member.</summary>
    Task<GroupPart?> Of(Space space, Db db, CancellationToken ct);
}

/// <summary>A component and the model that it is given as <c>Model</c>.</summary>
/// <param name="Component">To be shown.</param>
/// <param name="Model">What it shows.</param>
/// <param name="Order">Among the parts of the page.</param>
/// <param name="IsAside">Beside the others on a wide screen: it is about the group, not of the moment.</param>
internal sealed record GroupPart(Type Component, object Model, int Order, bool IsAside = false)
{
    /// <summary>Of what it shows, for programs that come back by themselves: told in the head of the page.</summary>
    public (string Href, string Title)? Feed { get; init; }

    public IDictionary<string, object> Parameters => new Dictionary<string, object> { ["Model"] = Model };
}

internal static class GroupParts
{
    /// <summary>Those that have something to show, in their order.</summary>
    public static async Task<IReadOnlyList<GroupPart>> Shown<T>(this IEnumerable<T> parts, Func<T, Task<GroupPart?>> of)
    {
        var shown = new List<GroupPart>();
        foreach (var part in parts)
        {
            if (await of(part) is { } one)
                shown.Add(one);
        }
        return [.. shown.OrderBy(p => p.Order)];
    }

    public static IServiceCollection AddGroupPart<T>(this IServiceCollection services)
        where T : class, IGroupPart => services.AddSingleton<IGroupPart, T>();

    public static IServiceCollection AddSpacePart<T>(this IServiceCollection services)
        where T : class, ISpacePart => services.AddSingleton<ISpacePart, T>();
}
