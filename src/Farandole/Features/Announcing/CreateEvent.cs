using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Hosting;
using Farandole.Features.Shared.Pictures;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Media.Pictures;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Announcing;

/// <summary>Creates an event without an account: one page, and another one that shows its links and its key once.</summary>
internal static class CreateEvent
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/new", Show).Limited(Rate.Read).Personal();
        routes
            .MapPost("/new", Create)
            // What is created is counted by Permits: correcting a form must not use anybody's turns up.
            .Limited(Rate.Upload)
            .Personal()
            .WithMetadata(new RequestSizeLimitAttribute(IncomingForm.MostThrownAway));
    }

    /// <summary>What the handler works with.</summary>
    internal sealed record Tools(
        HttpContext Context,
        [FromServices] Instance Instance,
        [FromServices] Reader Reader,
        [FromServices] Db Db,
        [FromServices] Doorkeeper Doorkeeper,
        [FromServices] EventReader EventReader,
        [FromServices] IncomingPictures Pictures,
        [FromServices] Permits Permits,
        [FromServices] RecentKeys RecentKeys,
        [FromServices] Announcement Announcement,
        [FromServices] Sessions Sessions,
        [FromServices] CreateEventPages Pages
    );

    private sealed record Filled(EventInput Input, Passage Passage, EventReading Reading, bool IsDraft);

    /// <param name="from">An event to organize again: its organizers find the form filled in, anybody else finds it empty.</param>
    private static async Task<IResult> Show(
        string? from,
        string? group,
        Viewer viewer,
        Db db,
        Instance instance,
        Doorkeeper doorkeeper,
        CreateEventPages pages,
        CancellationToken ct
    )
    {
        if (instance.Creation == Creation.Off)
            return Page.Of<CreationOffPage>();
        await pages.Know(viewer, db, ct);
        return from is not null && await db.Organized(from, viewer, ct) is { } before
            ? pages.Again(before, doorkeeper.Welcome())
            : pages.Form(
                new EventInput { Host = group is null ? null : $"@{group}" },
                doorkeeper.Welcome(),
                null,
                StatusCodes.Status200OK
            );
    }

    private static async Task<IResult> Create([AsParameters] Tools tools, CancellationToken ct)
    {
        if (tools.Instance.Creation == Creation.Off)
            return Page.Of<CreationOffPage>(StatusCodes.Status403Forbidden);
        var form = await IncomingForm.Read(tools.Context.Request, ct);
        var input = EventInput.Of(form.Fields) with { Host = PlainText.Line(form.Fields["host"]) };
        await tools.Pages.Know(tools.Context.Viewer(), tools.Db, ct);
        var passage = tools.Doorkeeper.Examine(form.Fields);
        var reading = tools.EventReader.Read(input, tools.Reader.Language);
        var action = form.Fields["action"].ToString();
        if (action == "preview" && !form.IsTooBig)
            return tools.Pages.Preview(input, passage, reading);
        if (input.Host is not null && tools.Pages.HostOf(input) is null)
            reading = reading.With("host", "announcing.error.host");
        if (Refuse(form, passage, reading) is var (refused, status))
            return tools.Pages.Form(input, passage, refused, status);
        return await Make(tools, new(input, passage, reading, action == "draft"), form.Picture, ct);
    }

    /// <summary>Why the form comes back, with everything that was typed.</summary>
    private static (EventReading Reading, int Status)? Refuse(IncomingForm form, Passage passage, EventReading reading)
    {
        if (form.IsTooBig)
            return (reading.With("picture", PictureProblem.TooBig.Key()), StatusCodes.Status413PayloadTooLarge);
        var refused = passage.Refusal is { } why ? reading.With(null, why) : reading;
        if (refused.Troubles.Count == 0)
            return null;
        return (
            form.Picture is null ? refused : refused.With("picture", "announcing.error.picture.again"),
            StatusCodes.Status422UnprocessableEntity
        );
    }

    private static async Task<IResult> Make(Tools tools, Filled filled, IFormFile? file, CancellationToken ct)
    {
        var (input, passage, reading, isDraft) = filled;
        var host = tools.Pages.HostOf(input);
        if (await tools.Known(passage, ct) is { } known)
            return host is null
                ? tools.Pages.Created(known, tools.RecentKeys.Recall(passage.Id), reading)
                : Behind(passage, host);
        var picture = await tools.Pictures.Clean(file, ct);
        if (picture is CleanedPicture.Refused broken)
            return tools.Pages.Form(input, passage, reading.With("picture", broken.Reason.Key()), 422);
        if (!tools.Permits.MayCreate(tools.Context))
        {
            tools.Pictures.Discard(picture);
            return tools.Pages.Form(input, passage, reading.With(null, "announcing.gate.often"), 429);
        }
        var shown = host is null ? tools.RecentKeys.For(passage.Id, tools.Reader.Language) : null;
        var isNew = await tools.Announcement.Make(
            new NewEvent(passage.Id, reading.Details!, shown?.Key, tools.Reader.Language)
            {
                Email = reading.Email,
                Host = host,
                IsDraft = isDraft || host?.Proposer is not null,
                Rules = [.. reading.Choices.Rules(PieceRules.None)],
                Picture = picture as CleanedPicture.Ok,
                PictureAlt = reading.PictureAlt,
                CoverSalt = input.CoverSalt,
                IsOnRequest = input.OnRequest,
                Proposals = reading.Proposals,
            },
            ct
        );
        if (!isNew)
            tools.Pictures.Discard(picture);
        else if (shown is not null)
            await tools.Sessions.Open(tools.Context, shown.Key, ct);
        return host is not null
            ? Behind(passage, host)
            : tools.Pages.Created((await tools.Known(passage, ct))!, shown!, reading);
    }

    /// <summary>There is no key to show: who speaks for the host is let in as such.</summary>
    private static SeeOther Behind(Passage passage, HostChoice host) =>
        new($"/events/{passage.Id}{(host.Proposer is null ? "/manage?done=announced" : "")}");

    private static Task<Event?> Known(this Tools tools, Passage passage, CancellationToken ct) =>
        tools.Db.AllEvents.FirstOrDefaultAsync(e => e.Id == passage.Id, ct);
}
