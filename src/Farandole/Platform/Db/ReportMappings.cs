using Farandole.Domain.Stewards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Farandole.Platform.Db;

internal sealed class ReportMappings : IEntityTypeConfiguration<Report>, IEntityTypeConfiguration<ReportedThing>
{
    public void Configure(EntityTypeBuilder<Report> builder)
    {
        builder.ToTable("reports").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Ignore(r => r.IsFromHere);
    }

    public void Configure(EntityTypeBuilder<ReportedThing> builder)
    {
        builder.ToTable("reported_things").HasKey(t => new { t.ReportId, t.Address });
        builder.HasOne<Report>().WithMany().HasForeignKey(t => t.ReportId).OnDelete(DeleteBehavior.Cascade);
    }
}
