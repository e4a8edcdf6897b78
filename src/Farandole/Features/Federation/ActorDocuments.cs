using Farandole.ActivityPub.Vocabulary;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.Pictures;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Federation;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Federation;

/// <summary>
/// Those who act here as other servers read them: what their pages say to everybody, and nothing more. No moment is among it,
/// nor anything that two profiles of one account could have in common.
/// </summary>
internal sealed class ActorDocuments(Instance instance, ActorKeys keys)
{
    public async Task<ActivityActor?> Of(string handle, Db db, CancellationToken ct)
    {
        if (handle == InstanceActor.Name)
            return await Relay(ct);
        if (await db.Set<Profile>().FirstOrDefaultAsync(p => p.Handle == handle, ct) is { } profile)
            return await Of(profile, ct);
        return await db.OpenGroups().FirstOrDefaultAsync(g => g.Handle == handle, ct) is { } found
            ? await Of(found, ct)
            : null;
    }

    public async Task<ActivityActor> Of(Profile profile, CancellationToken ct) =>
        await Of(ActorKind.Person, instance.ActorOf(profile), profile.Name, ct) with
        {
            Summary = profile.Html,
            Icon = PictureOf(profile.Picture),
            Discoverable = profile.IsFindable,
            AlsoKnownAs = Known(profile),
            MovedTo = profile.MovedTo,
        };

    public async Task<ActivityActor> Of(Group group, CancellationToken ct) =>
        await Of(ActorKind.Group, instance.ActorOf(group), group.Name, ct) with
        {
            Summary = group.Html ?? group.Summary,
            Icon = PictureOf(group.Picture),
            Image = PictureOf(group.Banner),
            Discoverable = group.IsListed,
            AlsoKnownAs = Known(group),
            MovedTo = group.MovedTo,
            Endpoints = new(instance.Absolute(Inboxes.SharedPath))
            {
                Posts = instance.Absolute($"{Handles.PageOf(group.Handle)}/posts"),
            },
            Openness = group.Joining switch
            {
                Joining.Open => "open",
                Joining.OnRequest => "moderated",
                Joining.Invited => "invite_only",
            },
        };

    public async Task<ActivityActor> Relay(CancellationToken ct) =>
        await Of(ActorKind.Application, instance.Relay(), instance.Name, ct) with
        {
            Url = instance.Absolute("/about"),
            Summary = instance.Host,
            Implements = [ImplementedSpecification.HttpMessageSignatures],
        };

    private async Task<ActivityActor> Of(ActorKind kind, LocalActor actor, string name, CancellationToken ct) =>
        new(kind)
        {
            Id = actor.Address,
            PreferredUsername = actor.Name,
            Name = name,
            Url = actor.Address,
            Inbox = actor.Inbox,
            Outbox = actor.Outbox,
            Followers = actor.Followers,
            UpcomingEvents = actor.Upcoming,
            Endpoints = new(instance.Absolute(Inboxes.SharedPath)),
            PublicKey = new(actor.KeyId, actor.Address, await keys.PublicPemOf(actor, ct)),
            ManuallyApprovesFollowers = false,
            Discoverable = true,
        };

    private static IReadOnlyList<string>? Known(IMoves mover) => mover.KnownAs is { } before ? [before] : null;

    private ActivityImage? PictureOf(PictureId? picture) =>
        picture is { } shown ? new(instance.Absolute(PicturePath.Of(shown)), "image/webp") : null;
}
