using Farandole.Features.Shared;
using Farandole.Features.Shared.Letters;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Farandole.Features.Coming;

/// <summary>"Never write to me": for owners of an address that somebody else gave. It can be taken back from the same link.</summary>
internal static class RefuseLetters
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/refusal/{token}", AskToRefuse).Limited(Rate.Ticket).Personal();
        routes
            .MapPost("/refusal/{token}", Refuse)
            .Limited(Rate.Ticket)
            .Personal()
            .WithMetadata(new FromAnywhere("Mail programs unsubscribe with one click (RFC 8058)."));
        routes.MapPost("/refusal/{token}/end", TakeBack).Limited(Rate.Ticket).Personal();
    }

    private static async Task<Results<RazorComponentResult, NotFound>> AskToRefuse(
        string token,
        Refusals refusals,
        Db db,
        Reader reader,
        CancellationToken ct
    )
    {
        if (refusals.Read(token) is not { } hash)
            return TypedResults.NotFound();
        var refused = await db.Set<Refusal>().AnyAsync(r => r.AddressHash == hash, ct);
        var (words, key) = (reader.Words, refused ? "coming.refused" : "coming.refuse");
        return Page.Of<AskPage>(
            new Ask(words[$"{key}.title"], words[$"{key}.text"], words[$"{key}.button"])
            {
                Action = refused ? $"/refusal/{token}/end" : $"/refusal/{token}",
            }
        );
    }

    private static Task<Results<SeeOther, NotFound>> Refuse(
        string token,
        Refusals refusals,
        Writer writer,
        IClock clock,
        CancellationToken ct
    ) =>
        Write(
            token,
            refusals,
            writer,
            async (db, hash, stop) =>
            {
                if (!await db.Set<Refusal>().AnyAsync(r => r.AddressHash == hash, stop))
                    db.Add(new Refusal { AddressHash = hash, At = clock.GetCurrentInstant() });
            },
            ct
        );

    private static Task<Results<SeeOther, NotFound>> TakeBack(
        string token,
        Refusals refusals,
        Writer writer,
        CancellationToken ct
    ) =>
        Write(
            token,
            refusals,
            writer,
            (db, hash, stop) => db.Set<Refusal>().Where(r => r.AddressHash == hash).ExecuteDeleteAsync(stop),
            ct
        );

    private static async Task<Results<SeeOther, NotFound>> Write(
        string token,
        Refusals refusals,
        Writer writer,
        Func<Db, byte[], CancellationToken, Task> work,
        CancellationToken ct
    )
    {
        if (refusals.Read(token) is not { } hash)
            return TypedResults.NotFound();
        await writer.Write((db, stop) => work(db, hash, stop), ct);
        return new SeeOther($"/refusal/{token}");
    }
}
