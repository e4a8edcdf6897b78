using Farandole.Domain.Accounts;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Own;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Memory;

/// <summary>
/// The page "what is remembered about me": by kind, what is kept of an account, who sees it, until when, and a way to
/// correct or erase each line. Only what the account may call its own: its profiles, and once it gathers its address.
/// </summary>
internal static class ShowMemory
{
    public const string Path = "/account/memory";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, Show).Limited(Rate.Read).Personal();

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string? done,
        HttpContext context,
        [AsParameters] MemoryDesk desk,
        CancellationToken ct
    )
    {
        if (await desk.Mine(ct) is not { } mine)
            return TypedResults.NotFound();
        var at = desk.At(context);
        var sections = new List<MemorySection>();
        foreach (var part in desk.Parts)
            sections.Add(new(part, await part.Of(mine, at, ct)));
        return Page.Of<MemoryPage>(new MemoryModel(mine.Email, mine.Gathers, sections) { Done = done });
    }
}

/// <summary>What the doors of a memory need.</summary>
internal sealed record MemoryDesk(
    [FromServices] Db Db,
    [FromServices] IHttpContextAccessor Http,
    [FromServices] IEnumerable<IMemoryPart> Parts,
    [FromServices] MemoryRoom Room
)
{
    /// <summary>Null of whoever is not signed in.</summary>
    public async Task<Account?> Mine(CancellationToken ct)
    {
        var id = Http.HttpContext!.Viewer().Account;
        return id is null ? null : await Db.Set<Account>().FirstOrDefaultAsync(a => a.Id == id, ct);
    }

    public MemoryReading At(HttpContext context) =>
        new(Db, Room.Reader.Words, Room.Clock.GetCurrentInstant(), Room.Instance.Zone, Room.Sessions.IdOf(context));
}

/// <summary>Who reads, when and where.</summary>
internal sealed class MemoryRoom(Platform.Text.Reader reader, IClock clock, Instance instance, Sessions sessions)
{
    public Platform.Text.Reader Reader => reader;

    public IClock Clock => clock;

    public Instance Instance => instance;

    public Sessions Sessions => sessions;
}

/// <summary>What one capability remembers.</summary>
internal sealed record MemorySection(IMemoryPart Part, IReadOnlyList<MemoryLine> Lines);

/// <summary>All that is remembered.</summary>
public sealed record MemoryModel
{
    internal MemoryModel(string email, bool gathers, IReadOnlyList<MemorySection> sections) =>
        (Email, Gathers, Sections) = (email, gathers, sections);

    internal string Email { get; }

    internal bool Gathers { get; }

    internal IReadOnlyList<MemorySection> Sections { get; }

    internal string? Done { get; init; }
}
