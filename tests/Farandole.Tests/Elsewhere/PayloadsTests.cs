using Farandole.Domain.Approval;
using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Tests.Coming;
using Farandole.Tests.Federation;
using Farandole.Tests.Groups;
using Farandole.Tests.Members;
using Farandole.Tests.Organizing;
using Farandole.Tests.Posts;
using Farandole.Tests.Profiles;
using Farandole.Tests.RemoteAnswers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Elsewhere;

/// <summary>
/// FEDERATION.md shows what leaves: what two of our sites really say to each other while somebody of one follows a group of the
/// other, comes to its event, hears that it was changed and called off, and becomes a member and goes.
/// </summary>
public sealed class PayloadsTests
{
    private const string Waters = "/@eaux_vives";

    /// <summary>What stands before it, its type, and of what it is: by the type of its object or a part of its address.</summary>
    private static readonly (string? Title, string Type, string? Of, string About)[] Shown =
    [
        ("`Follow`, and the `Accept` of it", "Follow", null, ""),
        (null, "Accept", "Follow", ""),
        ("A group announces an event: `Create`, and the `Announce` of its server", "Create", "Event", ""),
        (null, "Announce", null, ""),
        ("`Join` of an event that is `restricted`, and the `Accept` of it", "Join", null, "/events/"),
        (null, "Accept", "Join", "/joins/"),
        ("`Update` of an event that was called off; it is always whole, and shown here in part", "Update", "Event", ""),
        ("`Leave` of the event, and the `Delete` of it", "Leave", null, "/events/"),
        (null, "Delete", null, ""),
        ("`Join` of a group that is `moderated`, the `Accept` of it, and the `Leave` after it", "Join", null, Waters),
        (null, "Accept", "Join", "/memberships/"),
        (null, "Leave", null, Waters),
        (
            "`Invite` to a group, the `Accept` of it (a `Reject` is the same), and `Remove`, which also takes an invitation back",
            "Invite",
            null,
            ""
        ),
        (null, "Accept", "Invite", ""),
        (null, "Remove", null, ""),
        ("News of a group", "Create", "Article", ""),
        (
            "`Update` of a group whose key was renewed; it is always whole, and shown here in part",
            "Update",
            "Group",
            ""
        ),
        ("`Undo` of the `Follow`", "Undo", null, ""),
        ("A profile goes from one server to the other: `Move`", "Move", null, ""),
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_FEDERATION_shows_is_what_leaves()
    {
        await using var both = await TwoSites.StartAsync();
        var nadia = await both.There.WatersOf("nadia");
        var cam = await both.Here.SomebodyAs("cam@exemple.fr", "cam");
        await Follows(both, cam, Waters);
        await Follows(both, cam, "/relay");
        await Comes(both, cam, nadia);
        await Belongs(both, cam, nadia);
        await Renews(both, nadia);
        await Stops(both, cam);
        await Moves(both, cam, nadia);

        var shown = new ShownPayloads(both.Sent);
        foreach (var (title, type, of, about) in Shown)
            shown.Add(type, title, of, about);
        shown.StandIn("FEDERATION.md", both);
    }

    private static async Task Follows(TwoSites both, HttpClient cam, string whom)
    {
        var found = await cam.Post("/elsewhere", ("uri", There(both, whom)));
        await cam.Post(found.EnsureRedirect(), ("as", "cam"), ("told", "OnPage"));
        await both.DrainAsync();
    }

    /// <summary>To an event of the group, on request; it is called off, and deleted in the end.</summary>
    private static async Task Comes(TwoSites both, HttpClient cam, HttpClient nadia)
    {
        var id = EventId.New();
        await both.There.Writer.Write(
            async (db, ct) =>
            {
                var made = Event.Announce(id, "abcdefgh", Details, both.There.Now());
                db.AddRange(made, EventHost.By(id, await db.Set<Group>().Select(g => g.Id).SingleAsync(ct), null));
                made.Publish(both.There.Now());
                made.AskApproval(true, null, both.There.Now());
                made.List(both.There.Now());
            },
            Ct
        );
        await both.DrainAsync();
        var found = await cam.Post("/elsewhere", ("uri", There(both, $"/events/{id}")));
        var coming = $"{found.EnsureRedirect()}/coming";
        await cam.Post(coming, ("as", "cam"), ("message", "Avec mon accordéon."));
        await both.DrainAsync();
        await nadia.Post($"/events/{id}/requests", ("all", "true"), ("do", nameof(Verdict.Accepted)));
        await Wait(both, Duration.FromMinutes(11));
        await both.There.Change(id, e => e.Say(EventStatus.Cancelled, "Orage.", null, both.There.Now()));
        await Wait(both, Duration.FromMinutes(1));
        var mine = await both.Here.Look(db => db.Set<RemoteParticipationRow>().SingleAsync(Ct));
        await cam.Post($"{coming}/{mine.Id}/withdrawal");
        await both.DrainAsync();
        await both.There.Change(id, e => e.Delete(both.There.Now()));
        await Wait(both, Duration.FromMinutes(1));
    }

    /// <summary>Asks and is let in, leaves, is invited and comes, and is sent away.</summary>
    private static async Task Belongs(TwoSites both, HttpClient cam, HttpClient nadia)
    {
        await nadia.Receives(Joining.OnRequest);
        await Wait(both, Duration.FromMinutes(1));
        await cam.Post(
            $"/elsewhere/membership?who={Uri.EscapeDataString(There(both, Waters))}",
            ("as", "cam"),
            ("message", "Pour l’eau.")
        );
        await both.DrainAsync();
        await nadia.Post($"{Meeting.Space}/requests/{(await Member(both)).Id}/admission");
        await both.DrainAsync();
        await cam.Post($"/elsewhere/membership/{(await Mine(both)).Id}/end");
        await both.DrainAsync();

        var handle = $"@cam@{Url(both.Here).Authority}";
        await nadia.Post(
            $"{Meeting.Space}/invitations",
            [.. await both.There.Invitation(RolePreset.Discovers), ("people", handle)]
        );
        await both.DrainAsync();
        await cam.Post($"/elsewhere/membership/{(await Mine(both)).Id}/acceptance");
        await both.DrainAsync();
        await nadia.Post($"{Meeting.Space}/members/{(await Member(both)).Id}/removal");
        await both.DrainAsync();
    }

    private static async Task Renews(TwoSites both, HttpClient nadia)
    {
        await nadia.Posts("Le local rouvre", "Lundi à 18 heures.");
        await Wait(both, Duration.FromMinutes(1));
        await both.There.RenewsKeyOf("eaux_vives");
        await both.DrainAsync();
    }

    private static async Task Stops(TwoSites both, HttpClient cam)
    {
        var group = There(both, Waters);
        var followed = await both.Here.Look(db => db.Set<RemoteFollowRow>().SingleAsync(f => f.Actor == group, Ct));
        await cam.Post($"/account/profiles/cam/elsewhere/{followed.Id}/end");
        await both.DrainAsync();
    }

    /// <summary>Followed by Ana there, Cam goes there as well.</summary>
    private static async Task Moves(TwoSites both, HttpClient cam, HttpClient nadia)
    {
        var ana = await both.There.SomebodyAs("ana@exemple.fr", "ana");
        var before = both.Here.Services.GetRequiredService<Instance>().Absolute("/@cam");
        var found = await ana.Post("/elsewhere", ("uri", before));
        await ana.Post(found.EnsureRedirect(), ("as", "ana"), ("told", "OnPage"));
        await both.DrainAsync();
        await nadia.Post("/account/profiles/nadia/move/origin", ("known", before));
        await cam.Post("/account/profiles/cam/move", ("to", There(both, "/@nadia")), ("sure", "true"));
        await Wait(both, Duration.FromMinutes(1));
    }

    private static async Task Wait(TwoSites both, Duration time)
    {
        both.Here.Clock.Advance(time);
        both.There.Clock.Advance(time);
        await both.DrainAsync();
    }

    private static EventDetails Details =>
        new()
        {
            Title = "Bal au bord de l’eau",
            Schedule = Schedule.Of(new(2027, 6, 12), new(14, 0), null, null, "Europe/Paris"),
            Place = new("Maison du canal", "3 quai Jayr, 69009 Lyon", 45.749, 4.848),
        };

    private static Task<RemoteMemberRow> Member(TwoSites both) =>
        both.There.Look(db => db.Set<RemoteMemberRow>().SingleAsync(Ct));

    private static Task<RemoteMembershipRow> Mine(TwoSites both) =>
        both.Here.Look(db => db.Set<RemoteMembershipRow>().SingleAsync(Ct));

    private static string There(TwoSites both, string path) =>
        both.There.Services.GetRequiredService<Instance>().Absolute(path);

    private static Uri Url(App app) => app.Services.GetRequiredService<Instance>().Url;
}
