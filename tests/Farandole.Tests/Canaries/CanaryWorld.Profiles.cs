using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Faces;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Farandole.Tests.Canaries;

internal sealed partial class CanaryWorld
{
    /// <summary>Of somebody whose address nobody may read.</summary>
    public const string Profile = "zq_canary";

    private Task AddProfile(Db db)
    {
        var hashes = app.Services.GetRequiredService<AddressHash>();
        var address = EmailAddress.Parse(OrganizersEmail(Kind.Held))!;
        var account = Account.Open(address, hashes.Of(address), "fr", new(2027, 3, 1));
        var handle = Handle.Parse(Profile)!;
        db.Add(account);
        db.Add(
            Domain.Profiles.Profile.Open(
                account.Id,
                handle,
                hashes.Of(handle),
                new ProfileSaid("Un canari", "Il **chante**.", "<p>Il <strong>chante</strong>.</p>", "fr", true),
                new(2027, 3, 1)
            )
        );
        return Task.CompletedTask;
    }
}
