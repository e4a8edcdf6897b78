using Farandole.Domain.Kernel;
using Farandole.Domain.Stewards;
using Farandole.Features.Shared.Own;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Stewards;

/// <summary>The role of an account here, on its own page and in its file.</summary>
internal sealed class OfficeOfAccount : IAccountPart
{
    public async Task<AccountPart> Of(AccountId mine, Db db, CancellationToken ct)
    {
        var role = await db.Set<Steward>().FirstOrDefaultAsync(s => s.AccountId == mine, ct);
        return new(
            typeof(OwnOffice),
            new OwnOfficeModel(role?.Role),
            "office",
            role is null ? Array.Empty<object>() : new OfficeData(role.Role.ToString(), role.Since.ToString("R", null))
        );
    }

    private sealed record OfficeData(string Role, string Since);
}

/// <summary>The role of the account whose page it is.</summary>
public sealed record OwnOfficeModel(StewardRole? Role);
