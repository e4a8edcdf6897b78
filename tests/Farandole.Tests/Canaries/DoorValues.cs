using Farandole.Domain.Kernel;
using Farandole.Features.Coming;
using Farandole.Features.Organizing;
using Farandole.Features.Shared.Letters;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Identity;
using Farandole.Platform.Mail;
using Farandole.Tests.House;
using Microsoft.Extensions.DependencyInjection;

namespace Farandole.Tests.Canaries;

/// <summary>What opens each door of the inventory in the world of the canaries.</summary>
internal static class DoorValues
{
    /// <summary>Ids of what is not in the world of the canaries.</summary>
    private static readonly string[] OfNothing =
    [
        "key",
        "message",
        "announcement",
        "post",
        "arrival",
        "follow",
        "role",
        "team",
        "member",
        "coming",
        "belonging",
        "request",
        "resource",
        "block",
        "steward",
        "opening",
        "report",
    ];

    /// <summary>The value of a parameter of a door's address, about the listed event unless only another fits.</summary>
    public static string ValueAt(this CanaryWorld world, App app, Doorway door, string parameter) =>
        parameter switch
        {
            "id" => world.IdAt(door),
            "code" => world.Events[Kind.Listed].Code,
            "secret" => world.Invitations[Kind.Private].Reveal(),
            "ticket" => world.TicketOf(Kind.Listed, Who.All),
            "token" => world.TokenAt(app, door.Route, Kind.Listed, $"{door.Route.Split('/')[1]}@example.org"),
            "participation" => world.People[(Kind.Listed, Who.Organizers)].Id.ToString(),
            "question" => world.Questions[(Kind.Listed, Asked.Shown)].Id.ToString(),
            _ when OfNothing.Contains(parameter) => Guid.NewGuid().ToString(),
            "need" => world.Needs[Kind.Listed].Id.ToString(),
            "note" => world.Notes[Kind.Listed].Id.ToString(),
            "claimant" => world.Claimants[Kind.Listed].Reveal(),
            "selector" => "AAAAAAAAAAAAAAAA",
            "invitation" or "removal" => "none",
            "handle" when door.Route.Contains("/groups/", StringComparison.Ordinal) => CanaryWorld.Group,
            "handle" => CanaryWorld.Profile,
            "claim" => Guid.Empty.ToString(),
            "voter" => world.Voters[Kind.Listed].Reveal(),
            "date" => world.Dates[Kind.Listed].Id.ToString(),
            "guest" => world.Invitees[Kind.Listed].Id.ToString(),
            "invitee" => world.GuestLink(Kind.Listed),
            "together" => world.Together.ToString(),
            "place" => "banner",
            "followed" => CanaryWorld.Group,
            "kind" => "all",
            "status" => "404",
            "picture" => world.Souvenirs[Kind.Listed].ToString(),
            "piece" => "route",
            "documentName" => "v1",
            "name" or "file" or "link" or "device" or "site" => "none",
            _ => throw new InvalidOperationException(parameter),
        };

    private static string IdAt(this CanaryWorld world, Doorway door) =>
        door.Route.Contains("/jobs/", StringComparison.Ordinal) ? "1"
        : door.Route.StartsWith("/desk/", StringComparison.Ordinal) ? world.Events[Kind.Held].Id.ToString()
        : door.Route.StartsWith("/elsewhere/posts/", StringComparison.Ordinal) ? CanaryWorld.NewsThere.ToString()
        : door.Route.StartsWith("/elsewhere/", StringComparison.Ordinal) ? CanaryWorld.There.ToString()
        : world.Events[Kind.Listed].Id.ToString();

    /// <summary>What a letter's link holds.</summary>
    public static string TokenAt(this CanaryWorld world, App app, string path, Kind kind, string address) =>
        path.Split('/')[1] switch
        {
            "a" => world.AddressToken(kind),
            "news" => world.NewsToken(app, kind),
            "letters" => LettersToken(app, address),
            "take" => TakingLinks.PathOf(
                EmailAddress.Parse(address)!,
                app.Clock.GetCurrentInstant(),
                app.Services.GetRequiredService<AddressHash>()
            )["/take/".Length..],
            _ => RefusalToken(app, address),
        };

    public static string NewsToken(this CanaryWorld world, App app, Kind kind) =>
        StopNews.PathOf(world.KeyIds[kind], app.Services.GetRequiredService<AddressHash>())["/news/".Length..];

    public static string RefusalToken(App app, string address) =>
        app.Services.GetRequiredService<Refusals>().PathOf(EmailAddress.Parse(address)!)["/refusal/".Length..];

    public static string LettersToken(App app, string address)
    {
        var hashes = app.Services.GetRequiredService<AddressHash>();
        return LetterLinks.PathOf(hashes.Of(EmailAddress.Parse(address)!), hashes)["/letters/".Length..];
    }
}
