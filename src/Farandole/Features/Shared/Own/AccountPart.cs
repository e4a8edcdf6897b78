using Farandole.Domain.Kernel;
using Farandole.Platform.Db;

namespace Farandole.Features.Shared.Own;

/// <summary>
/// What a capability keeps for somebody's account: a section of its page, and a part of the file of all that is known with
/// it. The capability registers it.
/// </summary>
internal interface IAccountPart
{
    Task<AccountPart> Of(AccountId mine, Db db, CancellationToken ct);
}

/// <summary>A component, the model that it is given as <c>Model</c>, and the same for a file.</summary>
/// <param name="Component">Also given <c>Done</c>: the word in the address for what has just been done.</param>
/// <param name="Model">What it shows.</param>
/// <param name="Name">Of the part in the file.</param>
/// <param name="Data">All of it, for the file.</param>
internal sealed record AccountPart(Type Component, object Model, string Name, object Data);

internal static class AccountParts
{
    public static IServiceCollection AddAccountPart<T>(this IServiceCollection services)
        where T : class, IAccountPart => services.AddSingleton<IAccountPart, T>();
}
