using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Behind;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Farandole.Features.Organizing;

/// <summary>The keys of an event: each organizer has one of their own.</summary>
internal static class ManageKeys
{
    private const int MaxKeys = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/events/{id}/keys", Show).Limited(Rate.Organize).Personal();
        routes.MapPost("/events/{id}/keys", Make).Limited(Rate.Organize).Personal();
    }

    private sealed record Input(string? Label, string? TypedEmail)
    {
        public EmailAddress? Email { get; } = EmailAddress.Parse(TypedEmail);

        public static Input Of(IFormCollection form) =>
            new(PlainText.Line(form["label"]), PlainText.Line(form["email"]));

        public IEnumerable<(string?, string)> Errors()
        {
            if (Label is null)
                yield return ("label", "organizing.keys.error.label");
            else if (!PlainText.Fits(Label, EventKey.MaxLabel))
                yield return ("label", "organizing.keys.error.long");
            if (TypedEmail is not null && Email is null)
                yield return ("email", "organizing.keys.error.email");
        }
    }

    private static async Task<Results<RazorComponentResult, NotFound>> Show(
        string id,
        string? done,
        Viewer viewer,
        Db db,
        IClock clock,
        CancellationToken ct
    ) =>
        await db.KeysPage(id, viewer, clock, ct, done) is { } model
            ? Page.Of<KeysPage>(model)
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult, SeeOther, NotFound>> Make(
        string id,
        HttpRequest request,
        Viewer viewer,
        Db db,
        [AsParameters] KeyTools tools,
        CancellationToken ct
    )
    {
        if (await db.KeysPage(id, viewer, tools.Clock, ct) is not { } model)
            return TypedResults.NotFound();
        var input = Input.Of(await request.ReadSentForm(ct));
        List<(string?, string)> errors = [.. input.Errors()];
        if (model.Keys.Count >= MaxKeys)
            errors.Add((null, "organizing.keys.error.many"));
        if (errors.Count > 0)
            return Page.Of<KeysPage>(
                model with
                {
                    Label = input.Label,
                    Email = input.TypedEmail,
                    Errors = errors,
                },
                StatusCodes.Status422UnprocessableEntity
            );
        var eventId = model.Backstage.Seen.Id;
        var secret = await Keep(eventId, input, viewer, tools, ct);
        if (input.Email is not null)
            return new SeeOther($"/events/{eventId}/keys?done=sent");
        return Page.Of<NewSecretPage>(
            tools.Show(model.Backstage, KeyKind.Organizer, input.Label, secret),
            StatusCodes.Status201Created
        );
    }

    /// <summary>One that goes by letter gets its secret when the letter is written, so that nothing holds it meanwhile.</summary>
    private static Task<Secret> Keep(EventId id, Input input, Viewer viewer, KeyTools tools, CancellationToken ct)
    {
        var now = tools.Clock.GetCurrentInstant();
        return tools.Writer.Write(
            async (db, token) =>
            {
                if (await db.OrganizedToChange(id, viewer, token) is not { } organized)
                    throw new RuleBroken(Reasons.Deleted);
                var language = tools.Reader.Language;
                var (key, secret) = EventKey.Make(id, KeyKind.Organizer, input.Label, language, now);
                db.Add(key);
                organized.Note("key-made", viewer.OrganizerOf(id)?.Label, now);
                if (input.Email is { } address)
                {
                    key.SendTo(address, tools.Hashes.Of(address));
                    tools.Later.Do(db, new KeyToSend(key.Id), now);
                }
                return secret;
            },
            ct
        );
    }
}

/// <summary>What every command about keys needs.</summary>
internal sealed record KeyTools(
    Writer Writer,
    Later Later,
    AddressHash Hashes,
    Instance Instance,
    Reader Reader,
    IClock Clock
)
{
    public NewSecretModel Show(BackstageModel backstage, KeyKind kind, string? label, Secret secret) =>
        new()
        {
            Backstage = backstage,
            Kind = kind,
            Label = label,
            Secret = secret.Reveal(),
            Link = LinkOf(Instance, kind, secret),
        };

    /// <summary>An invitation is a page of its own; the others carry their secret where browsers keep it to themselves.</summary>
    public static string LinkOf(Instance instance, KeyKind kind, Secret secret) =>
        kind == KeyKind.Invitation
            ? instance.Absolute($"/i/{secret.Reveal()}")
            : instance.Absolute($"/manage#{secret.Reveal()}");
}
