using System.Net;
using Farandole.Domain.Participations;
using Farandole.Tests.Coming;
using Farandole.Tests.Organizing;

namespace Farandole.Tests.Guests;

/// <summary>A person of the list who answered by another way counts once.</summary>
public sealed class RecognitionTests
{
    [Fact]
    [Requirement("FRIENDS-5")]
    public async Task Who_answered_under_their_name_without_their_link_is_recognized()
    {
        await using var backstage = await Backstage.SetAsync();
        var link = await backstage.Invite("Léa Martin");
        await backstage.Answer("lea@exemple.fr", "lea", party: 2);
        await backstage.Answer("leo@exemple.fr", "Léo");
        await backstage.Answer("cachee@exemple.fr", "Léa", with: a => a with { Exposure = Exposure.Nobody });
        using var organizer = await backstage.Organizer();
        var line = $"{backstage.Guests()}/{(await backstage.One()).Id}";
        var page = await organizer.Page(line);
        Assert.Contains("Est-ce la même personne", page, StringComparison.Ordinal);
        var answers = await backstage.App.AnswersTo(backstage.Id);
        var (hers, hidden) = (answers.Single(a => a.Name == "lea"), answers.Single(a => a.Name == "Léa"));
        Assert.Contains($"{hers.Id}", page, StringComparison.Ordinal);
        Assert.All(
            answers.Where(a => a.Id != hers.Id),
            a => Assert.DoesNotContain($"{a.Id}", page, StringComparison.Ordinal)
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await organizer.Post($"{line}/recognition", ("answer", $"{hidden.Id}"))).StatusCode
        );

        (await organizer.Post($"{line}/recognition", ("answer", $"{hers.Id}"))).ShouldLeadTo(
            $"{line}?done=guest-recognized"
        );
        Assert.Contains("Viennent à 2", await organizer.Page(backstage.Guests()), StringComparison.Ordinal);
        Assert.DoesNotContain("Est-ce la même personne", await organizer.Page(line), StringComparison.Ordinal);
        using var lea = backstage.App.Visitor();
        // Her answer has an address: it is changed behind the link that her mailbox got, and not given twice.
        foreach (var said in (string[])["coming", "no"])
            Assert.Equal(
                HttpStatusCode.Conflict,
                (await lea.Post($"{link}/answer", ("answer", said), ("party", "1"))).StatusCode
            );
        Assert.Equal(3, (await backstage.App.AnswersTo(backstage.Id)).Count);
    }

    [Fact]
    [Requirement("FRIENDS-5")]
    public async Task A_recognition_can_be_taken_back_and_nothing_is_lost()
    {
        await using var backstage = await Backstage.SetAsync();
        var link = await backstage.Invite("Léa Martin");
        await backstage.Answer("lea@exemple.fr", "lea", party: 2);
        using var organizer = await backstage.Organizer();
        var before = await backstage.One();
        var line = $"{backstage.Guests()}/{before.Id}";
        var hers = Assert.Single(await backstage.App.AnswersTo(backstage.Id));
        // Nobody has said that they are one person.
        Assert.Equal(HttpStatusCode.NotFound, (await organizer.Post($"{line}/recognition/end")).StatusCode);
        await organizer.Post($"{line}/recognition", ("answer", $"{hers.Id}"));
        Assert.Contains("Ce sont deux personnes", await organizer.Page(line), StringComparison.Ordinal);

        (await organizer.Post($"{line}/recognition/end")).ShouldLeadTo($"{line}?done=guest-apart");

        var after = await backstage.One();
        Assert.Equal(
            (before.ParticipationId, before.AnsweredAt, before.SeenAt, before.Selector),
            (after.ParticipationId, after.AnsweredAt, after.SeenAt, after.Selector)
        );
        var page = await organizer.Page(line);
        Assert.Contains("Est-ce la même personne", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Ce sont deux personnes", page, StringComparison.Ordinal);
        var kept = Assert.Single(await backstage.App.AnswersTo(backstage.Id));
        Assert.Equal((hers.Answer, 2, hers.Email), (kept.Answer, kept.Party, kept.Email));
        var log = await organizer.Page($"{backstage.Path}/log");
        Assert.Contains("Une réponse reconnue comme celle d’une personne invitée", log, StringComparison.Ordinal);
        Assert.Contains("Une réponse et une personne invitée à nouveau distinguées", log, StringComparison.Ordinal);
        // She answers for herself, and that is hers to keep.
        using var lea = backstage.App.Visitor();
        await lea.Post($"{link}/answer", ("answer", "coming"), ("party", "1"));
        Assert.Equal(HttpStatusCode.NotFound, (await organizer.Post($"{line}/recognition/end")).StatusCode);
        Assert.Equal(2, (await backstage.App.AnswersTo(backstage.Id)).Count);
    }
}
