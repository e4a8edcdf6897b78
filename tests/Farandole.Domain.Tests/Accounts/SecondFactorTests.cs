using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Tests.Accounts;

public sealed class SecondFactorTests
{
    private static readonly Instant Now = Instant.FromUtc(2027, 3, 2, 9, 0);

    [Fact]
    public void A_code_is_right_once_and_none_before_it_is_right_after_it()
    {
        var factor = On();
        Assert.True(factor.Try(1_000, Now));
        Assert.False(factor.Try(1_000, Now));
        Assert.False(factor.Try(999, Now));
        Assert.True(factor.Try(1_001, Now));
    }

    [Fact]
    public void After_ten_wrong_codes_in_an_hour_none_is_right_and_its_owner_hears_of_it_once()
    {
        var factor = On();
        for (var i = 0; i < SecondFactor.MostTries; i++)
            Assert.False(factor.Try(null, Now));

        Assert.False(factor.Try(1_000, Now));
        Assert.False(factor.Try(null, Now));
        Assert.Single(factor.TakeFacts().OfType<SecondFactorGuessed>());
        Assert.True(factor.Try(1_000, Now + SecondFactor.Window));
        for (var hours = 2; hours < 26; hours++)
        for (var i = 0; i < SecondFactor.MostTries; i++)
            factor.Try(null, Now + Duration.FromHours(hours));
        Assert.Single(factor.TakeFacts().OfType<SecondFactorGuessed>());
    }

    [Fact]
    public void A_right_code_and_a_code_on_paper_forget_the_wrong_ones()
    {
        var factor = On();
        factor.Try(null, Now);
        factor.Try(1_000, Now);
        Assert.Equal(0, factor.Tries);
        factor.Try(null, Now);
        factor.Recover(Now);
        Assert.Equal(0, factor.Tries);
    }

    [Fact]
    public void A_removal_keeps_its_first_date_and_can_be_stopped()
    {
        var factor = On();
        factor.AskRemoval(Now);
        var first = factor.Removal;
        factor.AskRemoval(Now + Duration.FromDays(1));
        Assert.Equal((first, Now + SecondFactor.UntilRemoved), (factor.Removal, factor.RemovedAt));

        factor.Keep();
        Assert.Equal((null, (Instant?)null), (factor.Removal, factor.RemovedAt));
    }

    [Fact]
    public void A_code_on_paper_is_known_again_however_it_is_typed()
    {
        var code = RecoveryCode.New();
        Assert.Matches("^([2-9A-HJKMNP-Z]{4}-){5}[2-9A-HJKMNP-Z]{4}$", code);
        Assert.NotEqual(code, RecoveryCode.New());
        var hash = RecoveryCode.Keep(AccountId.New(), code).Hash;
        foreach (
            var typed in new[]
            {
                code,
                code.Replace('-', ' '),
                code.Replace("-", "", StringComparison.Ordinal),
                $" {code} ",
            }
        )
            Assert.Equal(hash, RecoveryCode.HashOf(typed));
        Assert.Equal(hash, RecoveryCode.HashOf(string.Concat(code.Select(char.ToLowerInvariant))));
        Assert.Null(RecoveryCode.HashOf(code[..^1]));
        Assert.Null(RecoveryCode.HashOf("123 456"));
    }

    private static SecondFactor On()
    {
        var factor = SecondFactor.Begin(AccountId.New(), new byte[48], Now);
        factor.TurnOn(Now);
        return factor;
    }
}
