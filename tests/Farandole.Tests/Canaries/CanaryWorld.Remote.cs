using Farandole.Domain.Blocks;
using Farandole.Domain.Events;
using Farandole.Domain.Participations;
using Farandole.Domain.Questions;
using Farandole.Features.Shared.Federating;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Farandole.Platform.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Farandole.Tests.Canaries;

/// <summary>Whoever answered from another server: their name, their word, their handle and what they asked us alone are for the organizers.</summary>
internal sealed partial class CanaryWorld
{
    private void AddRemote(Db db, Kind kind, Event made)
    {
        var (name, host) = (Word(kind, "remotehandle"), "there.example");
        var actor = new RemoteActorRow
        {
            Address = $"https://{host}/users/{name}",
            Host = host,
            Kind = "Person",
            Handle = $"{name}@{host}",
            Name = Word(kind, "remotename"),
            Page = $"https://{host}/@{name}",
            Inbox = $"https://{host}/users/{name}/inbox",
            FetchedAt = App.Start,
        };
        var services = app.Services;
        var person = services
            .GetRequiredService<AddressHash>()
            .Sign("canary", System.Text.Encoding.UTF8.GetBytes(name));
        var ticket = services.GetRequiredService<Tickets>().New();
        var given = new NewAnswer(Answer.Maybe, 1, null, person, ticket, $"ZR-{(int)kind}")
        {
            Name = actor.Name,
            Message = Word(kind, "remoteword"),
        };
        var answer = Participation.Request(made, given, App.Start);
        answer.Confirm(App.Start);
        db.AddRange(
            actor,
            answer,
            new RemoteAnswerRow
            {
                ParticipationId = answer.Id,
                Actor = actor.Address,
                Way = AnsweredBy.Join,
                ActivityId = $"https://{host}/joins/{name}",
                Told = ToldOfAnswer.Perhaps,
            }
        );
        AddWhisper(db, kind, made, actor);
    }

    /// <summary>Somebody elsewhere belongs to a group, or asks to: of who they are and what they say nobody outside reads.</summary>
    private static void AddFar(Db db, Kind kind, LocalActor group, bool isIn)
    {
        var (host, name) = ("there.example", $"{Word(kind, "orgamail")}{(isIn ? "in" : "asks")}");
        var actor = new RemoteActorRow
        {
            Address = $"https://{host}/users/{name}",
            Host = host,
            Kind = "Person",
            Handle = $"{name}@{host}",
            Name = OrganizersEmail(kind),
            Page = $"https://{host}/@{name}",
            Inbox = $"https://{host}/users/{name}/inbox",
            SharedInbox = $"https://{host}/inbox",
            FetchedAt = App.Start,
        };
        var said = new WantsToJoin($"https://{host}/joins/{name}", OrganizersEmail(kind));
        db.AddRange(
            actor,
            isIn
                ? RemoteMemberRow.Join(group, actor.Address, said, App.Start)
                : RemoteMemberRow.Ask(group, actor.Address, said, App.Start)
        );
    }

    /// <summary>The organizers keep them away, and let what they said stay.</summary>
    private static void AddBlock(Db db, Event made, RemoteActorRow actor) =>
        db.Add(
            Block.Of(
                Blocker.Of(made.Id),
                new() { Actor = actor.Address, Handle = actor.Handle },
                Distance.Block,
                null,
                App.Start
            )
        );

    /// <summary>They asked something in a note to us alone, and are kept away since.</summary>
    private static void AddWhisper(Db db, Kind kind, Event made, RemoteActorRow actor)
    {
        var asked = Question.Ask(
            new(made.Id, Word(kind, "privatequestion")) { IsPrivate = true, From = new(actor.Handle, actor.Page) },
            QuestionPolicy.AtOnce,
            App.Start
        );
        db.AddRange(
            asked,
            new RemoteQuestionRow
            {
                QuestionId = asked.Id,
                Actor = actor.Address,
                Note = $"{actor.Page}/notes/1",
                IsDirect = true,
            }
        );
        AddBlock(db, made, actor);
    }
}
