using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Members.FromElsewhere;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Members;

/// <summary>One member, for those who manage them: what they are, and sending them away.</summary>
internal static class ManageMember
{
    private const string Path = "/groups/{handle}/members/{member:guid}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Show).Limited(Rate.Read).Personal();
        routes.MapGet($"{Path}/removal", Ask).Limited(Rate.Read).Personal();
        routes.MapPost($"{Path}/removal", Remove).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string handle,
        Guid member,
        string? done,
        [AsParameters] Tools tools,
        CancellationToken ct
    ) =>
        await tools.Read(handle, member, ct) is { } model
            ? Page.Of<MemberPage>(model with { Done = done })
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult, NotFound>> Ask(
        string handle,
        Guid member,
        [AsParameters] Tools tools,
        CancellationToken ct
    ) =>
        await tools.Read(handle, member, ct) is { } model ? Page.Of<RemoveMemberPage>(model)
        : await tools.ReadFar(handle, member, ct) is { } far ? Page.Of<RemoveFarMemberPage>(far)
        : TypedResults.NotFound();

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Remove(
        string handle,
        Guid member,
        MemberDesk desk,
        FarMemberDesk far,
        [AsParameters] Tools tools,
        CancellationToken ct
    )
    {
        if (await tools.Read(handle, member, ct) is not { } model)
            return await tools.ReadFar(handle, member, ct) is { } there && await far.Remove(there.Space, member, ct)
                ? new SeeOther($"{there.Space.Path}/members?done=removed")
                : TypedResults.NotFound();
        return await desk.Remove(model.Space, new(member), ct) is { } reason
            ? Page.Of<RemoveMemberPage>(model with { WhyNotRemove = reason }, StatusCodes.Status409Conflict)
            : new SeeOther($"{model.Space.Path}/members?done=removed");
    }

    /// <summary>What these pages are made of.</summary>
    internal sealed record Tools(Viewer Viewer, Db Db, IClock Clock)
    {
        public async Task<MemberModel?> Read(string handle, Guid member, CancellationToken ct)
        {
            if (await Db.SpaceOf(Viewer, handle, Act.ManageMembers, ct) is not { } space)
                return null;
            var (id, today) = (new MemberId(member), Today);
            if (await Db.MembersFor(space).FirstOrDefaultAsync(m => m.Member.Id == id, ct) is not { } row)
                return null;
            return new(space, (await Db.Describe(space.Group.Id, [row], today, ct))[0])
            {
                Today = today,
                WhyNotRemove = await Db.WhyNotRemove(space, row.Member, today, ct),
                // Nobody reads here what others noted on them.
                Notes = id == space.Mine.Member ? [] : await Notes(id, ct),
            };
        }

        /// <summary>The same of somebody who is a member from elsewhere: nobody there is above those who manage members.</summary>
        public async Task<FarMemberModel?> ReadFar(string handle, Guid member, CancellationToken ct)
        {
            if (await Db.SpaceOf(Viewer, handle, Act.ManageMembers, ct) is not { } space)
                return null;
            var found = await Db.MembersElsewhere(space.Group.Id, RemoteStanding.Member)
                .Where(m => m.Id == member)
                .Join(Db.Set<RemoteActorRow>(), m => m.Actor, a => a.Address, (_, a) => new { a.Name, a.Handle })
                .FirstOrDefaultAsync(ct);
            return found is null ? null : new(space, $"{space.Path}/members/{member}", found.Name, found.Handle);
        }

        public LocalDate Today => Clock.GetCurrentInstant().InUtc().Date;

        private Task<List<NoteLine>> Notes(MemberId about, CancellationToken ct) =>
            (
                from note in Db.Set<MemberNote>()
                from member in Db.Set<Member>().Where(m => m.Id == note.By).DefaultIfEmpty()
                from profile in Db.Set<Profile>().Where(p => p.Id == member.ProfileId).DefaultIfEmpty()
                where note.MemberId == about
                orderby note.WrittenOn descending, note.Id
                select new NoteLine(note.Id, note.Words, profile.Name, note.WrittenOn, note.EndsOn)
            ).ToListAsync(ct);
    }
}

/// <summary>A member, for those who manage them.</summary>
public sealed record MemberModel
{
    internal MemberModel(Space space, MemberLine line) => (Space, Line) = (space, line);

    internal Space Space { get; }

    internal MemberLine Line { get; }

    internal Reason? WhyNotRemove { get; init; }

    internal LocalDate Today { get; init; }

    internal IReadOnlyList<NoteLine> Notes { get; init; } = [];

    /// <summary>What was typed, as it came back.</summary>
    internal string? TypedNote { get; init; }

    internal PauseInput TypedPause { get; init; } = PauseInput.Usual;

    internal IReadOnlyList<FieldError> Wrong { get; init; } = [];

    /// <summary>The last day of their pause; null when they have none.</summary>
    internal LocalDate? PausedUntil => Line.Row.Member.PausedUntil is { } last && last >= Today ? last : null;

    internal string? Done { get; init; }

    internal bool IsMe => Line.Row.Member.Id == Space.Mine.Member;

    internal string Path => $"{Space.Path}/members/{Line.Row.Member.Id}";
}

/// <summary>Asks whether somebody of another server is sent away.</summary>
public sealed record FarMemberModel
{
    internal FarMemberModel(Space space, string path, string name, string handle) =>
        (Space, Path, Name, Handle) = (space, path, name, handle);

    internal Space Space { get; }

    internal string Path { get; }

    internal string Name { get; }

    internal string Handle { get; }
}

/// <summary>One note on a member.</summary>
/// <param name="Id">Which.</param>
/// <param name="Words">What it says.</param>
/// <param name="By">Who wrote it; null once they have left.</param>
/// <param name="On">When.</param>
/// <param name="EndsOn">Its last day.</param>
internal sealed record NoteLine(MemberNoteId Id, string Words, string? By, LocalDate On, LocalDate EndsOn);
