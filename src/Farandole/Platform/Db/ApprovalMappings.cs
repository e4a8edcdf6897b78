using System.Text.Json;
using Farandole.Domain.Approval;
using Farandole.Domain.Events;
using Farandole.Domain.Participations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Farandole.Platform.Db;

internal sealed class ApprovalMappings
    : IEntityTypeConfiguration<Admission>,
        IEntityTypeConfiguration<Request>,
        IEntityTypeConfiguration<Decision>
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        // People write in every language, and the length of the column counts characters.
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
    };

    public void Configure(EntityTypeBuilder<Admission> builder)
    {
        builder.ToTable("admissions").HasKey(a => a.EventId);
        builder.HasOne<Event>().WithMany().HasForeignKey(a => a.EventId);
        builder.Property(a => a.EventId).ValueGeneratedNever();
        builder
            .Property(a => a.Questions)
            .HasConversion(
                q => JsonSerializer.Serialize(q, Json),
                s => JsonSerializer.Deserialize<List<Question>>(s, Json)!,
                Whole<IReadOnlyList<Question>>()
            );
    }

    public void Configure(EntityTypeBuilder<Request> builder)
    {
        builder.ToTable("requests").HasKey(r => r.ParticipationId);
        builder.HasOne<Participation>().WithMany().HasForeignKey(r => r.ParticipationId);
        builder.HasOne<Event>().WithMany().HasForeignKey(r => r.EventId);
        builder.Property(r => r.ParticipationId).ValueGeneratedNever();
        builder
            .Property(r => r.Answers)
            .HasConversion(
                a => JsonSerializer.Serialize(a, Json),
                s => JsonSerializer.Deserialize<Dictionary<string, string>>(s, Json)!,
                Whole<IReadOnlyDictionary<string, string>>()
            );
    }

    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.ToTable("decisions").HasKey(d => d.Id);
        builder.HasOne<Event>().WithMany().HasForeignKey(d => d.EventId);
        builder.HasOne<Participation>().WithMany().HasForeignKey(d => d.ParticipationId);
    }

    /// <summary>Replaced as a whole, never changed in place.</summary>
    private static ValueComparer<T> Whole<T>()
        where T : class => new((a, b) => ReferenceEquals(a, b), v => v.GetHashCode(), v => v);
}
