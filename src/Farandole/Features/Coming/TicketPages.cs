using Farandole.Features.Shared;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Farandole.Features.Coming;

/// <summary>The pages behind a personal link. None of them changes anything: mail scanners open every link.</summary>
internal static class TicketPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/t/{ticket}", Show).Limited(Rate.Ticket).Personal();
        routes.MapGet("/t/{ticket}/withdrawal", AskToWithdraw).Limited(Rate.Ticket).Personal();
        routes.MapGet("/t/{ticket}/erasure", AskToErase).Limited(Rate.Ticket).Personal();
        routes.MapGet("/erased", Erased).Limited(Rate.Read).Personal();
    }

    /// <summary>What the answer has come to decides which page it is.</summary>
    public static IResult Of(TicketModel? model, int status = StatusCodes.Status200OK) =>
        model switch
        {
            null => TypedResults.NotFound(),
            { IsGone: true } => TypedResults.StatusCode(StatusCodes.Status410Gone),
            { Mine.RemovedAt: not null } => Page.Of<RemovedPage>(model, status),
            { Mine.WithdrawnAt: not null } => Page.Of<WithdrawnPage>(model, status),
            { Mine.ConfirmedAt: null } => Page.Of<ConfirmPage>(model, status),
            _ => Page.Of<TicketPage>(model, status),
        };

    private static async Task<IResult> Show(
        string ticket,
        string? done,
        Db db,
        IClock clock,
        Reader reader,
        IEnumerable<IOwnPart> parts,
        CancellationToken ct
    ) =>
        Of(
            await db.FindOwn(ticket, clock, ct) is { } own
                ? own with
                {
                    Done = done,
                    Parts = await parts.Of(own.Mine, db, reader.Words, ct),
                }
                : null
        );

    private static async Task<Results<RazorComponentResult, NotFound, SeeOther>> AskToWithdraw(
        string ticket,
        Db db,
        IClock clock,
        Reader reader,
        CancellationToken ct
    )
    {
        if (await db.FindOwn(ticket, clock, ct) is not { } own)
            return TypedResults.NotFound();
        if (own.Mine.WhyNotChange() is not null || own.IsGone)
            return new SeeOther(own.Path);
        var words = reader.Words;
        return Page.Of<AskPage>(
            new Ask(words["coming.withdraw.title"], words["coming.withdraw.text"], words["coming.withdraw.button"])
            {
                Action = $"{own.Path}/withdrawal",
                About = own.Seen.Title,
                Back = new(words["coming.withdraw.back"], own.Path),
                IsGrave = true,
            }
        );
    }

    private static async Task<Results<RazorComponentResult, NotFound>> AskToErase(
        string ticket,
        Db db,
        IClock clock,
        Reader reader,
        CancellationToken ct
    )
    {
        if (await db.FindOwn(ticket, clock, ct) is not { } own)
            return TypedResults.NotFound();
        var words = reader.Words;
        return Page.Of<AskPage>(
            new Ask(
                words["coming.erase.title"],
                words[own.Seen.IsOver ? "coming.erase.text.over" : "coming.erase.text"],
                words["coming.erase.button"]
            )
            {
                Action = $"{own.Path}/erasure",
                About = own.Seen.Title,
                Back = new(words["coming.back"], own.Path),
                IsGrave = true,
            }
        );
    }

    private static RazorComponentResult Erased(Reader reader) =>
        Page.Of<AskPage>(
            new Ask(reader.Words["coming.erased.title"], reader.Words["coming.erased.text"])
            {
                Back = new(reader.Words["coming.erased.agenda"], "/"),
            }
        );
}

/// <summary>A page with one thing to say and at most one to do.</summary>
public sealed record Ask(string Title, string Text, string? Button = null)
{
    /// <summary>Where the button's form goes.</summary>
    public string? Action { get; init; }

    public string? About { get; init; }

    public Way? Back { get; init; }

    public bool IsGrave { get; init; }
}
