using Farandole.Domain.Accounts;
using Farandole.Domain.Profiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Farandole.Platform.Db;

internal sealed class AccountMappings
    : IEntityTypeConfiguration<Account>,
        IEntityTypeConfiguration<SignIn>,
        IEntityTypeConfiguration<AccountRequest>,
        IEntityTypeConfiguration<AccountInvitation>,
        IEntityTypeConfiguration<Password>,
        IEntityTypeConfiguration<PasswordTries>,
        IEntityTypeConfiguration<SecondFactor>,
        IEntityTypeConfiguration<RecoveryCode>,
        IEntityTypeConfiguration<Passkey>,
        IEntityTypeConfiguration<PasskeyCeremony>,
        IEntityTypeConfiguration<OutsideLink>,
        IEntityTypeConfiguration<AppKey>
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

    public void Configure(EntityTypeBuilder<AccountRequest> builder)
    {
        builder.ToTable("account_requests").HasKey(r => r.AccountId);
        builder.Property(r => r.AccountId).ValueGeneratedNever();
        builder.HasOne<Account>().WithOne().HasForeignKey<AccountRequest>(r => r.AccountId);
        // One steward decides, and one only.
        builder.Property(r => r.ClosedAt).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<AccountInvitation> builder)
    {
        builder.ToTable("account_invitations").HasKey(i => i.Selector);
        // So many are so many, however many come at once.
        builder.Property(i => i.Uses).IsConcurrencyToken();
        builder.Property(i => i.RevokedAt).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<Password> builder)
    {
        builder.ToTable("passwords").HasKey(p => p.AccountId);
        builder.Property(p => p.AccountId).ValueGeneratedNever();
        builder.HasOne<Account>().WithOne().HasForeignKey<Password>(p => p.AccountId);
    }

    public void Configure(EntityTypeBuilder<PasswordTries> builder)
    {
        builder.ToTable("password_tries").HasKey(t => t.EmailHash);
        // Ten are ten, however many come at once.
        builder.Property(t => t.Tries).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<SecondFactor> builder)
    {
        builder.ToTable("second_factors").HasKey(f => f.AccountId);
        builder.Property(f => f.AccountId).ValueGeneratedNever();
        builder.HasOne<Account>().WithOne().HasForeignKey<SecondFactor>(f => f.AccountId);
        // A code serves once and ten guesses are ten, however many come at once.
        builder.Property(f => f.LastStep).IsConcurrencyToken();
        builder.Property(f => f.Tries).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("recovery_codes").HasKey(c => c.Hash);
        builder.HasOne<SecondFactor>().WithMany().HasForeignKey(c => c.AccountId);
    }

    public void Configure(EntityTypeBuilder<Passkey> builder)
    {
        builder.ToTable("passkeys").HasKey(p => p.CredentialId);
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.AccountId);
        // Of two that count the same, one is a copy.
        builder.Property(p => p.SignCount).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<PasskeyCeremony> builder)
    {
        builder.ToTable("passkey_ceremonies").HasKey(c => c.Selector);
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.Makes);
    }

    public void Configure(EntityTypeBuilder<OutsideLink> builder)
    {
        builder.ToTable("outside_links").HasKey(l => l.Identity);
        builder.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId);
    }

    public void Configure(EntityTypeBuilder<AppKey> builder)
    {
        builder.ToTable("app_keys").HasKey(k => k.Selector);
        builder.HasOne<Account>().WithMany().HasForeignKey(k => k.AccountId);
        builder.HasOne<Profile>().WithMany().HasForeignKey(k => k.ProfileId);
    }
}
