using System.Globalization;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Answering;
using Farandole.Features.Shared.Pictures;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Media.Pictures;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Announcing;

/// <summary>Changes an event, for its organizers. Of two people who edit at once the second is told what the first changed.</summary>
internal static class EditEvent
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/events/{id}/edit", Show).Limited(Rate.Read).Personal();
        routes
            .MapPost("/events/{id}/edit", Edit)
            .Limited(Rate.Organize)
            .Personal()
            .WithMetadata(new RequestSizeLimitAttribute(IncomingForm.MostThrownAway));
    }

    internal sealed record Tools(
        HttpContext Context,
        Viewer Viewer,
        [FromServices] Db Db,
        [FromServices] Writer Writer,
        [FromServices] Reader Reader,
        [FromServices] EventReader EventReader,
        [FromServices] IncomingPictures Pictures,
        [FromServices] IClock Clock
    );

    /// <summary>What was typed, and what the page that it was typed on had been made from.</summary>
    private sealed record Typed(EventId Id, EventInput Input, EventReading Reading, int Revision, long Seen)
    {
        public CleanedPicture.Ok? Picture { get; init; }
    }

    /// <summary>What the transaction did: nothing when somebody else was faster; otherwise the picture that is no longer used.</summary>
    private sealed record Outcome(bool IsConflict, PictureId? Replaced);

    private static async Task<IResult> Show(string id, Viewer viewer, Db db, CancellationToken ct)
    {
        if (await db.Prepared(id, viewer, ct) is not { } edited)
            return await db.Absent(id, ct);
        if (edited.WhyNotChange() is not null)
            return Page.Of<FinalPage>(new FinalModel(edited.Title, $"/events/{edited.Id}"));
        return Page.Of<EditEventPage>(
            EditEventModel.Of(edited, await db.LastChange(edited.Id, ct), viewer.Proposes(edited.Id))
        );
    }

    private static async Task<IResult> Edit(string id, [AsParameters] Tools tools, CancellationToken ct)
    {
        if (await tools.Db.Prepared(id, tools.Viewer, ct) is not { } before)
            return await tools.Db.Absent(id, ct);
        if (before.WhyNotChange() is { } why)
            throw new RuleBroken(why);
        var form = await IncomingForm.Read(tools.Context.Request, ct);
        var input = EventInput.Of(form.Fields);
        var reading = tools.EventReader.Read(input, before.Language, mayBePast: true);
        if (form.IsTooBig)
            reading = reading.With("picture", PictureProblem.TooBig.Key());
        var picture = reading.Details is null ? null : await tools.Pictures.Clean(form.Picture, ct);
        if (picture is CleanedPicture.Refused broken)
            reading = reading.With("picture", broken.Reason.Key());
        else if (reading.Details is null && form.Picture is not null)
            reading = reading.With("picture", "announcing.error.picture.again");
        var typed = new Typed(before.Id, input, reading, Number(form, "revision"), Number(form, "seen"))
        {
            Picture = picture as CleanedPicture.Ok,
        };
        if (reading.Details is null)
            return Again(before, typed, tools.Viewer, form.IsTooBig ? 413 : 422);
        return await Save(typed, tools, ct);
    }

    private static async Task<IResult> Save(Typed typed, Tools tools, CancellationToken ct)
    {
        var outcome = await tools.Writer.Write((db, token) => Save(db, typed, tools, token), ct);
        if (!outcome.IsConflict)
        {
            tools.Pictures.Discard(outcome.Replaced);
            return new SeeOther(EditEventModel.BackFrom(typed.Id, tools.Viewer.Proposes(typed.Id)));
        }
        tools.Pictures.Discard(typed.Picture);
        var now = await tools.Db.AllEvents.FirstAsync(e => e.Id == typed.Id, ct);
        var changes = await tools
            .Db.Changes.Where(c => c.EventId == typed.Id && c.Id > typed.Seen)
            .OrderBy(c => c.Id)
            .ToListAsync(ct);
        var proposes = tools.Viewer.Proposes(now.Id);
        var model = EditEventModel.Of(now, await tools.Db.LastChange(now.Id, ct), proposes) with
        {
            Input = typed.Input,
            IsConflict = true,
            Meanwhile = changes,
            Troubles = typed.Picture is null ? [] : [new("picture", "announcing.error.picture.again")],
        };
        return Page.Of<EditEventPage>(model, StatusCodes.Status409Conflict);
    }

    private static async Task<Outcome> Save(Db db, Typed typed, Tools tools, CancellationToken ct)
    {
        var now = tools.Clock.GetCurrentInstant();
        var edited = await db.AllEvents.AsTracking().SingleAsync(e => e.Id == typed.Id, ct);
        // What was let out meanwhile is no longer in the hands of who proposed it.
        if (edited.Revision != typed.Revision || !edited.IsDraft && tools.Viewer.Proposes(typed.Id))
            return new(IsConflict: true, null);
        var by = tools.Viewer.SignatureIn(typed.Id);
        // First for whom, then what: a secret address is never anybody else's, not even in the log.
        foreach (var rule in typed.Reading.Choices.Rules(edited.Pieces))
            edited.Decide(rule, by, now);
        edited.Edit(typed.Reading.Details!, by, now);
        await db.AskApproval(edited, typed.Input.OnRequest, by, now, ct);
        // What is unknown only now may be announced as such.
        foreach (var rule in typed.Reading.Choices.Rules(edited.Pieces))
            edited.Decide(rule, by, now);
        await db.ListIfConfirmed(edited, now, ct);
        var before = edited.Picture;
        var after = typed.Picture?.Id ?? (typed.Input.PictureRemoved ? null : before);
        edited.Illustrate(after, after is null ? null : typed.Reading.PictureAlt, by, now);
        if (typed.Picture is { } picture)
            db.Add(tools.Pictures.RowOf(picture, typed.Id));
        if (before == after || before is null)
            return new(IsConflict: false, null);
        await db.Set<PictureRow>().Where(p => p.Id == before).ExecuteDeleteAsync(ct);
        return new(IsConflict: false, before);
    }

    private static RazorComponentResult Again(Event before, Typed typed, Viewer viewer, int status) =>
        Page.Of<EditEventPage>(
            EditEventModel.Of(before, typed.Seen, viewer.Proposes(before.Id)) with
            {
                Input = typed.Input,
                Revision = typed.Revision,
                Troubles = typed.Reading.Troubles,
            },
            status
        );

    private static int Number(IncomingForm form, string name) =>
        int.TryParse(form.Fields[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
