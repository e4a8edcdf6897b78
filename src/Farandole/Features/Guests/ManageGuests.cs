using Farandole.Domain.Guests;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Inviting;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Guests;

/// <summary>The organizers write down whom they invite, and see who has not answered.</summary>
internal static class ManageGuests
{
    private const int MostTyped = 50_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/events/{id}/guests", Show).Limited(Rate.Organize).Personal();
        routes.MapPost("/events/{id}/guests", Add).Limited(Rate.Organize).Personal();
        routes.MapGet("/events/{id}/guests/{guest:guid}", ShowOne).Limited(Rate.Organize).Personal();
        routes.MapPost("/events/{id}/guests/{guest:guid}/removal", Remove).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string id,
        string? show,
        string? after,
        string? done,
        [AsParameters] GuestTools tools,
        CancellationToken ct
    ) =>
        await tools.List(id, ct, show, after, done) is { } model ? Page.Of<GuestsPage>(model) : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult, NotFound>> ShowOne(
        string id,
        Guid guest,
        string? done,
        [AsParameters] GuestTools tools,
        CancellationToken ct
    ) =>
        await tools.Line(id, guest, ct, done) is { } model
            ? Page.Of<GuestPage>(
                model with
                {
                    Same = model.Line.IsSilent ? await tools.Db.Like(model.Line.Guest, ct) : [],
                }
            )
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult, SeeOther, NotFound>> Add(
        string id,
        HttpRequest request,
        AddressHash hashes,
        [AsParameters] GuestTools tools,
        CancellationToken ct
    )
    {
        if (await tools.List(id, ct) is not { } model)
            return TypedResults.NotFound();
        var typed = (await request.ReadSentForm(ct))["guests"].ToString();
        var (read, wrong) = ReadPeople.From(typed[..Math.Min(typed.Length, MostTyped)], Invitee.MaxName);
        var words = tools.Reader.Words;
        var error =
            wrong.Count > 0 ? words["guests.error.line", ("line", wrong[0])]
            : read.Count == 0 ? words["guests.error.none"]
            : model.Count.All + read.Count > Invitee.Most ? words["guests.error.many", ("most", Invitee.Most)]
            : await Honoured(tools.Db, model.Backstage.Seen.Id, read, hashes, ct) ? words["guests.error.honoured"]
            : null;
        if (error is not null)
            return Page.Of<GuestsPage>(
                model with
                {
                    Typed = typed,
                    Errors = [new("guests", error)],
                },
                StatusCodes.Status422UnprocessableEntity
            );
        await tools.Writer.Write((db, token) => Keep(db, model.Backstage.Seen.Id, read, hashes, tools, token), ct);
        return new SeeOther($"{model.Backstage.Seen.Path}/guests?done=guests");
    }

    /// <summary>Who must not know of the surprise cannot be invited to it.</summary>
    private static async Task<bool> Honoured(
        Db db,
        EventId id,
        IReadOnlyList<PersonRead> read,
        AddressHash hashes,
        CancellationToken ct
    )
    {
        var given = read.Select(r => r.Email).OfType<EmailAddress>().Select(hashes.Of).ToList();
        return given.Count > 0
            && await db.Set<HonouredRow>().AnyAsync(h => h.EventId == id && given.Contains(h.AddressHash), ct);
    }

    private static async Task Keep(
        Db db,
        EventId id,
        IReadOnlyList<PersonRead> read,
        AddressHash hashes,
        GuestTools tools,
        CancellationToken ct
    )
    {
        var known = await db.Set<Invitee>()
            .Where(i => i.EventId == id)
            .Select(i => new { i.Name, i.EmailHash })
            .ToListAsync(ct);
        var addresses = known.Select(k => k.EmailHash).OfType<byte[]>().Select(Convert.ToHexString).ToHashSet();
        var names = known.Where(k => k.EmailHash is null).Select(k => k.Name).ToHashSet();
        // A moment each, so that the list keeps the order in which it was written.
        var now = tools.Now;
        foreach (var (i, one) in read.Index())
        {
            var hash = one.Email is { } email ? hashes.Of(email) : null;
            if (hash is null ? names.Contains(one.Name) : addresses.Contains(Convert.ToHexString(hash)))
                continue;
            var given = new NewInvitee(one.Name, one.Email, hash, tools.Tickets.NewForInvitee());
            db.Add(Invitee.Of(id, given, tools.Reader.Language, now + NodaTime.Duration.FromMilliseconds(i)));
        }
    }

    private static async Task<Results<SeeOther, NotFound>> Remove(
        string id,
        Guid guest,
        [AsParameters] GuestTools tools,
        CancellationToken ct
    )
    {
        if (await tools.Line(id, guest, ct) is not { } model)
            return TypedResults.NotFound();
        var wanted = model.Line.Guest.Id;
        await tools.Writer.Write(
            (db, token) => db.Set<Invitee>().Where(i => i.Id == wanted).ExecuteDeleteAsync(token),
            ct
        );
        return new SeeOther($"{model.Backstage.Seen.Path}/guests?done=guest-removed");
    }
}
