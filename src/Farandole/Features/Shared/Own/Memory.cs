using Farandole.Domain.Accounts;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using NodaTime;

namespace Farandole.Features.Shared.Own;

/// <summary>
/// What a capability remembers of whoever has an account, line by line: what it is, who sees it, until when, and how each
/// line is corrected or erased. The capability registers it, with the word <c>memory.{name}</c> for its heading.
/// </summary>
internal interface IMemoryPart
{
    /// <summary>In the addresses of doors.</summary>
    string Name { get; }

    /// <summary>Of the schema: what the register says of them is said here too.</summary>
    IReadOnlyList<string> Tables { get; }

    Task<IReadOnlyList<MemoryLine>> Of(Account mine, MemoryReading at, CancellationToken ct);

    /// <summary>Inside a transaction: erases one of their lines.</summary>
    /// <returns>Whether there was such a line of theirs.</returns>
    Task<bool> Erase(Account mine, string line, Db db, CancellationToken ct) => Task.FromResult(false);
}

/// <summary>With what a memory is read.</summary>
/// <param name="Db">Where it is.</param>
/// <param name="Words">The reader's.</param>
/// <param name="Now">Of the reading.</param>
/// <param name="Zone">Of the instance.</param>
/// <param name="Here">The session that asks.</param>
internal sealed record MemoryReading(Db Db, Words Words, Instant Now, string Zone, byte[]? Here);

/// <summary>One thing that is remembered.</summary>
/// <param name="Id">Among those of its part.</param>
/// <param name="What">It is.</param>
/// <param name="Seen">By whom.</param>
/// <param name="Until">When it is forgotten.</param>
public sealed record MemoryLine(string Id, string What, string Seen, string Until)
{
    /// <summary>Where it is corrected; null where there is nothing to correct.</summary>
    public Way? Change { get; init; }

    /// <summary>What erasing it does and what others keep, said before; null where it is erased elsewhere or by itself.</summary>
    public string? Erasing { get; init; }

    /// <summary>A page that erases it, after having said what goes.</summary>
    public string? ErasedAt { get; init; }

    /// <summary>Belongs to the line before it.</summary>
    public bool IsInner { get; init; }
}

internal static class MemoryParts
{
    public static IServiceCollection AddMemoryPart<T>(this IServiceCollection services)
        where T : class, IMemoryPart => services.AddSingleton<IMemoryPart, T>();
}
