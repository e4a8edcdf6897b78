using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Platform.Identity;
using Farandole.Tests.Coming;
using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Waiting;

/// <summary>People made past every door.</summary>
internal static class Waiters
{
    public static NewAnswer Given(this App app, string email, Answer answer, int party = 1)
    {
        var address = EmailAddress.Parse(email)!;
        return new NewAnswer(
            answer,
            party,
            address,
            app.Services.GetRequiredService<AddressHash>().Of(address),
            app.Services.GetRequiredService<Tickets>().New(),
            "BAL-0001"
        );
    }

    /// <summary>The path of somebody's personal link.</summary>
    public static string PathOf(this App app, Participation one) =>
        app.Services.GetRequiredService<Tickets>().PathOf(one);

    /// <summary>Past every door: a hundred letters would take long.</summary>
    public static Task Fill(this App app, EventId id, int coming, int waiting) =>
        app.Writer.Write(
            async (db, ct) =>
            {
                var joined = await db.AllEvents.AsNoTracking().FirstAsync(e => e.Id == id, ct);
                for (var n = 0; n < coming + waiting; n++)
                {
                    var answer = Participation.Request(
                        joined,
                        app.Given($"n{n}@exemple.fr", n < coming ? Answer.Coming : Answer.Waiting),
                        app.Now() + Duration.FromSeconds(n)
                    );
                    answer.Confirm(app.Now() + Duration.FromSeconds(n));
                    answer.TakeFacts();
                    db.Add(answer);
                }
                await db
                    .AllEvents.Where(e => e.Id == id)
                    .ExecuteUpdateAsync(
                        s => s.SetProperty(e => e.SeatsTaken, coming).SetProperty(e => e.PeopleComing, coming),
                        ct
                    );
            },
            TestContext.Current.CancellationToken
        );
}
