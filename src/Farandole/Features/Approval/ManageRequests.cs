using Farandole.Domain.Approval;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Behind;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Approval;

/// <summary>Who asks to come, with all that is needed to decide; one button for each, or one for many.</summary>
internal static class ManageRequests
{
    public const int MaxWord = 1_000;
    private const int MostShown = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/events/{id}/requests", Show).Limited(Rate.Organize).Personal();
        routes.MapPost("/events/{id}/requests", Settle).Limited(Rate.Organize).Personal();
        routes.MapPost("/events/{id}/requests/undoing", Undo).Limited(Rate.Organize).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string id,
        string? done,
        string? batch,
        Viewer viewer,
        Db db,
        IClock clock,
        CancellationToken ct
    ) =>
        await Model(id, viewer, db, clock, ct, done) is { } model
            ? Page.Of<RequestsPage>(model with { Batch = Guid.TryParse(batch, out var last) ? last : null })
            : TypedResults.NotFound();

    private static async Task<RequestsModel?> Model(
        string id,
        Viewer viewer,
        Db db,
        IClock clock,
        CancellationToken ct,
        string? done = null
    )
    {
        if (await db.Backstages(id, viewer, clock, ct, done) is not { } backstage)
            return null;
        var eventId = backstage.Seen.Id;
        var asking = await db.AskingFor(eventId).Take(MostShown).ToListAsync(ct);
        var ids = asking.ConvertAll(a => a.Id);
        var requests = await db.Set<Request>().Where(r => ids.Contains(r.ParticipationId)).ToListAsync(ct);
        var asked = await db.AdmissionOf(eventId, ct) ?? Admission.Of(eventId);
        var decisions = await db.Set<Decision>()
            .Where(d => d.EventId == eventId)
            .OrderByDescending(d => d.Id)
            .Take(MostShown)
            .ToListAsync(ct);
        return new RequestsModel
        {
            Backstage = backstage,
            Asked = asked,
            IsOn = await db.AllEvents.AnyAsync(e => e.Id == eventId && e.ApprovalSince != null, ct),
            Waiting = await db.AskingFor(eventId).CountAsync(ct),
            People = await People(db, asking, requests, ct),
            Decisions = decisions,
            Names = await Names(db, decisions, ct),
        };
    }

    /// <summary>Whom each decision was about, while they are there and do not hide.</summary>
    private static Task<Dictionary<ParticipationId, string>> Names(
        Db db,
        List<Decision> decisions,
        CancellationToken ct
    )
    {
        var about = decisions.Select(d => d.ParticipationId).OfType<ParticipationId>().Distinct().ToList();
        return db
            .Participations.Where(p => about.Contains(p.Id) && p.RemovedAt == null)
            .Where(p => p.Name != null && p.Exposure != Exposure.Nobody)
            .ToDictionaryAsync(p => p.Id, p => p.Name!, ct);
    }

    /// <summary>How often each came before, to events of the same organizers that are still remembered.</summary>
    private static async Task<IReadOnlyList<RequestAsSeen>> People(
        Db db,
        List<Participation> asking,
        List<Request> requests,
        CancellationToken ct
    )
    {
        var people = new List<RequestAsSeen>();
        var elsewhere = await db.Elsewhere([.. asking.Select(a => a.Id)], ct);
        foreach (var one in asking)
        {
            var before = await (
                from mine in db.Keys
                join other in db.Keys on mine.EmailHash equals other.EmailHash
                join past in db.Participations on other.EventId equals (EventId?)past.EventId
                where
                    mine.EventId == one.EventId
                    && mine.EmailHash != null
                    && other.EventId != one.EventId
                    && past.EmailHash == one.EmailHash
                    // What one profile did says nothing of another, nor of its owner.
                    && past.ProfileId == one.ProfileId
                    && past.Answer == Answer.Coming
                    && past.ConfirmedAt != null
                    && past.WithdrawnAt == null
                    && past.RemovedAt == null
                select past.EventId
            )
                .Distinct()
                .CountAsync(ct);
            people.Add(
                RequestAsSeen.Of(one, requests.Find(r => r.ParticipationId == one.Id), before) with
                {
                    Elsewhere = one.Exposure == Exposure.Nobody ? null : elsewhere.GetValueOrDefault(one.Id),
                    HasAddress = one.Email is not null,
                }
            );
        }
        return people;
    }

    private static async Task<Results<SeeOther, RazorComponentResult, NotFound>> Settle(
        string id,
        HttpRequest request,
        Viewer viewer,
        Db db,
        Decide decide,
        IClock clock,
        CancellationToken ct
    )
    {
        if (await Model(id, viewer, db, clock, ct) is not { } model)
            return TypedResults.NotFound();
        var form = await request.ReadSentForm(ct);
        if (Read(form, model) is not { } wanted)
            return Page.Of<RequestsPage>(
                model with
                {
                    Error = Wrong(form),
                    Word = PlainText.Lines(form["word"]),
                },
                StatusCodes.Status422UnprocessableEntity
            );
        if (await decide.Do(wanted, viewer, ct) is not { } outcome)
            return TypedResults.NotFound();
        var done = outcome.WithoutSeat > 0 ? "decided-full" : $"decided-{wanted.Verdict.ToString().ToLowerInvariant()}";
        return new SeeOther($"/events/{wanted.Event}/requests?done={done}&batch={wanted.Batch}");
    }

    private static Decided? Read(IFormCollection form, RequestsModel model)
    {
        var word = PlainText.Lines(form["word"]);
        // A card decides for its one person; the panel below for those who were picked.
        var (what, one) = form["now"].ToString().Split(' ') is [var now, var card]
            ? (now, card)
            : (form["do"].ToString(), "");
        if (!Enum.TryParse<Verdict>(what, out var verdict) || !Enum.IsDefined(verdict) || word?.Length > MaxWord)
            return null;
        var all = form["all"].Count > 0;
        var who = model
            .People.Select(p => p.Id)
            .Where(p => all || p.ToString() == one || form["who"].Contains(p.ToString()))
            .ToList();
        if (who.Count == 0 || verdict == Verdict.AskedBack && word is null)
            return null;
        return new(
            model.Backstage.Seen.Id,
            who,
            verdict,
            Enum.TryParse<Why>(form["why"], out var why) && Enum.IsDefined(why) ? why : Why.Unsaid
        )
        {
            Word = word,
            Tells = form["silent"].Count == 0,
        };
    }

    private static string Wrong(IFormCollection form) =>
        form["word"].ToString().Length > MaxWord ? "approval.error.word"
        : form["do"] == nameof(Verdict.AskedBack) && string.IsNullOrWhiteSpace(form["word"]) ? "approval.error.question"
        : "approval.error.nobody";

    private static async Task<Results<SeeOther, NotFound>> Undo(
        string id,
        HttpRequest request,
        Viewer viewer,
        Decide decide,
        CancellationToken ct
    )
    {
        if (!EventId.TryParse(id, out var eventId) || !viewer.Organizes(eventId))
            return TypedResults.NotFound();
        var isUndone =
            Guid.TryParse((await request.ReadSentForm(ct))["batch"], out var batch)
            && await decide.Undo(eventId, batch, viewer, ct);
        return new SeeOther($"/events/{eventId}/requests?done={(isUndone ? "decided-undone" : "decided-late")}");
    }
}

