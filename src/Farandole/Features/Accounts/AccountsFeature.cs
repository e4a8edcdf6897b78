using Farandole.Domain.Accounts;
using Farandole.Platform.Jobs;

namespace Farandole.Features.Accounts;

/// <summary>For those who want one: an account is a proven address, and finds again what that address has here.</summary>
internal static class AccountsFeature
{
    public static void Add(IServiceCollection services) =>
        services
            .AddSingleton<AccountLetters>()
            .AddScoped<SignInDesk>()
            .AddScoped<Prover>()
            .AddSingleton<WaysIn>()
            .AddScoped<OwnRequest>()
            .AddScoped<Farewell>()
            .AddScoped<PasswordDesk>()
            .AddSingleton<CommonPasswords>()
            .AddScoped<ShowAccount.OwnAccount>()
            .AddJob<SendSignInLetter, SignInAsked>()
            .AddJob<SendMovedLetter, AccountMoved>()
            .AddJob<SendEndLetter, AccountWentQuiet>()
            .AddJob<SendLetInLetter, AccountLetIn>()
            .AddJob<SendRefusalLetter, AccountDeclined>()
            .AddJob<SendUnansweredLetter, AccountUnanswered>()
            .AddJob<SendPasswordLetter, PasswordChanged>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        ShowAccount.Map(routes);
        AskToSignIn.Map(routes);
        ProveAddress.Map(routes);
        ComeByInvitation.Map(routes);
        AwaitAnswer.Map(routes);
        EnterWithPassword.Map(routes);
        ChangePassword.Map(routes);
        EndSessions.Map(routes);
        OpenOwn.Map(routes);
        ChangeAccount.Map(routes);
        TakeAccountAway.Map(routes);
    }
}
