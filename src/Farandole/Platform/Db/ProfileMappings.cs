using Farandole.Domain.Accounts;
using Farandole.Domain.Groups;
using Farandole.Domain.Profiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Farandole.Platform.Db;

internal sealed class ProfileMappings : IEntityTypeConfiguration<Profile>, IEntityTypeConfiguration<TakenHandle>
{
    public void Configure(EntityTypeBuilder<Profile> builder)
    {
        builder.ToTable("profiles").HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.AccountId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Group>().WithMany().HasForeignKey(p => p.UsualCircle).OnDelete(DeleteBehavior.SetNull);
    }

    public void Configure(EntityTypeBuilder<TakenHandle> builder) =>
        builder.ToTable("taken_handles").HasKey(g => g.Hash);
}
