using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Answering;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Farandole.Features.Coming;

/// <summary>Stops one kind of letter: a page with a button for people, one POST for mail programs (RFC 8058).</summary>
internal static class StopLetters
{
    /// <summary>Which letters a link stops.</summary>
    private static readonly string[] Kinds = ["reminder", "messages", "changes", "all"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/t/{ticket}/stop/{kind}", AskToStop).Limited(Rate.Ticket).Personal();
        routes
            .MapPost("/t/{ticket}/stop/{kind}", Stop)
            .Limited(Rate.Ticket)
            .Personal()
            .WithMetadata(new FromAnywhere("Mail programs unsubscribe with one click (RFC 8058)."));
    }

    private static async Task<Results<RazorComponentResult, NotFound>> AskToStop(
        string ticket,
        string kind,
        Db db,
        IClock clock,
        Reader reader,
        CancellationToken ct
    )
    {
        if (!Kinds.Contains(kind) || await db.FindOwn(ticket, clock, ct) is not { } own)
            return TypedResults.NotFound();
        var words = reader.Words;
        return Page.Of<AskPage>(
            new Ask(words[$"coming.stop.{kind}"], words[$"coming.stop.{kind}.text"], words["coming.stop.button"])
            {
                Action = $"{own.Path}/stop/{kind}",
                About = own.Seen.Title,
                Back = new(words["coming.back"], own.Path),
            }
        );
    }

    private static async Task<Results<SeeOther, NotFound>> Stop(
        string ticket,
        string kind,
        ChangeOwn own,
        CancellationToken ct
    )
    {
        if (!Kinds.Contains(kind))
            return TypedResults.NotFound();
        var changed = await own.Do(ticket, (c, _) => Task.FromResult(Without(c.Mine, kind)), ct);
        return changed.IsDone ? new SeeOther($"/t/{ticket}?done=letters") : TypedResults.NotFound();
    }

    private static Reason? Without(Participation mine, string kind)
    {
        bool Keeps(string letters) => kind != letters && kind != "all";
        mine.Choose(
            mine.WantsChanges && Keeps("changes"),
            mine.WantsReminder && Keeps("reminder"),
            mine.WantsMessages && Keeps("messages")
        );
        return null;
    }
}
