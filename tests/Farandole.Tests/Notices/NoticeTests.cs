using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Farandole.Platform.Mail;
using Farandole.Tests.Coming;
using Farandole.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Tests.Notices;

/// <summary>A locked screen is read by others.</summary>
public sealed class NoticeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_was_taken_off_the_list_and_whose_event_is_no_more_are_told_so()
    {
        await using var phones = await Phones.StartAsync();
        var (one, other) = (await phones.Announce(), await phones.Announce());
        var (removed, bereft) = (await phones.Named(one, "Jo"), await phones.Named(other, "Ari"));
        var (josPhone, arisPhone) = (await phones.Add(removed), await phones.Add(bereft));
        await phones.App.Writer.Write(
            async (db, ct) =>
            {
                (await db.Participations.AsTracking().FirstAsync(p => p.EventId == one, ct)).Remove(phones.App.Now());
                (await db.AllEvents.AsTracking().FirstAsync(e => e.Id == other, ct)).Delete(phones.App.Now());
            },
            Ct
        );
        foreach (var kind in (string[])["message", "changes", "removed", "deleted"])
        {
            await phones.Tell(removed, kind);
            await phones.Tell(bereft, kind);
        }
        Assert.Equal("Votre réponse a été retirée", Assert.Single(josPhone.Notices).Body);
        var gone = Assert.Single(arisPhone.Notices);
        Assert.Equal("Un événement est supprimé", gone.Body);
        Assert.DoesNotContain("marche", gone.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_is_read_on_the_personal_link_and_never_in_the_notice()
    {
        await using var phones = await Phones.StartAsync();
        var id = await phones.Announce();
        var ticket = await phones.Named(id, "Jo");
        var phone = await phones.Add(ticket);

        await phones.Tell(ticket, "message", "Le code est **4711**.");

        var notice = Assert.Single(phone.Notices);
        Assert.Equal("Un message de l’équipe", notice.Body);
        Assert.DoesNotContain("4711", notice.All, StringComparison.Ordinal);
        Assert.Equal("normal", notice.Headers["Urgency"]);
        Assert.Contains("<strong>4711</strong>", await phones.App.Visitor().Reads(ticket), StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("CREATE-5")]
    public async Task Of_a_surprise_its_guest_of_honour_hears_nothing_on_any_channel()
    {
        await using var phones = await Phones.StartAsync();
        var id = await phones.Announce();
        var ticket = await phones.App.Comes(id);
        var phone = await phones.Add(ticket);
        var (hash, before) = ((await phones.Mine(ticket)).EmailHash, phones.App.Letters().Count);
        await phones.App.Writer.Write(
            (db, _) =>
            {
                db.Add(new HonouredRow { EventId = id, AddressHash = hash });
                return Task.CompletedTask;
            },
            Ct
        );
        foreach (var kind in LetterKinds.WithNotice)
            await phones.Tell(ticket, kind);
        await phones.App.EveningAsync();
        Assert.Empty(phone.Notices);
        Assert.Equal(before, phones.App.Letters().Count);
    }

    [Fact]
    public async Task A_private_event_has_no_name_on_a_locked_screen()
    {
        await using var phones = await Phones.StartAsync();
        var id = await phones.Announce();
        var mine = await phones.App.Comes(id);
        await phones.App.Writer.Write(
            (db, ct) =>
                db
                    .AllEvents.Where(e => e.Id == id)
                    .ExecuteUpdateAsync(s => s.SetProperty(e => e.Visibility, Visibility.Private), ct),
            Ct
        );
        var (own, all) = (
            await phones.Add(mine),
            LetterLinks.PathOf((await phones.Mine(mine)).EmailHash, phones.Signer)
        );
        var everywhere = await phones.Add(all);

        await phones.Tell(mine, "changes");

        Assert.Equal("Un événement privé", Assert.Single(own.Notices).Title);
        var notice = Assert.Single(everywhere.Notices);
        Assert.Equal(("Farandole", $"http://farandole.test{all}"), (notice.Title, notice.Url));
        Assert.All(
            [own, everywhere],
            phone => Assert.DoesNotContain("marche", phone.Notices[0].All, StringComparison.Ordinal)
        );
    }
}
