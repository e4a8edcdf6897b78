using System.Net;
using Farandole.Domain.Events;
using Farandole.Domain.Participations;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Tests.Coming;
using Farandole.Tests.EventPage;
using Farandole.Tests.Organizing;
using Farandole.Tests.Retention;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Intrusion;

/// <summary>One action when somebody got in who should not have.</summary>
public sealed class IntrusionTests
{
    private const string Street = "12 rue des Lilas";
    private const string Room = "https://visio.example/abc-def";

    [Fact]
    [Requirement("SAFE-6")]
    public async Task One_action_closes_the_doors_hides_the_secrets_and_tells_the_approved()
    {
        await using var stage = await Secret();
        var lea = await stage.Answer("lea@exemple.fr", "Léa");
        await stage.Answer("max@exemple.fr", "Max", answer: Answer.Maybe);
        var ticket = stage.App.Services.GetRequiredService<Tickets>().PathOf(lea);
        Assert.Contains(Street, await stage.App.Visitor().Page(ticket), StringComparison.Ordinal);
        using var organizer = await stage.Organizer();
        var before = await organizer.Page($"{stage.Path}/intrusion");
        Assert.Contains("1 personne approuvée est prévenue", before, StringComparison.Ordinal);
        Assert.Contains("Léa", before, StringComparison.Ordinal);

        var answer = await organizer.Post($"{stage.Path}/intrusion");
        Assert.Equal($"{stage.Path}/intrusion?done=closed", answer.Headers.Location?.ToString());
        await stage.App.PassAsync(Duration.FromHours(1));

        Assert.DoesNotContain(Street, await stage.App.Visitor().Page(ticket), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await stage.App.Visitor().Get($"{ticket}/online")).StatusCode);
        Assert.Null((await stage.Found()).OnlineLink);
        Assert.Contains(Street, await organizer.Page(stage.Path), StringComparison.Ordinal);
        var refused = await stage.App.Visitor().Answers(stage.Id, "intrus@exemple.fr");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains(
            "ne prend plus de réponses",
            await stage.App.Visitor().Page(stage.Path),
            StringComparison.Ordinal
        );
        var letter = Assert.Single(stage.App.Letters());
        Assert.Equal("lea@exemple.fr", letter.To.Mailboxes.Single().Address);
        Assert.DoesNotContain("Lilas", letter.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("visio.example", letter.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("SAFE-6")]
    public async Task What_cannot_be_unseen_is_said_and_can_be_taken_along()
    {
        await using var stage = await Secret();
        await stage.Answer("lea@exemple.fr", "Léa");
        await stage.Answer("ali@exemple.fr", "Ali", with: a => a with { Exposure = Exposure.Nobody });
        using var organizer = await stage.Organizer();
        await organizer.Post($"{stage.Path}/intrusion");

        var page = await organizer.Page($"{stage.Path}/intrusion");
        Assert.Contains("Ce qui a été vu ne s’oublie pas", page, StringComparison.Ordinal);
        Assert.Contains("Léa", page, StringComparison.Ordinal);
        var json = await organizer.Page($"{stage.Path}/intrusion.json");
        Assert.Contains("\"piece\":\"address\"", json, StringComparison.Ordinal);
        Assert.Contains("2027-03-02T09:00:00Z", json, StringComparison.Ordinal);
        Assert.DoesNotContain("Ali", json, StringComparison.Ordinal);
        Assert.DoesNotContain(Street, json, StringComparison.Ordinal);
        Assert.Contains("Léa", await organizer.Page($"{stage.Path}/intrusion.csv"), StringComparison.Ordinal);
        foreach (var path in (string[])["/intrusion", "/intrusion.json", "/intrusion.csv"])
            Assert.Equal(HttpStatusCode.NotFound, (await stage.App.Visitor().Get(stage.Path + path)).StatusCode);
    }

    [Fact]
    [Requirement("SAFE-6")]
    public async Task Invitations_open_nothing_any_more()
    {
        await using var stage = await Backstage.SetAsync(d => d with { Visibility = Visibility.Private });
        var invitation = await stage.App.Key(stage.Id, KeyKind.Invitation);
        using var guest = stage.App.Visitor();
        await guest.Post($"/i/{invitation}");
        Assert.Equal(HttpStatusCode.OK, (await guest.Get(stage.Path)).StatusCode);
        using var organizer = await stage.Organizer();
        await organizer.Post($"{stage.Path}/intrusion");
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Get(stage.Path)).StatusCode);
    }

    [Fact]
    [Requirement("SAFE-6")]
    public async Task Reopening_lets_people_in_and_leaves_hidden_what_is_hidden()
    {
        await using var stage = await Secret();
        using var organizer = await stage.Organizer();
        await organizer.Post($"{stage.Path}/intrusion");
        await organizer.Post($"{stage.Path}/intrusion/end");
        var lea = await stage.Answer("lea@exemple.fr", "Léa");
        var ticket = stage.App.Services.GetRequiredService<Tickets>().PathOf(lea);
        Assert.DoesNotContain(Street, await stage.App.Visitor().Page(ticket), StringComparison.Ordinal);
        await organizer.Post($"{stage.Path}/pieces/address", ("for", "approved"), ("when", "now"));
        Assert.Contains(Street, await stage.App.Visitor().Page(ticket), StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("PERSON-4")]
    public async Task Who_saw_what_is_forgotten_a_month_after_the_event()
    {
        await using var app = await Seeds.StartAsync();
        var id = await Seeds.Event(app);
        var answer = await Seeds.Answer(app, id, "lea@exemple.fr", party: 1, confirmed: true);
        await app.Writer.Write(
            (db, _) =>
            {
                db.Add(
                    new Sighting
                    {
                        EventId = id,
                        ParticipationId = answer,
                        Piece = "address",
                        Since = app.Now(),
                        Until = app.Now(),
                    }
                );
                return Task.CompletedTask;
            },
            TestContext.Current.CancellationToken
        );
        await app.PassAsync(Duration.FromDays(40));
        Assert.Single(await app.Look(db => db.Set<Sighting>().ToListAsync()));
        await app.PassAsync(Duration.FromDays(10));
        Assert.Empty(await app.Look(db => db.Set<Sighting>().ToListAsync()));
    }

    /// <summary>An address and a link for those who come.</summary>
    private static async Task<Backstage> Secret()
    {
        var stage = await Backstage.SetAsync(d => d with { Place = new("Lyon", Street), OnlineLink = Room });
        await stage.Change(e =>
        {
            e.Decide(new(new PieceKey(Piece.Address)) { Audience = Audience.Approved }, "Amel", App.Start);
            e.Decide(new(new PieceKey(Piece.OnlineLink)) { Audience = Audience.Approved }, "Amel", App.Start);
        });
        return stage;
    }
}
