using System.Security.Cryptography;
using Farandole.Domain.Following;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Faces;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Following;

/// <summary>
/// Follows a group by an address alone: asked by letter whether it is theirs, told once a week, and gone with one click.
/// Every address is answered alike, known or not.
/// </summary>
internal static class FollowByAddress
{
    private const string Purpose = "follow-by-address";
    private const string Link = "/follows/{token}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/@{handle}/follow/address", Ask).Limited(Rate.Answer).Personal();
        routes.MapGet(Link, ShowOwn).Limited(Rate.Ticket).Personal();
        routes.MapPost($"{Link}/confirmation", Confirm).Limited(Rate.Ticket).Personal();
        routes
            .MapPost($"{Link}/stop", Stop)
            .Limited(Rate.Ticket)
            .Personal()
            .WithMetadata(new FromAnywhere("Mail programs unsubscribe with one click (RFC 8058)."));
    }

    public static string PathOf(AddressFollower follower, AddressHash signer) =>
        $"/follows/{signer.Token(Purpose, follower.Key)}";

    internal sealed record Tools(
        [FromServices] FollowDesk Desk,
        [FromServices] Db Db,
        [FromServices] Writer Writer,
        [FromServices] Later Later,
        [FromServices] AddressHash Hashes,
        [FromServices] WeekPlan Weeks,
        [FromServices] Reader Reader
    );

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Ask(
        string handle,
        HttpRequest request,
        [AsParameters] Tools tools,
        CancellationToken ct
    )
    {
        if (await FollowGroup.Read(handle, tools.Desk, tools.Db, ct) is not { } model)
            return TypedResults.NotFound();
        var asked = new SeeOther($"{Handles.PageOf(model.Group.Handle)}/follow?done=asked");
        var form = await request.ReadSentForm(ct);
        // A robot is told what people are told.
        if (RobotTrap.Caught(form))
            return asked;
        var typed = form["email"].ToString();
        if (EmailAddress.Parse(typed) is not { } address)
            return Page.Of<FollowPage>(
                model with
                {
                    Email = typed,
                    Wrong = [new("follow-email", tools.Reader.Words["answer.error.email"])],
                },
                StatusCodes.Status422UnprocessableEntity
            );
        var language = tools.Reader.Language;
        await tools.Writer.Write((db, token) => Keep(db, model.Group.Id, address, language, tools, token), ct);
        return asked;
    }

    private static async Task Keep(
        Db db,
        GroupId group,
        EmailAddress address,
        string language,
        Tools tools,
        CancellationToken ct
    )
    {
        var (now, hash) = (tools.Weeks.Now, tools.Hashes.Of(address));
        // Whom the instance keeps away is written to no more.
        if (await db.IsBarredHere(hash, ct))
            return;
        var known = await db.Set<AddressFollower>()
            .FirstOrDefaultAsync(f => f.GroupId == group && f.EmailHash == hash, ct);
        if (known is null)
        {
            var key = RandomNumberGenerator.GetBytes(AddressFollower.KeyLength);
            known = AddressFollower.Ask(group, address, hash, key, now);
            known.Speak(language);
            db.Add(known);
            await db.SaveChangesAsync(ct);
        }
        // Asked twice before it has left, it leaves once.
        var errand = new FollowingAsked(known.Id, now);
        await tools.Later.DoOnce(db, $"follow-group:{known.Id}", errand, now, move: false, ct);
    }

    /// <summary>Of an address that is erased the same link says so: whose it was nobody knows any more.</summary>
    private static async Task<Results<RazorComponentResult, NotFound>> ShowOwn(
        string token,
        [AsParameters] Tools tools,
        CancellationToken ct
    )
    {
        if (tools.Hashes.Read(Purpose, token, AddressFollower.KeyLength) is not { } key)
            return TypedResults.NotFound();
        var path = $"/follows/{token}";
        if (await tools.Db.Set<AddressFollower>().FirstOrDefaultAsync(f => f.Key == key, ct) is not { } own)
            return Page.Of<OwnAddressPage>(new OwnAddressModel(path, null, null));
        var followed = own.GroupId;
        var group = await tools.Db.OpenGroups().FirstOrDefaultAsync(g => g.Id == followed, ct);
        return Page.Of<OwnAddressPage>(new OwnAddressModel(path, own, group));
    }

    private static async Task<Results<SeeOther, NotFound>> Confirm(
        string token,
        [AsParameters] Tools tools,
        CancellationToken ct
    )
    {
        if (tools.Hashes.Read(Purpose, token, AddressFollower.KeyLength) is not { } key)
            return TypedResults.NotFound();
        var now = tools.Weeks.Now;
        await tools.Writer.Write(
            async (db, stop) =>
            {
                var own = await db.Set<AddressFollower>().AsTracking().FirstOrDefaultAsync(f => f.Key == key, stop);
                if (own?.Confirm(now) == true)
                    await tools.Weeks.Plan(db, own, now, stop);
            },
            ct
        );
        return new SeeOther($"/follows/{token}");
    }

    /// <summary>Erases the address at once; doing it twice changes nothing.</summary>
    private static async Task<Results<SeeOther, NotFound>> Stop(
        string token,
        [AsParameters] Tools tools,
        CancellationToken ct
    )
    {
        if (tools.Hashes.Read(Purpose, token, AddressFollower.KeyLength) is not { } key)
            return TypedResults.NotFound();
        await tools.Writer.Write(
            (db, stop) => db.Set<AddressFollower>().Where(f => f.Key == key).ExecuteDeleteAsync(stop),
            ct
        );
        return new SeeOther($"/follows/{token}");
    }
}

/// <summary>What is known of an address that follows a group; nothing once it is erased.</summary>
/// <param name="Path">Of its personal link.</param>
public sealed record OwnAddressModel(string Path, AddressFollower? Own, Group? Group);