/// <summary>Somebody who asks, as the organizers may see them.</summary>
internal sealed record RequestAsSeen(ParticipationId Id, string? Name, string? Message, int Party, Instant Since)
{
    /// <summary>Who they are on the other server that they ask from; null of everybody else.</summary>
    public SeenElsewhere? Elsewhere { get; init; }

    /// <summary>Whether they proved an address.</summary>
    public bool HasAddress { get; init; }

    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();

    public int? CodeVersion { get; init; }

    public Instant? CodeAcceptedAt { get; init; }

    public string? AskedBack { get; init; }

    public string? Reply { get; init; }

    /// <summary>Events of the same organizers that they came to.</summary>
    public int CameBefore { get; init; }

    public static RequestAsSeen Of(Participation one, Request? request, int before)
    {
        var shown = one.Exposure != Exposure.Nobody;
        return new(
            one.Id,
            shown ? one.Name : null,
            shown ? one.Message : null,
            one.Party,
            one.ConfirmedAt ?? one.CreatedAt
        )
        {
            Answers = request?.Answers ?? new Dictionary<string, string>(),
            CodeVersion = request?.CodeVersion,
            CodeAcceptedAt = request?.CodeAcceptedAt,
            AskedBack = request?.AskedBack,
            Reply = request?.Reply,
            CameBefore = before,
        };
    }
}

/// <summary>Who asks, and what was decided.</summary>
public sealed record RequestsModel
{
    internal BackstageModel Backstage { get; init; } = null!;

    internal Admission Asked { get; init; } = null!;

    internal bool IsOn { get; init; }

    internal int Waiting { get; init; }

    internal IReadOnlyList<RequestAsSeen> People { get; init; } = [];

    internal IReadOnlyList<Decision> Decisions { get; init; } = [];

    internal IReadOnlyDictionary<ParticipationId, string> Names { get; init; } =
        new Dictionary<ParticipationId, string>();

    /// <summary>What was decided just before, and can be undone.</summary>
    internal Guid? Batch { get; init; }

    /// <summary>The key of its words.</summary>
    internal string? Error { get; init; }

    internal string? Word { get; init; }
}
