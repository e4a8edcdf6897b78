using System.Net;
using System.Text.RegularExpressions;
using Farandole.Domain.Approval;
using Farandole.Domain.Participations;
using Farandole.Tests.Coming;
using Farandole.Tests.Organizing;

namespace Farandole.Tests.Approval;

/// <summary>What people do around an event on request: one question, and a code of conduct.</summary>
internal static partial class Circle
{
    private const string Text = "Soyez doux.\nPas de photos.";

    public static async Task<Backstage> OnRequest(int? capacity = null)
    {
        var stage = await Backstage.SetAsync(d => d with { Capacity = capacity });
        using var organizer = await stage.Organizer();
        await Save(organizer, stage, Text);
        await stage.App.DrainAsync();
        return stage;
    }

    public static async Task Save(HttpClient organizer, Backstage stage, string code) =>
        (
            await organizer.Post(
                $"{stage.Path}/admission",
                ("on", "true"),
                ("reviews", "true"),
                ("code", code),
                ("id-0", "q1"),
                ("label-0", "Comment avez-vous connu le cercle ?"),
                ("purpose-0", "Pour vous placer."),
                ("kind-0", "Text"),
                ("kept-0", "UntilEnd"),
                ("required-0", "true")
            )
        ).ShouldLeadTo($"{stage.Path}/admission?done=admission");

    public static Task<string> Asks(Backstage stage, string email, string name, int party = 1) =>
        stage.App.Comes(stage.Id, email, party, ("name", name), ("question-q1", "Par Sacha"), ("code-accepted", "1"));

    public static async Task<string> Settle(
        HttpClient organizer,
        Backstage stage,
        Verdict verdict,
        string done,
        params (string Name, string Value)[] more
    )
    {
        var answer = await organizer.Post(
            $"{stage.Path}/requests",
            [("all", "true"), ("do", verdict.ToString()), .. more]
        );
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var to = answer.Headers.Location!.ToString();
        Assert.StartsWith($"{stage.Path}/requests?done={done}&batch=", to, StringComparison.Ordinal);
        return Batch().Match(to).Value;
    }

    public static async Task Many(Backstage stage, int people)
    {
        for (var n = 0; n < people; n++)
            await stage.Answer($"n{n}@exemple.fr", $"Nom {n}", answer: Answer.Asking);
    }

    [GeneratedRegex("[0-9a-f-]{36}$")]
    private static partial Regex Batch();
}
