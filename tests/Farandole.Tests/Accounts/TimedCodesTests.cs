using System.Text;
using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using Farandole.Platform.Identity;
using Farandole.Tests.Coming;
using Farandole.Tests.Organizing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Farandole.Tests.Accounts;

/// <summary>The codes of a telephone, and what is kept to check them.</summary>
public sealed class TimedCodesTests
{
    private const string Cam = "cam@exemple.fr";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_secret_lies_encrypted_and_opens_the_account_it_was_made_for_alone()
    {
        await using var app = await App.StartAsync();
        var cam = await app.SignedIn(Cam);
        await cam.Post("/account/second-step");
        var secret = await cam.Page("/account/second-step");
        var phone = Telephone.From(secret);
        var kept = await app.Look(db =>
            db.Set<SecondFactor>().Select(f => new { f.AccountId, f.Sealed }).SingleAsync(Ct)
        );

        Assert.Equal(12 + 20 + 16, kept.Sealed.Length);
        var codes = app.Services.GetRequiredService<TimedCodes>();
        Assert.NotNull(codes.StepOf(kept.AccountId, kept.Sealed, phone.CodeAt(app.Now()), app.Now()));
        var other = AccountId.New();
        Assert.Null(codes.StepOf(other, kept.Sealed, phone.CodeAt(app.Now()), app.Now()));
        Assert.Null(codes.SecretOf(other, kept.Sealed));
        kept.Sealed[20] ^= 1;
        Assert.Null(codes.SecretOf(kept.AccountId, kept.Sealed));
        Assert.NotEqual(codes.NewSealed(other), codes.NewSealed(other));
    }

    /// <summary>RFC 6238, appendix B.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1_111_111_109, "081804")]
    [InlineData(2_000_000_000, "279037")]
    public async Task Codes_are_those_of_everybody_elses_telephone(long seconds, string code)
    {
        await using var app = await App.StartAsync();
        var account = AccountId.New();
        var signer = app.Services.GetRequiredService<AddressHash>();
        var kept = signer.Seal(
            "second factor",
            account.Value.ToByteArray(),
            Encoding.ASCII.GetBytes("12345678901234567890")
        );
        var at = Instant.FromUnixTimeSeconds(seconds);
        var codes = app.Services.GetRequiredService<TimedCodes>();

        Assert.Equal(seconds / 30, codes.StepOf(account, kept, code, at));
        Assert.Equal(code, new Telephone(codes.SecretOf(account, kept)!).CodeAt(at));
    }
}
