using Farandole.Domain.Promoting;
using Farandole.Platform.Db;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Farandole.Features.Shared.Federating;

/// <summary>Public news of somebody on another server who is followed from here, as it was told.</summary>
internal sealed class RemotePostRow
{
    /// <summary>News is of its time: it is forgotten then, and earlier when nobody follows whose it is.</summary>
    public static readonly Duration Kept = Duration.FromDays(90);

    public required Guid Id { get; init; }

    /// <summary>Its id on its own server.</summary>
    public required string Address { get; init; }

    /// <summary>In whose name it is said.</summary>
    public required string Actor { get; init; }

    /// <summary>Where people read it on its own server.</summary>
    public required string Page { get; set; }

    public required string Title { get; set; }

    /// <summary>Cleaned.</summary>
    public string? Html { get; set; }

    /// <summary>Of its words; null where nobody said.</summary>
    public string? Language { get; set; }

    public Instant PublishedAt { get; set; }

    /// <summary>By its own server's clock: what is older changes nothing.</summary>
    public Instant ChangedAt { get; set; }

    public string Path => PathOf(Id);

    public static string PathOf(Guid id) => $"/elsewhere/posts/{id}";
}

/// <summary>News of another server, and in whose name it is.</summary>
internal sealed record PostElsewhere(RemotePostRow Post, RemoteActorRow By)
{
    public string Site => By.Host;

    /// <summary>Whose it is, and where: said wherever others show it.</summary>
    public string Credit => $"{By.Name} ({Site})";
}

internal static class PostsElsewhereReadings
{
    /// <summary>With those in whose name they are.</summary>
    public static IQueryable<PostElsewhere> Seen(this IQueryable<RemotePostRow> posts, Db db) =>
        posts.Join(db.Set<RemoteActorRow>(), p => p.Actor, a => a.Address, (p, a) => new PostElsewhere(p, a));
}

internal sealed class RemotePostMapping : IEntityTypeConfiguration<RemotePostRow>
{
    public void Configure(EntityTypeBuilder<RemotePostRow> builder)
    {
        builder.ToTable("remote_posts").HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasOne<RemoteActorRow>().WithMany().HasForeignKey(p => p.Actor).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany<Promotion>().WithOne().HasForeignKey(p => p.ElsewherePostId).OnDelete(DeleteBehavior.Cascade);
    }
}
