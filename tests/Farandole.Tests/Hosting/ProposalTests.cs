using System.Net;
using Farandole.Domain.Events;
using Farandole.Domain.Groups;
using Farandole.Tests.Announcing;
using Farandole.Tests.Groups;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Tests.Hosting;

/// <summary>What one member proposes goes out by another.</summary>
public sealed class ProposalTests
{
    private const string Space = "/groups/eaux_vives";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Task<HttpResponseMessage> Proposes(App app, HttpClient somebody) =>
        app.Create(somebody, [.. Announcer.March, ("host", "@eaux_vives")]);

    [Fact]
    [Requirement("ASSO-12")]
    public async Task What_a_member_proposes_goes_out_by_a_second_person()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        var lou = await app.MemberOfWaters("lou", RolePreset.Member);
        Assert.Contains("proposer (une autre personne publie)", await lou.Page("/new"), StringComparison.Ordinal);

        var answer = await Proposes(app, lou);

        var made = await app.Only();
        Assert.Equal($"/events/{made.Id}", answer.Headers.Location?.ToString());
        Assert.True(made.IsDraft);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().Get($"/events/{made.Id}")).StatusCode);
        Assert.Contains("Proposé à Eaux Vives", await lou.Page($"/events/{made.Id}"), StringComparison.Ordinal);
        Assert.Contains("Attendent une deuxième personne", await nadia.Page(Space), StringComparison.Ordinal);
        Assert.DoesNotContain("Attendent une deuxième personne", await lou.Page(Space), StringComparison.Ordinal);
        Assert.Contains("proposé", await lou.Page($"{Space}/events"), StringComparison.Ordinal);
        Assert.Contains(
            "Nom de lou propose cet événement",
            await nadia.Page($"/events/{made.Id}/hosting"),
            StringComparison.Ordinal
        );

        await nadia.Post(made, "publication");

        Assert.NotNull((await app.Only()).ListedAt);
        Assert.Contains("Annoncé par", await app.Visitor().Page($"/events/{made.Id}"), StringComparison.Ordinal);
        Assert.Contains("Publié", await nadia.Page($"/events/{made.Id}/log"), StringComparison.Ordinal);
        Assert.DoesNotContain("Attendent une deuxième personne", await nadia.Page(Space), StringComparison.Ordinal);
        // From here on it is the group's.
        Assert.Equal(HttpStatusCode.NotFound, (await lou.Get($"/events/{made.Id}/edit")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await lou.Post(made, "deletion")).StatusCode);
    }

    [Fact]
    public async Task It_is_sent_back_with_a_word_changed_and_proposed_again()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        var nadia = await app.WatersOf("nadia");
        var lou = await app.MemberOfWaters("lou", RolePreset.Member);
        await Proposes(app, lou);
        var made = await app.Only();
        var empty = await nadia.Post(made, "proposal/refusal", ("word", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Contains("Dites ce qu’il faut changer.", await empty.Text(), StringComparison.Ordinal);

        await nadia.Post(made, "proposal/refusal", ("word", "Il manque l’heure"));

        var page = await lou.Page($"/events/{made.Id}");
        Assert.Contains("Eaux Vives vous le renvoie avec un mot", page, StringComparison.Ordinal);
        Assert.Contains("Il manque l’heure", page, StringComparison.Ordinal);
        Assert.DoesNotContain(
            $"/events/{made.Id}/status",
            await lou.Page($"/events/{made.Id}/edit"),
            StringComparison.Ordinal
        );
        var edited = await lou.Post(
            made,
            "edit",
            [.. Announcer.March, ("time", "14:00"), ("revision", $"{made.Revision}"), ("seen", "0")]
        );
        Assert.Equal($"/events/{made.Id}", edited.Headers.Location?.ToString());
        await lou.Post(made, "proposal");
        Assert.Contains("Proposé à Eaux Vives", await lou.Page($"/events/{made.Id}"), StringComparison.Ordinal);
        Assert.Null(await app.Look(db => db.Set<EventHost>().Select(h => h.SentBack).SingleAsync(Ct)));
        Assert.Contains("Nom de lou", await nadia.Page($"/events/{made.Id}/log"), StringComparison.Ordinal);
        // Whoever proposes it may also give it up.
        Assert.Equal(HttpStatusCode.SeeOther, (await lou.Post(made, "deletion")).StatusCode);
        Assert.NotNull((await app.Look(db => db.AllEvents.SingleAsync(Ct))).DeletedAt);
    }

    [Fact]
    [Requirement("ASSO-2")]
    public async Task Who_proposes_changes_the_words_of_the_draft_and_opens_nothing_else()
    {
        await using var app = await App.StartAsync(Announcer.NoLimits);
        await app.WatersOf("nadia");
        var lou = await app.MemberOfWaters("lou", RolePreset.Member);
        var other = await app.MemberOfWaters("ines", RolePreset.Member);
        await Proposes(app, lou);
        var made = await app.Only();
        string[] reading = ["manage", "keys", "hosting", "notes", "guests", "log", "messages", "participants.csv"];
        foreach (var door in reading)
            Assert.Equal(HttpStatusCode.NotFound, (await lou.Get($"/events/{made.Id}/{door}")).StatusCode);
        string[] acting = ["publication", "keys", "hosting", "status", "cancellation", "proposal/refusal", "notes"];
        foreach (var door in acting)
            Assert.Equal(HttpStatusCode.NotFound, (await lou.Post(made, door, ("word", "x"))).StatusCode);
        Assert.True((await app.Only()).IsDraft);
        // Nobody else who may only propose sees it.
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/events/{made.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/events/{made.Id}/edit")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Post(made, "proposal")).StatusCode);
        Assert.DoesNotContain("Grande marche", await other.Page($"{Space}/events"), StringComparison.Ordinal);
    }
}
