using Farandole.Domain.Blocks;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using NodaTime.Text;
using Tools = Farandole.Features.Members.ManageMember.Tools;

namespace Farandole.Features.Members;

/// <summary>Notes on a member, a pause, a ban: the doors of those who manage members.</summary>
internal static class CareForMember
{
    private const string Path = "/groups/{handle}/members/{member:guid}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost($"{Path}/notes", Note).Limited(Rate.Organize).Personal();
        routes.MapPost($"{Path}/notes/{{note:guid}}/removal", Forget).Limited(Rate.Organize).Personal();
        routes.MapPost($"{Path}/pause", Pause).Limited(Rate.Organize).Personal();
        routes.MapPost($"{Path}/pause/end", EndPause).Limited(Rate.Organize).Personal();
        routes.MapGet($"{Path}/ban", AskBan).Limited(Rate.Read).Personal();
        routes.MapPost($"{Path}/ban", Ban).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Note(
        string handle,
        Guid member,
        HttpRequest request,
        CareDesk desk,
        Reader reader,
        [AsParameters] Tools tools,
        CancellationToken ct
    )
    {
        if (await tools.Read(handle, member, ct) is not { IsMe: false } model)
            return TypedResults.NotFound();
        var typed = PlainText.Lines((await request.ReadSentForm(ct))["note"]);
        var words = reader.Words;
        var wrong =
            typed is null ? words["members.note.error.empty"]
            : !PlainText.Fits(typed, MemberNote.MaxWords) ? words["members.error.answer", ("n", MemberNote.MaxWords)]
            : await desk.Note(model.Space, new(member), typed, ct) is { } reason
                ? words[$"members.reason.{reason.Code}", ("n", MemberNote.Most)]
            : null;
        return wrong is null
            ? new SeeOther($"{model.Path}?done=noted")
            : Again(model with { TypedNote = typed, Wrong = [new("note", wrong)] });
    }

    private static async Task<Results<SeeOther, NotFound>> Forget(
        string handle,
        Guid member,
        Guid note,
        CareDesk desk,
        [AsParameters] Tools tools,
        CancellationToken ct
    ) =>
        await tools.Read(handle, member, ct) is { IsMe: false } model
        && await desk.Forget(model.Space, new(member), new(note), ct)
            ? new SeeOther($"{model.Path}?done=note-gone")
            : TypedResults.NotFound();

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Pause(
        string handle,
        Guid member,
        HttpRequest request,
        CareDesk desk,
        Reader reader,
        [AsParameters] Tools tools,
        CancellationToken ct
    )
    {
        if (await tools.Read(handle, member, ct) is not { IsMe: false } model)
            return TypedResults.NotFound();
        var typed = PauseInput.Of(await request.ReadSentForm(ct));
        var (until, wrong) = typed.Read(reader.Words, tools.Today);
        if (until is { } last && wrong.Count == 0)
        {
            if (await desk.Pause(model.Space, new(member), last, typed.Why!, ct) is not { } reason)
                return new SeeOther($"{model.Path}?done=paused");
            wrong.Add(new(null, reader.Words[$"members.reason.{reason.Code}"]));
        }
        return Again(model with { TypedPause = typed, Wrong = wrong });
    }

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> EndPause(
        string handle,
        Guid member,
        CareDesk desk,
        Reader reader,
        [AsParameters] Tools tools,
        CancellationToken ct
    )
    {
        if (await tools.Read(handle, member, ct) is not { IsMe: false } model)
            return TypedResults.NotFound();
        return await desk.EndPause(model.Space, new(member), ct) is { } reason
            ? Again(model with { Wrong = [new(null, reader.Words[$"members.reason.{reason.Code}"])] })
            : new SeeOther($"{model.Path}?done=unpaused");
    }

    private static async Task<Results<RazorComponentResult, NotFound>> AskBan(
        string handle,
        Guid member,
        [AsParameters] Tools tools,
        CancellationToken ct
    ) =>
        await tools.Read(handle, member, ct) is { IsMe: false } model
            ? Page.Of<BanMemberPage>(model)
            : TypedResults.NotFound();

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Ban(
        string handle,
        Guid member,
        HttpRequest request,
        CareDesk desk,
        Reader reader,
        [AsParameters] Tools tools,
        CancellationToken ct
    )
    {
        if (await tools.Read(handle, member, ct) is not { IsMe: false } model)
            return TypedResults.NotFound();
        var word = PlainText.Lines((await request.ReadSentForm(ct))["word"]);
        if (!PlainText.Fits(word, Block.MaxWord))
            return Page.Of<BanMemberPage>(
                model with
                {
                    TypedNote = word,
                    Wrong = [new("word", reader.Words["members.error.answer", ("n", Block.MaxWord)])],
                },
                StatusCodes.Status422UnprocessableEntity
            );
        return await desk.Ban(model.Space, new(member), word, ct) is { } reason
            ? Page.Of<BanMemberPage>(model with { WhyNotRemove = reason }, StatusCodes.Status409Conflict)
            : new SeeOther($"{model.Space.Path}/members?done=banned");
    }

    private static RazorComponentResult Again(MemberModel model) =>
        Page.Of<MemberPage>(model, StatusCodes.Status422UnprocessableEntity);
}

/// <summary>How long a pause is to be, and what is said about it.</summary>
internal sealed record PauseInput(string Length, string? Day, string? Why)
{
    public const string OneDay = "day";
    public const string OneWeek = "week";
    public const string Until = "until";

    public static PauseInput Usual => new(OneDay, null, null);

    public static PauseInput Of(IFormCollection form) =>
        new(
            form["length"] == OneWeek ? OneWeek
                : form["length"] == Until ? Until
                : OneDay,
            PlainText.Line(form["until"]),
            PlainText.Lines(form["why"])
        );

    /// <returns>Its last day, and what is wrong.</returns>
    public (LocalDate? Last, List<FieldError> Wrong) Read(Words words, LocalDate today)
    {
        var wrong = new List<FieldError>();
        LocalDate? last = Length switch
        {
            OneDay => today.PlusDays(1),
            OneWeek => today.PlusWeeks(1),
            _ => LocalDatePattern.Iso.Parse(Day ?? "") is { Success: true, Value: var day }
            && day >= today
            && day <= today + Member.LongestPause
                ? day
                : null,
        };
        if (last is null)
            wrong.Add(new("until", words["members.pause.error.until"]));
        if (Why is null)
            wrong.Add(new("why", words["members.pause.error.why"]));
        else if (!PlainText.Fits(Why, Member.MaxWhyPaused))
            wrong.Add(new("why", words["members.error.answer", ("n", Member.MaxWhyPaused)]));
        return (last, wrong);
    }
}
