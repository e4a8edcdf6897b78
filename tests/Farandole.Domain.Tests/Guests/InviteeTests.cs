using Farandole.Domain.Guests;
using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Tests.Guests;

public sealed class InviteeTests
{
    private static readonly EmailAddress Nour = EmailAddress.Parse("nour@exemple.fr")!;

    [Fact]
    public void Nobody_is_told_twice_within_two_days_whatever_the_channel()
    {
        var guest = Invited(Nour);
        Assert.Null(guest.NotBefore(Some.Now));
        guest.Contact(Channel.Phone, Some.Now);

        var later = Some.Now + Duration.FromHours(47);
        Assert.Equal(Some.Now + Invitee.BetweenReminders, guest.NotBefore(later));
        Assert.Equal(GuestReasons.TooSoon, guest.WhyNotContact(Channel.Letter, later));
        Assert.Throws<RuleBroken>(() => guest.Contact(Channel.Letter, later));

        guest.Contact(Channel.Letter, Some.Now + Duration.FromHours(48));
        Assert.IsType<InvitationToSend>(Assert.Single(guest.TakeFacts()));
    }

    [Fact]
    public void Without_an_address_there_is_no_letter()
    {
        var guest = Invited(null);
        Assert.Equal(GuestReasons.NoAddress, guest.WhyNotContact(Channel.Letter, Some.Now));
        Assert.Null(guest.WhyNotContact(Channel.Paper, Some.Now));
    }

    [Fact]
    public void Who_answers_by_themselves_has_seen_it_and_who_told_it_may_not_have()
    {
        var (own, told) = (Invited(Nour), Invited(null));
        own.Decline(Telling.Themselves, Some.Now);
        told.Decline(new(Channel.Phone, "Malika"), Some.Now);
        Assert.Equal((Some.Now, null, null), (own.SeenAt, own.ToldBy, own.NotedBy));
        Assert.Equal((null, Channel.Phone, "Malika"), (told.SeenAt, told.ToldBy, told.NotedBy));

        var answer = ParticipationId.New();
        told.Answer(answer, Telling.Themselves, Some.Now);
        Assert.Equal((answer, null, null), (told.ParticipationId, told.DeclinedAt, told.ToldBy));
    }

    private static Invitee Invited(EmailAddress? email) =>
        Invitee.Of(
            EventId.New(),
            new NewInvitee("Nour", email, email is null ? null : [1, 2, 3], Secret.New("fg", 192)),
            "fr",
            Some.Now
        );
}
