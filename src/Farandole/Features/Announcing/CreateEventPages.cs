using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Hosting;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Text;
using NodaTime;

namespace Farandole.Features.Announcing;

/// <summary>The pages that creating leads to, made from what was read.</summary>
internal sealed class CreateEventPages(Instance instance, Doorkeeper doorkeeper, Reader reader, IClock clock)
{
    private IReadOnlyList<HostChoice> hosts = [];

    /// <summary>Finds out in whose name this viewer may announce: first of all.</summary>
    public async Task Know(Viewer viewer, Db db, CancellationToken ct) =>
        hosts = await db.HostsFor(viewer, reader.Words, ct);

    /// <summary>Null for nobody in particular, and for what is not theirs to choose.</summary>
    public HostChoice? HostOf(EventInput input) => hosts.FirstOrDefault(h => h.Value == input.Host);

    public IResult Form(EventInput input, Passage passage, EventReading? reading, int status) =>
        Page.Of<CreateEventPage>(Model(input, passage, reading), status);

    /// <summary>The form as an event was filled in before, without its date.</summary>
    public IResult Again(Event before, Passage passage) =>
        Page.Of<CreateEventPage>(
            Model(EventInput.Again(before), passage, null) with
            {
                From = new(before.Id.ToString(), before.Title, before.Picture is not null),
            }
        );

    /// <summary>Shows what would be made of it and makes nothing.</summary>
    public IResult Preview(EventInput input, Passage passage, EventReading reading) =>
        Page.Of<CreateEventPage>(
            Model(input, passage, reading) with
            {
                ShowsPreview = reading.Details is not null,
            },
            reading.Details is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK
        );

    /// <summary>Its links, and its key while it may be shown; the key is null once its time is over.</summary>
    public IResult Created(Event made, RecentKeys.Shown? shown, EventReading reading)
    {
        var publicUrl = instance.Absolute($"/e/{made.Code}");
        var manageUrl = shown is null ? null : instance.Absolute($"/manage#{shown.Secret.Reveal()}");
        var (drawing, manageDrawing) = (QrDrawing.Of(publicUrl), manageUrl is null ? null : QrDrawing.Of(manageUrl));
        var model = new CreatedModel(made.Title, $"/events/{made.Id}", publicUrl)
        {
            QrPath = drawing.Path,
            QrSize = drawing.Size,
            Key = shown?.Secret.Reveal(),
            ManageUrl = manageUrl,
            ManageQrPath = manageDrawing?.Path,
            ManageQrSize = manageDrawing?.Size ?? 0,
            SentTo = reading.Email?.Masked,
            Waits = Waits(made),
            Day = made.Day,
            Time = made.Time,
            Zone = made.Zone == instance.Zone ? null : made.Zone,
            Notes = reading.Notes,
        };
        return Page.Of<CreatedPage>(model, shown is null ? StatusCodes.Status200OK : StatusCodes.Status201Created);
    }

    private static string Waits(Event made) =>
        made switch
        {
            { IsDraft: true } => "draft",
            { Visibility: Visibility.Unlisted } => "link",
            { Visibility: Visibility.Private } => "private",
            { HeldAt: not null } => "held",
            _ => "list",
        };

    private CreateEventModel Model(EventInput input, Passage passage, EventReading? reading) =>
        new(input, passage.Id.ToString(), passage.Seal)
        {
            Troubles = reading?.Troubles ?? [],
            Hosts = hosts,
            Work = doorkeeper.WorkNow,
            Card = Card(input, passage, reading?.Schedule),
            ErasedOn = reading?.Schedule is { } schedule
                ? (schedule.EndsAt + Duration.FromDays(30)).InZone(Zones(schedule.Zone)).Date
                : null,
        };

    private EventSummary Card(EventInput input, Passage passage, Schedule? schedule)
    {
        var title = PlainText.Line(input.Title);
        return new(
            "#title",
            title is null ? reader.Words["announcing.title.example"] : title,
            $"/covers/{passage.Id}.svg{(input.CoverSalt == 0 ? "" : $"?s={input.CoverSalt}")}",
            schedule?.Day ?? clock.GetCurrentInstant().InZone(Zones(instance.Zone)).Date
        )
        {
            Time = schedule?.Time,
            EndTime = schedule?.EndTime,
            Place =
                input.Where is "online" or "later" || PlainText.Line(input.Place) is not { } place
                    ? reader.Words["announcing.place.later"]
                    : place,
        };
    }

    private static DateTimeZone Zones(string zone) => Domain.Kernel.Time.Zones.Of(zone);
}
