using Farandole.Domain.Kernel;
using Farandole.Domain.Questions;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Answering;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Questions;

/// <summary>Ask with no account. Questions that may be the same are offered before one more is taken.</summary>
internal static class AskQuestion
{
    /// <summary>Compared with what is asked; the newest and the answered come first.</summary>
    private const int Compared = 300;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/events/{id}/questions", Ask).Limited(Rate.Answer).Personal();
        routes.MapGet("/events/{id}/asked", Asked).Limited(Rate.Read).Personal();
    }

    private static async Task<Results<RazorComponentResult, SeeOther, StatusCodeHttpResult>> Ask(
        string id,
        HttpRequest request,
        Viewer viewer,
        Asking asking,
        TakeQuestion take,
        CancellationToken ct
    )
    {
        if (await asking.Seen(id, viewer, ct) is not { } seen)
            return await asking.Absent(id, ct);
        var form = await request.Typed(ct);
        // A robot is told what people are told.
        if (RobotTrap.Caught(form))
            return new SeeOther($"{seen.Path}/asked");
        var typed = QuestionInput.From(form);
        var model = await asking.Model(seen, viewer, typed, ct);
        if (typed.Read(seen.Id, model.IsKnown, asking.Words, model.Errors) is not { } asked)
            return Page.Of<AskQuestionPage>(model, StatusCodes.Status422UnprocessableEntity);
        if (!typed.IsSure && await asking.Like(asked, Compared, ct) is { Count: > 0 } same)
            return Page.Of<AskQuestionPage>(model with { Same = same });
        var taken = await take.Take(asked, viewer, ct);
        if (taken.Why is { } why)
            return Page.Of<AskQuestionPage>(
                model with
                {
                    Errors = [new(null, asking.Words[$"questions.reason.{why}"])],
                },
                StatusCodes.Status409Conflict
            );
        return new SeeOther(WhereTo(seen, taken));
    }

    private static string WhereTo(EventAsSeen seen, Taken taken) =>
        taken.IsShown ? $"{seen.Path}/questions/{taken.Id}?done=asked"
        : taken.AwaitsClick ? $"{seen.Path}/asked?by=letter"
        : $"{seen.Path}/asked";

    private static async Task<Results<RazorComponentResult, StatusCodeHttpResult>> Asked(
        string id,
        string? by,
        Viewer viewer,
        Asking asking,
        CancellationToken ct
    ) =>
        await asking.Seen(id, viewer, ct) is { } seen
            ? Page.Of<AskedPage>(new AskedModel(seen, by == "letter"))
            : await asking.Absent(id, ct);
}

/// <summary>What both doors of asking need.</summary>
internal sealed class Asking(Db db, Reader reader, IClock clock)
{
    public Words Words => reader.Words;

    public Task<EventAsSeen?> Seen(string id, Viewer viewer, CancellationToken ct) => db.Seen(id, viewer, clock, ct);

    public Task<StatusCodeHttpResult> Absent(string id, CancellationToken ct) => db.Absent(id, ct);

    public Task<bool> IsShown(EventId about, QuestionId id, CancellationToken ct) =>
        db.QuestionsShown(about).AnyAsync(q => q.Id == id, ct);

    public async Task<AskModel> Model(EventAsSeen seen, Viewer viewer, QuestionInput typed, CancellationToken ct) =>
        new(seen)
        {
            Input = typed,
            IsKnown = viewer.ParticipationIn(seen.Id) is not null,
            Policy = await db.PolicyOf(seen.Id, ct),
        };

    /// <summary>Only among those that the asker may see; a private question concerns nobody else.</summary>
    public async Task<IReadOnlyList<Question>> Like(NewQuestion asked, int most, CancellationToken ct) =>
        asked.IsPrivate
            ? []
            : Likeness.To(asked.Text, (await db.PartOf(asked.About, null, most, reader: null, ct)).Shown);
}

/// <summary>The form and what it brought back.</summary>
public sealed record AskModel(EventAsSeen Seen)
{
    internal QuestionInput Input { get; init; } = new();

    /// <summary>Questions that may be the same.</summary>
    internal IReadOnlyList<Question> Same { get; init; } = [];

    internal bool IsKnown { get; init; }

    internal QuestionPolicy Policy { get; init; }

    internal List<FieldError> Errors { get; init; } = [];
}

/// <summary>It was sent, and is not shown yet.</summary>
public sealed record AskedModel(EventAsSeen Seen, bool ByLetter);
