using Farandole.Domain.Blocks;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Barring;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Questions.Elsewhere;

/// <summary>
/// The organizers keep somebody on another server away from their event, from where they read what they wrote: all of theirs
/// goes, and nothing more comes. They are told what everybody is told.
/// </summary>
internal static class BanAsker
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/events/{id}/questions/{question:guid}/ban", Ban).Limited(Rate.Organize).Personal();

    private static Task<Results<SeeOther, NotFound>> Ban(
        string id,
        Guid question,
        Team team,
        AddressHash hashes,
        CancellationToken ct
    ) =>
        team.Do(
            id,
            new(question),
            "banned",
            async (c, token) =>
            {
                var row = await c.Db.Set<RemoteQuestionRow>().FirstOrDefaultAsync(q => q.QuestionId == c.One.Id, token);
                if (row is null)
                    return;
                var whom = new Blocked { Address = hashes.OfRemote(row.Actor) };
                var wanted = new Wanted(whom, Distance.Block, $"@{c.One.FromHandle}");
                if (await Blocklist.Put(c.Db, Blocker.Of(c.Organized.Id), wanted, c.Now, token) is not null)
                    return;
                c.Organized.Note("blocked", c.By, c.Now);
                var theirs = c
                    .Db.Set<RemoteQuestionRow>()
                    .Where(q =>
                        q.Actor == row.Actor
                        && c.Db.AllQuestions.Any(a => a.Id == q.QuestionId && a.EventId == c.Organized.Id)
                    );
                await ForgetQuestions.Do(c.Db, theirs, c.Now, token);
            },
            ct
        );
}
