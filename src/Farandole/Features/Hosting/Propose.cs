using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Hosting;

/// <summary>
/// What a member proposes goes out by a second person, who may also send it back with a word; then it is proposed again.
/// Letting it out is publishing it, as for any draft.
/// </summary>
internal static class Propose
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/events/{id}/proposal", Again).Limited(Rate.Organize).Personal();
        routes.MapPost("/events/{id}/proposal/refusal", SendBack).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<SeeOther, NotFound>> Again(
        string id,
        Viewer viewer,
        Writer writer,
        IClock clock,
        CancellationToken ct
    )
    {
        if (!EventId.TryParse(id, out var about) || !viewer.Proposes(about))
            return TypedResults.NotFound();
        var now = clock.GetCurrentInstant();
        await writer.Write(
            async (db, token) =>
            {
                if (await Waiting(db, about, token) is not { } waiting)
                    return;
                waiting.ProposeAgain(now);
                db.Add(GroupNote.Of(waiting.GroupId!.Value, waiting.ProposedBy, "proposed", null, now));
            },
            ct
        );
        return new SeeOther($"/events/{about}");
    }

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> SendBack(
        string id,
        HttpRequest request,
        Viewer viewer,
        Writer writer,
        [AsParameters] Adopt.Tools tools,
        CancellationToken ct
    )
    {
        if (await Adopt.Model(id, null, viewer, tools, ct) is not { Proposal.By: not null } model)
            return TypedResults.NotFound();
        var word = PlainText.Lines((await request.ReadSentForm(ct))["word"]);
        var wrong =
            word is null ? "hosting.error.word"
            : PlainText.Fits(word, EventHost.MaxWord) ? null
            : "hosting.error.word.long";
        if (wrong is not null)
            return Page.Of<HostingPage>(
                model with
                {
                    Back = (word, tools.Reader.Words[wrong, ("n", EventHost.MaxWord)]),
                },
                StatusCodes.Status422UnprocessableEntity
            );
        await Return(writer, model.Backstage.Seen.Id, word!, viewer, tools.Clock.GetCurrentInstant(), ct);
        return new SeeOther($"{model.Backstage.Seen.Path}/hosting?done=sent-back");
    }

    private static Task Return(
        Writer writer,
        EventId about,
        string word,
        Viewer viewer,
        Instant now,
        CancellationToken ct
    ) =>
        writer.Write(
            async (db, token) =>
            {
                if (
                    await db.OrganizedToChange(about, viewer, token) is null
                    || await Waiting(db, about, token) is not { } waiting
                )
                    return;
                waiting.SendBack(word, now);
                if (viewer.In(waiting.GroupId!.Value) is { } mine)
                    db.Add(GroupNote.Of(mine.Group, mine.Member, "sent-back", null, now));
            },
            ct
        );

    private static Task<EventHost?> Waiting(Db db, EventId about, CancellationToken ct) =>
        db.Waiting().AsTracking().FirstOrDefaultAsync(h => h.EventId == about, ct);
}
