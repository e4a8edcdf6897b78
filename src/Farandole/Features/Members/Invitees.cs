using Farandole.ActivityPub.Discovery;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Federating;
using Farandole.Features.Shared.Inviting;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Farandole.Features.Members;

/// <summary>
/// Who is asked to come: by a letter with the link to an address, or to the profile of this site that has a handle; by their own
/// server, who has one elsewhere.
/// </summary>
internal sealed record Invitees(IReadOnlyList<PersonRead> Addresses, IReadOnlyList<ProfileId> Faces)
{
    /// <summary>Of other servers.</summary>
    public IReadOnlyList<RemoteActorRow> Far { get; init; } = [];

    /// <summary>How many get a letter.</summary>
    public int Letters => Addresses.Count + Faces.Count;
}

/// <summary>Reads whom a list names, a line each.</summary>
internal sealed class ReadInvitees(Db db, SomebodyElsewhere people, Instance instance, Reader reader)
{
    private const int MostTyped = 20_000;

    /// <summary>Each server is asked.</summary>
    private const int MostFar = 10;

    private Words Words => reader.Words;

    /// <returns>Whom the list names, and what is wrong with it.</returns>
    public async Task<(Invitees People, FieldError? Wrong)> Read(string? typed, CancellationToken ct)
    {
        var text = typed is { Length: > MostTyped } ? typed[..MostTyped] : typed ?? "";
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var handles = lines.Where(l => l.StartsWith('@')).ToList();
        var (people, notRead) = ReadPeople.From(string.Join('\n', lines.Except(handles)), GroupLetter.MaxName);
        var (faces, far) = (new List<ProfileId>(), new List<RemoteActorRow>());
        foreach (var line in handles.Distinct().Take(GroupLetter.Most + 1))
        {
            if (await Add(line, faces, far, ct) is { } wrongHere)
                return Not(wrongHere);
        }
        return notRead.Concat(people.Where(p => p.Email is null).Select(p => p.Name)).FirstOrDefault() is { } unread
                ? Not(Words["members.error.line", ("line", unread)])
            : people.Count + faces.Count > GroupLetter.Most
                ? Not(Words["members.error.people", ("n", GroupLetter.Most)])
            : (new(people, faces) { Far = [.. far.DistinctBy(f => f.Address)] }, null);
    }

    /// <returns>What is wrong with the line.</returns>
    private async Task<string?> Add(string line, List<ProfileId> faces, List<RemoteActorRow> far, CancellationToken ct)
    {
        var there = ActorHandle.Parse(line);
        if (there is null || there.Host == instance.Url.Authority)
        {
            var named = Handle.Parse(there?.Name ?? line)?.Value;
            if (named is null || await Find(named, ct) is not { } face)
                return Words["members.error.handle", ("handle", line)];
            faces.Add(face);
            return null;
        }
        if (far.Count == MostFar)
            return Words["members.error.far.most", ("n", MostFar)];
        if (await Ask(there, ct) is not { Kind: "Person" } who)
            return Words["members.error.far", ("handle", line)];
        far.Add(who);
        return null;
    }

    private async Task<RemoteActorRow?> Ask(ActorHandle handle, CancellationToken ct)
    {
        try
        {
            return await people.KnownAs(handle, ct) ?? await people.Named(handle, ct);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static (Invitees, FieldError?) Not(string why) => (new([], []), new("people", why));

    private Task<ProfileId?> Find(string handle, CancellationToken ct) =>
        db.Set<Profile>().Where(p => p.Handle == handle).Select(p => (ProfileId?)p.Id).FirstOrDefaultAsync(ct);
}
