using System.Buffers.Binary;
using Farandole.Domain.Following;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Following;

/// <summary>
/// Stops the letters about a group, or the weekly one: by one click of a mail program (RFC 8058), or on a page with a
/// button. The profile goes on following, on its own page; the link opens nothing.
/// </summary>
internal static class StopLetters
{
    private const string Purpose = "following";
    private const int ProfileLength = 16;
    private const int Length = ProfileLength + sizeof(long);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/following/{token}", Ask).Limited(Rate.Ticket).Personal();
        routes
            .MapPost("/following/{token}", Stop)
            .Limited(Rate.Ticket)
            .Personal()
            .WithMetadata(new FromAnywhere("Mail programs unsubscribe with one click (RFC 8058)."));
        routes.MapPost("/following/{token}/return", Return).Limited(Rate.Ticket).Personal();
    }

    public static string PathOf(byte[] about, AddressHash signer) => $"/following/{signer.Token(Purpose, about)}";

    /// <summary>Of letters about one group.</summary>
    public static byte[] TokenOf(GroupFollower follower) => Bytes(follower.ProfileId, follower.Id);

    /// <summary>Of the weekly letter.</summary>
    public static byte[] TokenOf(ProfileId profile) => Bytes(profile, 0);

    private static async Task<Results<RazorComponentResult, NotFound>> Ask(
        string token,
        AddressHash signer,
        Db db,
        CancellationToken ct
    )
    {
        if (signer.Read(Purpose, token, Length) is not { } about)
            return TypedResults.NotFound();
        var isOn = await Of(db.Set<GroupFollower>(), about, stopped: false).AnyAsync(ct);
        return Page.Of<StopPage>(new StopModel($"/following/{token}", isOn, IsWeekly(about)));
    }

    private static Task<Results<SeeOther, NotFound>> Stop(
        string token,
        AddressHash signer,
        Writer writer,
        CancellationToken ct
    ) => Put(token, stops: true, signer, writer, ct);

    private static Task<Results<SeeOther, NotFound>> Return(
        string token,
        AddressHash signer,
        Writer writer,
        CancellationToken ct
    ) => Put(token, stops: false, signer, writer, ct);

    private static async Task<Results<SeeOther, NotFound>> Put(
        string token,
        bool stops,
        AddressHash signer,
        Writer writer,
        CancellationToken ct
    )
    {
        if (signer.Read(Purpose, token, Length) is not { } about)
            return TypedResults.NotFound();
        await writer.Write(
            async (db, stop) =>
            {
                var those = await Of(db.Set<GroupFollower>().AsTracking(), about, stopped: !stops).ToListAsync(stop);
                those.ForEach(f => f.Choose(stops ? ToldOf.OnPage : ToldOf.AtOnce));
            },
            ct
        );
        return new SeeOther($"/following/{token}");
    }

    /// <summary>Those whose letters it stops, or that it stopped. The weekly letter is chosen again where groups are.</summary>
    private static IQueryable<GroupFollower> Of(IQueryable<GroupFollower> all, byte[] about, bool stopped)
    {
        var profile = new ProfileId(new Guid(about.AsSpan(0, ProfileLength)));
        if (IsWeekly(about))
            return all.Where(f => f.ProfileId == profile && f.Told == ToldOf.Weekly && !stopped);
        var id = BinaryPrimitives.ReadInt64BigEndian(about.AsSpan(ProfileLength));
        return all.Where(f => f.Id == id && f.ProfileId == profile && (f.Told == ToldOf.OnPage) == stopped);
    }

    private static bool IsWeekly(byte[] about) => BinaryPrimitives.ReadInt64BigEndian(about.AsSpan(ProfileLength)) == 0;

    private static byte[] Bytes(ProfileId profile, long follower)
    {
        var bytes = new byte[Length];
        profile.Value.TryWriteBytes(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(ProfileLength), follower);
        return bytes;
    }
}

/// <summary>Whether the letters are on. Of what they tell, the page says nothing.</summary>
public sealed record StopModel(string Path, bool IsOn, bool IsWeekly);
