using Farandole.Domain.Accounts;
using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared.Faces;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Identity;
using Farandole.Platform.Places;
using Microsoft.Extensions.DependencyInjection;

namespace Farandole.Tests.Canaries;

internal sealed partial class CanaryWorld
{
    /// <summary>Of somebody whose address nobody may read.</summary>
    public const string Profile = "zq_canary";

    /// <summary>Where that profile is a member whom only those in charge may see, and has asked for nothing.</summary>
    public const string Group = "zq_group";

    public MemberId HiddenMember { get; private set; }

    /// <summary>The invitation of <see cref="OwnFace"/> to organize the event by link together.</summary>
    public HostInvitationId Together { get; private set; }

    /// <summary>The profile that answers for a circle, and the group that this is.</summary>
    private ProfileId OwnFace { get; set; }

    private GroupId OwnGroup { get; set; }

    /// <summary>Somebody in that group, and somebody in another.</summary>
    private AccountId Fellow { get; set; }

    private AccountId Stranger { get; set; }

    /// <summary>The key that somebody in that group gave to an app, which may all that there is.</summary>
    public string FellowsApp { get; private set; } = "";

    private Task AddProfile(Db db)
    {
        var hashes = app.Services.GetRequiredService<AddressHash>();
        var address = EmailAddress.Parse(OrganizersEmail(Kind.Held))!;
        var account = Account.Open(address, hashes.Of(address), "fr", new(2027, 3, 1));
        var handle = Handle.Parse(Profile)!;
        db.Add(account);
        var profile = Domain.Profiles.Profile.Open(
            account.Id,
            handle,
            hashes.Of(handle),
            new ProfileSaid("Un canari", "Il **chante**.", "<p>Il <strong>chante</strong>.</p>", "fr", true),
            new(2027, 3, 1)
        );
        db.Add(profile);
        AddGroup(db, profile.Id, hashes);
        return Task.CompletedTask;
    }

    /// <summary>What is said in it, nobody outside may read.</summary>
    private void AddGroup(Db db, ProfileId profile, AddressHash hashes)
    {
        var handle = Handle.Parse(Group)!;
        var said = new GroupSaid("Des oiseaux", null, null, null, "fr", Joining.OnRequest, IsListed: true);
        var group = Domain.Groups.Group.Open(GroupKind.Community, handle, hashes.Of(handle), said, new(2027, 3, 1));
        db.Add(group);
        var roles = Enum.GetValues<RolePreset>()
            .ToDictionary(p => p, p => Domain.Groups.Role.Of(group.Id, p, Templates.Of(group.Kind, p)));
        db.AddRange(roles.Values);
        var member = Member.Join(group.Id, profile, "", roles[RolePreset.HoldsKeys].Id, new(2027, 3, 1));
        member.Say(OrganizersEmail(Kind.Held), Shown.ToThoseInCharge, App.Start);
        db.Add(member);
        db.Add(GroupNote.Of(group.Id, member.Id, "began", null, App.Start));
        HiddenMember = member.Id;
        AddFar(db, Kind.Held, LocalActors.ActorOf(app.Services.GetRequiredService<Instance>(), group), isIn: false);
        (OwnFace, OwnGroup) = (profile, group.Id);
        Fellow = Joins(db, hashes, "fellow", group.Id, roles[RolePreset.Member].Id);
        var every = Scopes.Of(Scopes.All.Select(s => s.Scope));
        var (key, secret) = AppKey.Make(Fellow, new("app", every, null, new(2027, 12, 31)), App.Start);
        db.Add(key);
        FellowsApp = secret.Reveal();
        var elsewhere = Handle.Parse("zq_elsewhere")!;
        var other = Domain.Groups.Group.Open(
            GroupKind.Community,
            elsewhere,
            hashes.Of(elsewhere),
            said,
            new(2027, 3, 1)
        );
        var role = Domain.Groups.Role.Of(other.Id, RolePreset.Member, Templates.Of(other.Kind, RolePreset.Member));
        db.AddRange(other, role);
        Stranger = Joins(db, hashes, "stranger", other.Id, role.Id);
    }

    /// <summary>A group by link announces it, and of one event somebody is asked to organize it too.</summary>
    private void AddHost(Db db, Kind kind, Domain.Events.Event made)
    {
        var hashes = app.Services.GetRequiredService<AddressHash>();
        var handle = Handle.Parse($"zq_by_link_{(int)kind}")!;
        var said = new GroupSaid(Word(kind, "host"), null, null, null, "fr", Joining.Invited, IsListed: false);
        var group = Domain.Groups.Group.Open(GroupKind.Friends, handle, hashes.Of(handle), said, new(2027, 3, 1));
        db.AddRange(group, EventHost.By(made.Id, group.Id, null));
        AddFar(db, kind, LocalActors.ActorOf(app.Services.GetRequiredService<Instance>(), group), isIn: true);
        if (kind != Kind.Unlisted)
            return;
        var asked = HostInvitation.To(made.Id, WhoHosts.Of(OwnFace), null, App.Start);
        db.Add(asked);
        Together = asked.Id;
    }

    private static AccountId Joins(Db db, AddressHash hashes, string name, GroupId group, RoleId role)
    {
        var address = EmailAddress.Parse($"{name}@example.net")!;
        var account = Account.Open(address, hashes.Of(address), "fr", new(2027, 3, 1));
        var handle = Handle.Parse($"zq_{name}")!;
        var said = new ProfileSaid(name, null, null, "fr", false);
        var profile = Domain.Profiles.Profile.Open(account.Id, handle, hashes.Of(handle), said, new(2027, 3, 1));
        db.AddRange(account, profile, Member.Join(group, profile.Id, Folding.Of(profile.Name), role, new(2027, 3, 1)));
        return account.Id;
    }

    private static string SignIn(Db db, AccountId account) =>
        Open(db, GrantKind.Account, null, null, null, account: account);
}
