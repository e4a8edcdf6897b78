using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Jobs;
using Farandole.Platform.Text;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Farandole.Features.Organizing;

/// <summary>"Get my links": the same answer and the same work for every address, so that nobody learns which are known.</summary>
internal static class AskForLinks
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/keys", Ask).Limited(Rate.Read).Personal();
        routes.MapPost("/keys", Send).Limited(Rate.Letter).Personal();
    }

    private static RazorComponentResult Ask(string? done) =>
        Page.Of<AskForLinksPage>(new AskForLinksModel { IsSent = done is not null });

    private static async Task<Results<SeeOther, RazorComponentResult>> Send(
        HttpRequest request,
        Writer writer,
        Later later,
        AddressHash hashes,
        Reader reader,
        IClock clock,
        CancellationToken ct
    )
    {
        var typed = PlainText.Line((await request.ReadSentForm(ct))["email"]);
        if (EmailAddress.Parse(typed) is not { } address)
            return Page.Of<AskForLinksPage>(
                new AskForLinksModel { Typed = typed, IsWrong = true },
                StatusCodes.Status422UnprocessableEntity
            );
        var hash = Convert.ToHexStringLower(hashes.Of(address));
        await writer.Write(
            (db, token) =>
                later.DoOnce(
                    db,
                    $"links:{hash}",
                    new LinksWanted(hash, reader.Language),
                    clock.GetCurrentInstant(),
                    move: false,
                    token
                ),
            ct
        );
        return new SeeOther("/keys?done=sent");
    }
}

/// <summary>The page that asks for an address, and says that a letter leaves if it is known.</summary>
public sealed record AskForLinksModel
{
    internal bool IsSent { get; init; }

    internal string? Typed { get; init; }

    internal bool IsWrong { get; init; }
}
