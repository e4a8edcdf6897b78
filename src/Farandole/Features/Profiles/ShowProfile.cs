using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Inside;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Profiles;

/// <summary>
/// <c>/@{handle}</c>: what a profile says of itself, the same for everybody, its owner included. No id, no date and no
/// number stands there that its account or another profile of its account could have as well.
/// </summary>
internal sealed class ShowProfile(IEnumerable<IProfilePart> parts, Instance instance) : IFacePage
{
    /// <summary>The door of all that have handles: each kind is asked whether the handle is one of its own.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/@{handle}", Show).Limited(Rate.Read).Shared("profiles", "agenda");

    public async Task<RazorComponentResult?> Of(byte[] handle, Db db, CancellationToken ct)
    {
        if (await db.Set<Profile>().FirstOrDefaultAsync(p => p.HandleHash == handle, ct) is not { } found)
            return null;
        return Page.Of<ProfilePage>(
            new ProfileModel(found.Handle, found.Name, found.Html, found.Language, found.IsFindable)
            {
                Url = instance.Absolute(Handles.PageOf(found.Handle)),
                Picture = found.Picture,
                PictureAlt = found.PictureAlt,
                Parts = await parts.Shown(p => p.Of(found.Id, found.Name, db, ct)),
            }
        );
    }

    private static async Task<IResult> Show(
        string handle,
        HttpRequest request,
        Db db,
        AddressHash hashes,
        IEnumerable<IFacePage> faces,
        IFaceActor actor,
        CancellationToken ct
    )
    {
        if (Handle.Parse(handle) is not { } named || handle.StartsWith('@'))
            return TypedResults.StatusCode(StatusCodes.Status404NotFound);
        var hash = hashes.Of(named);
        if (Accepts.IsForServers(request))
        {
            if (await actor.Of(named.Value, db, ct) is { } document)
                return document;
        }
        else
        {
            foreach (var face in faces)
            {
                if (await face.Of(hash, db, ct) is { } page)
                    return page;
            }
        }
        return TypedResults.StatusCode(
            await db.IsTaken(hash, ct) ? StatusCodes.Status410Gone : StatusCodes.Status404NotFound
        );
    }
}

/// <summary>All that is ever said of a profile to others: neither its id nor its account is among it.</summary>
public sealed record ProfileModel(string Handle, string Name, string? Html, string Language, bool IsFindable)
{
    internal string Url { get; init; } = "";

    internal PictureId? Picture { get; init; }

    internal string? PictureAlt { get; init; }

    internal IReadOnlyList<GroupPart> Parts { get; init; } = [];
}
