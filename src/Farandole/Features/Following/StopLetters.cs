using System.Buffers.Binary;
using Farandole.Domain.Following;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Federating;
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
    private const long Weekly = 0;
    private const long Elsewhere = -1;
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

    /// <summary>Of letters about what those of other sites announce.</summary>
    public static byte[] ElsewhereOf(ProfileId profile) => Bytes(profile, Elsewhere);

    /// <summary>Of the weekly letter.</summary>
    public static byte[] TokenOf(ProfileId profile) => Bytes(profile, Weekly);

    private static async Task<Results<RazorComponentResult, NotFound>> Ask(
        string token,
        AddressHash signer,
        Db db,
        CancellationToken ct
    )
    {
        if (signer.Read(Purpose, token, Length) is not { } about)
            return TypedResults.NotFound();
        var isOn =
            await Of(db.Set<GroupFollower>(), about, stopped: false).AnyAsync(ct)
            || await There(db.Set<RemoteFollowRow>(), about).AnyAsync(ct);
        return Page.Of<StopPage>(
            new StopModel($"/following/{token}", isOn, NumberOf(about) == Weekly, NumberOf(about) == Elsewhere)
        );
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
                if (stops)
                    await There(db.Set<RemoteFollowRow>(), about)
                        .ExecuteUpdateAsync(s => s.SetProperty(f => f.Told, ToldOf.OnPage), stop);
            },
            ct
        );
        return new SeeOther($"/following/{token}");
    }

    /// <summary>Those whose letters it stops, or that it stopped. The weekly letter is chosen again where groups are.</summary>
    private static IQueryable<GroupFollower> Of(IQueryable<GroupFollower> all, byte[] about, bool stopped)
    {
        var profile = new ProfileId(new Guid(about.AsSpan(0, ProfileLength)));
        if (NumberOf(about) == Weekly)
            return all.Where(f => f.ProfileId == profile && f.Told == ToldOf.Weekly && !stopped);
        var id = NumberOf(about);
        return all.Where(f => f.Id == id && f.ProfileId == profile && (f.Told == ToldOf.OnPage) == stopped);
    }

    /// <summary>The same of other sites; those letters are chosen again where they are followed.</summary>
    private static IQueryable<RemoteFollowRow> There(IQueryable<RemoteFollowRow> all, byte[] about)
    {
        var profile = new ProfileId(new Guid(about.AsSpan(0, ProfileLength)));
        ToldOf? told = NumberOf(about) switch
        {
            Weekly => ToldOf.Weekly,
            Elsewhere => ToldOf.AtOnce,
            _ => null,
        };
        return all.Where(f => f.ProfileId == profile && f.Told == told);
    }

    private static long NumberOf(byte[] about) => BinaryPrimitives.ReadInt64BigEndian(about.AsSpan(ProfileLength));

    private static byte[] Bytes(ProfileId profile, long follower)
    {
        var bytes = new byte[Length];
        profile.Value.TryWriteBytes(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(ProfileLength), follower);
        return bytes;
    }
}

/// <summary>Whether the letters are on. Of what they tell, the page says nothing.</summary>
public sealed record StopModel(string Path, bool IsOn, bool IsWeekly, bool IsElsewhere)
{
    /// <summary>The letters of one group are wanted again with one click; others are chosen where they are followed.</summary>
    public bool MayReturn => !IsWeekly && !IsElsewhere;
}
