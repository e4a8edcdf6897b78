using Farandole.Domain.Events;
using Farandole.Domain.Guests;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Farandole.Tests.Canaries;

/// <summary>Whom the organizers invite by name.</summary>
internal sealed partial class CanaryWorld
{
    public Dictionary<Kind, Invitee> Invitees { get; } = [];

    public static string GuestsEmail(Kind kind) => $"{Word(kind, "guestmail")}@example.org";

    /// <summary>What opens a guest's own page.</summary>
    public string GuestLink(Kind kind) =>
        app.Services.GetRequiredService<Tickets>().PathOf(Invitees[kind])["/g/".Length..];

    /// <summary>The same by the link that their letter brings.</summary>
    public string GuestLetterLink(Kind kind) =>
        app.Services.GetRequiredService<Tickets>().LetterPathOf(Invitees[kind])["/g/".Length..];

    private void AddGuest(Db db, Kind kind, Event made)
    {
        var address = EmailAddress.Parse(GuestsEmail(kind))!;
        var given = new NewInvitee(
            Word(kind, "guestname"),
            address,
            app.Services.GetRequiredService<AddressHash>().Of(address),
            app.Services.GetRequiredService<Tickets>().NewForInvitee()
        );
        Invitees[kind] = Invitee.Of(made.Id, given, "fr", App.Start);
        db.Add(Invitees[kind]);
    }
}
