using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Farandole.Domain.Accounts;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Faces;
using Farandole.Platform.Db;
using Farandole.Platform.Facts;
using Farandole.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Bench;

/// <summary>A group of five thousand in twenty teams, looked at by one of its members, who is signed in.</summary>
internal static class Membership
{
    private const int People = 5_000;
    private const int Teams = 20;
    private const string Handle = "eaux_vives";

    public static async Task MeasureAsync(Report report)
    {
        using var folder = new Folder();
        var cookie = await FillAsync(folder.Path);
        foreach (var (page, name) in Pages)
            report.Add(
                $"group of 5,000 in 20 teams, signed in, one core: {name}",
                "≥ 500 req/s",
                $"{await RateAsync(folder.Path, page, cookie):F0} req/s"
            );
    }

    private static IEnumerable<(string Page, string Name)> Pages =>
        [
            ($"/@{Handle}", "its page"),
            ($"/groups/{Handle}", "its space"),
            ($"/groups/{Handle}/members", "its members"),
            ($"/groups/{Handle}/events", "its events"),
        ];

    private static async Task<double> RateAsync(string data, string page, string cookie)
    {
        await using var server = await Server.StartAsync(data, 0, "/");
        return await Wrk.MeasureAsync(new Uri(server.Address, page), cookie: $"e={cookie}");
    }

    /// <returns>The cookie of one member.</returns>
    private static async Task<string> FillAsync(string data)
    {
        await using var app = await Host.BuildAsync("http://127.0.0.1:0", data, CancellationToken.None);
        var (writer, hashes) = (
            app.Services.GetRequiredService<Writer>(),
            app.Services.GetRequiredService<AddressHash>()
        );
        var now = SystemClock.Instance.GetCurrentInstant();
        var cookie = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await writer.Write(
            async (db, ct) =>
            {
                var said = new GroupSaid("Eaux Vives", null, null, null, "fr", Joining.Open, IsListed: true);
                var handle = Domain.Profiles.Handle.Parse(Handle)!;
                var group = Group.Open(GroupKind.Association, handle, hashes.Of(handle), said, now.InUtc().Date);
                db.Add(group);
                Fill(db, group, hashes, cookie, now);
                await db.SaveChangesAsync(ct);
                // What follows from any of it would run beside what is measured.
                await db.Set<JobRow>().ExecuteDeleteAsync(ct);
            },
            CancellationToken.None
        );
        return cookie;
    }

    private static void Fill(Db db, Group group, AddressHash hashes, string cookie, Instant now)
    {
        var today = now.InUtc().Date;
        var rights = Templates.Of(GroupKind.Association, RolePreset.Member);
        var role = Role.Of(group.Id, RolePreset.Member, rights);
        var teams = Enumerable
            .Range(0, Teams)
            .Select(n => Team.Make(group.Id, new($"Équipe {n}", null, Rights.None.With(Area.Events, Level.Do))))
            .ToList();
        db.Add(role);
        db.AddRange(teams);
        for (var n = 0; n < People; n++)
        {
            var address = EmailAddress.Parse($"p{n}@example.org")!;
            var account = Account.Open(address, hashes.Of(address), "fr", today);
            var handle = Domain.Profiles.Handle.Parse($"personne_{n}")!;
            var said = new ProfileSaid($"Personne {n}", null, null, "fr", IsFindable: false);
            var profile = Profile.Open(account.Id, handle, hashes.Of(handle), said, today);
            var member = Member.Join(group.Id, profile.Id, Platform.Places.Folding.Of(profile.Name), role.Id, today);
            db.AddRange(
                account,
                profile,
                member,
                TeamSeat.Take(teams[n % Teams].Id, member.Id, leads: n < Teams, null)
            );
            if (n == 0)
                SignIn(db, account.Id, cookie, now);
        }
    }

    private static void SignIn(Db db, AccountId account, string cookie, Instant now)
    {
        var session = new Session
        {
            Id = SHA256.HashData(Encoding.ASCII.GetBytes(cookie)),
            CreatedAt = now,
            ExpiresAt = now + Duration.FromDays(1),
        };
        db.AddRange(
            session,
            new SessionGrant
            {
                SessionId = session.Id,
                AccountId = account,
                Kind = nameof(GrantKind.Account),
            }
        );
    }
}
