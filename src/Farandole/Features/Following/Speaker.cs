using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared.Federating;

namespace Farandole.Features.Following;

/// <summary>Who said something to those who follow: a group of ours, or somebody of another site.</summary>
/// <param name="Name">By which one knows them.</param>
/// <param name="Picture">Of theirs here.</param>
/// <param name="IsListed">Whether an inbox may show the name.</param>
/// <param name="Group">Null for somebody of another site.</param>
internal sealed record Speaker(string Name, PictureId? Picture, bool IsListed, GroupId? Group)
{
    public static Speaker Of(Group group) => new(group.Name, group.Picture, group.IsListed, group.Id);

    public static Speaker Of(RemoteActorRow by) =>
        new($"{by.Name} ({by.Host})", Picture: null, IsListed: true, Group: null);
}
