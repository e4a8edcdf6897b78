using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Features.Coming;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Farandole.Tests.Canaries;

/// <summary>Whoever answered without an address and wants to add one.</summary>
internal sealed partial class CanaryWorld
{
    public Dictionary<Kind, NewAddress> NewAddresses { get; } = [];

    public static string NewEmail(Kind kind) => $"{Word(kind, "newaddress")}@example.org";

    /// <summary>What the letter to that address opens.</summary>
    public string AddressToken(Kind kind) =>
        NewAddresses.TryGetValue(kind, out var given)
            ? app.Services.GetRequiredService<AddressLinks>().PathOf(given)["/a/".Length..]
            : "none";

    private void AddNamed(Db db, Kind kind, Event made)
    {
        var (services, address) = (app.Services, EmailAddress.Parse(NewEmail(kind))!);
        var ticket = services.GetRequiredService<Tickets>().New();
        var given = new NewAnswer(Answer.Maybe, 1, null, null, ticket, $"ZN-{(int)kind}")
        {
            Exposure = Exposure.Nobody,
        };
        var answer = Participation.Request(made, given, App.Start);
        answer.Confirm(App.Start);
        NewAddresses[kind] = new()
        {
            ParticipationId = answer.Id,
            Email = address.Value,
            EmailHash = services.GetRequiredService<AddressHash>().Of(address),
            GivenAt = App.Start,
        };
        db.AddRange(answer, NewAddresses[kind]);
    }
}
