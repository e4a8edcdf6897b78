using Farandole.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Farandole.Platform.Db;

internal sealed class AccountMappings : IEntityTypeConfiguration<Account>, IEntityTypeConfiguration<SignIn>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("accounts").HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<SignIn> builder)
    {
        builder.ToTable("sign_ins").HasKey(s => s.Selector);
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.Moves);
        // Five guesses are five, however many come at once.
        builder.Property(s => s.Tries).IsConcurrencyToken();
        builder.Property(s => s.UsedAt).IsConcurrencyToken();
    }
}
