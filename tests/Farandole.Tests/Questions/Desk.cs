using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Farandole.Domain.Questions;
using Farandole.Platform.Db;
using Farandole.Tests.Organizing;
using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Questions;

/// <summary>Who asks and who answers in these tests.</summary>
internal static class Desk
{
    public const string Dog = "Peut-on venir avec un chien ?";
    public const string Asker = "bao@exemple.fr";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Lets time pass, then does what erases on time.</summary>
    public static async Task Erase(this Backstage stage, Duration after)
    {
        stage.App.Clock.Advance(after);
        await using var scope = stage.App.Services.CreateAsyncScope();
        foreach (var step in scope.ServiceProvider.GetServices<Features.Retention.IErase>())
            await step.RunAsync(stage.App.Clock.GetCurrentInstant(), Ct);
    }

    public static async Task<HttpClient> Known(Backstage stage, string email)
    {
        var person = await stage.Answer(email, "Bao");
        var guest = stage.App.Visitor();
        var ticket = stage.App.Services.GetRequiredService<Platform.Identity.Tickets>().PathOf(person);
        Assert.Equal(HttpStatusCode.SeeOther, (await guest.Post($"{ticket}/session")).StatusCode);
        return guest;
    }

    /// <summary>A question that is shown; confirmed when it has an address.</summary>
    public static Task<Domain.Kernel.QuestionId> Ask(Backstage stage, string text, string? email = null) =>
        stage.App.Writer.Write(
            async (db, ct) =>
            {
                var asked = Question.Ask(
                    new(stage.Id, text) { Email = Domain.Kernel.EmailAddress.Parse(email) },
                    QuestionPolicy.AtOnce,
                    stage.App.Clock.GetCurrentInstant()
                );
                asked.Confirm(QuestionPolicy.AtOnce, stage.App.Clock.GetCurrentInstant());
                db.Add(asked);
                await Features.Questions.Boards.Recount(
                    db,
                    await Features.Questions.Boards.BoardToChange(db, stage.Id, ct),
                    ct
                );
                return asked.Id;
            },
            Ct
        );

    public static async Task Reply(Backstage stage, Domain.Kernel.QuestionId id, string text, bool keep = false)
    {
        var organizer = await stage.Organizer();
        var fields = new List<(string, string)> { ("answer", text) };
        if (keep)
            fields.Add(("keep", "true"));
        var answered = await organizer.Post($"{stage.Path}/questions/{id}/answer", [.. fields]);
        Leads(answered, $"{stage.Path}/questions?done=answered");
    }

    public static async Task<Domain.Kernel.QuestionId> One(Backstage stage) => (await All(stage)).Single().Id;

    public static Task<List<Question>> All(Backstage stage) =>
        stage.App.Look(db => db.AllQuestions.Where(q => q.EventId == stage.Id).ToListAsync(Ct));

    public static async Task<string> Raw(HttpClient visitor, string path) =>
        await (await visitor.Get(path)).Content.ReadAsStringAsync(Ct);

    public static void Leads(HttpResponseMessage answer, string path)
    {
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(path, answer.Headers.Location?.ToString());
    }
}
