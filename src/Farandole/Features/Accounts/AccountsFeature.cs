using Farandole.Domain.Accounts;
using Farandole.Features.Accounts.Apps;
using Farandole.Features.Accounts.Outside;
using Farandole.Features.Accounts.Passkeys;
using Farandole.Features.Accounts.SecondStep;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Jobs;

namespace Farandole.Features.Accounts;

/// <summary>For those who want one: an account is a proven address, and finds again what that address has here.</summary>
internal static class AccountsFeature
{
    public static void Add(IServiceCollection services) =>
        AddOutside(AddPasskeys(AddSecondStep(services)))
            .AddMemoryPart<AccountMemory>()
            .AddMemoryPart<KeysMemory>()
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

    private static IServiceCollection AddSecondStep(IServiceCollection services) =>
        services
            .AddScoped<FactorDesk>()
            .AddScoped<ChangeSecondStep.Begun>()
            .AddScoped<ShowCode.Halves>()
            .AddScoped<SecondStepLetters>()
            .AddJob<SendSecondStepOnLetter, SecondFactorTurnedOn>()
            .AddJob<SendSecondStepOffLetter, SecondFactorTurnedOff>()
            .AddJob<SendRecoveryLetter, RecoveryCodeUsed>()
            .AddJob<SendGuessedLetter, SecondFactorGuessed>()
            .AddJob<SendStopRemovalLetter, SecondFactorRemovalAsked>()
            .AddJob<RemoveSecondStep, SecondStepOver>();

    private static IServiceCollection AddPasskeys(IServiceCollection services) =>
        services
            .AddScoped<PasskeyDesk>()
            .AddScoped<PasskeyLetters>()
            .AddJob<SendPasskeyAddedLetter, PasskeyAdded>()
            .AddJob<SendPasskeyRemovedLetter, PasskeyRemoved>();

    private static IServiceCollection AddOutside(IServiceCollection services) =>
        services
            .AddSingleton<OutsideWays>()
            .AddSingleton<OpenIdDoor>()
            .AddSingleton<DirectoryDesk>()
            .AddSingleton<PendingLinks>()
            .AddSingleton<SignInPages>()
            .AddScoped<OutsideDesk>()
            .AddScoped<Welcoming>()
            .AddScoped<EnterByDirectory.Directories>()
            .AddScoped<OutsideLetters>()
            .AddScoped<AppDesk>()
            .AddAccountPart<AppsOfAccount>()
            .AddJob<SendAppLetter, AppKeyMade>()
            .AddJob<SendOutsideLinkedLetter, OutsideLinked>()
            .AddJob<SendOutsideUnlinkedLetter, OutsideUnlinked>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        ShowAccount.Map(routes);
        AskToSignIn.Map(routes);
        ProveAddress.Map(routes);
        ComeByInvitation.Map(routes);
        AwaitAnswer.Map(routes);
        EnterWithPassword.Map(routes);
        ChangePassword.Map(routes);
        EnterWithPasskey.Map(routes);
        ChangePasskeys.Map(routes);
        EnterFromOutside.Map(routes);
        EnterByDirectory.Map(routes);
        ChangeOutside.Map(routes);
        ChangeApps.Map(routes);
        ReadOwn.Map(routes);
        ChangeSecondStep.Map(routes);
        ShowCode.Map(routes);
        StopRemoval.Map(routes);
        EndSessions.Map(routes);
        OpenOwn.Map(routes);
        ChangeAccount.Map(routes);
        TakeAccountAway.Map(routes);
    }
}
