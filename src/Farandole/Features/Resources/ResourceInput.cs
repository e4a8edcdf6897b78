using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Domain.Resources;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Text;

namespace Farandole.Features.Resources;

/// <summary>The form of a link, as it was typed.</summary>
internal sealed record ResourceInput
{
    public string? Address { get; init; }

    public string? Name { get; init; }

    public string? Folder { get; init; }

    public string? Ask { get; init; }

    /// <summary>The id of a team; null for the whole group.</summary>
    public string? Team { get; init; }

    public static ResourceInput Of(IFormCollection form) =>
        new()
        {
            Address = PlainText.Line(form["address"]),
            Name = PlainText.Line(form["name"]),
            Folder = PlainText.Line(form["folder"]),
            Ask = PlainText.Line(form["ask"]),
            Team = PlainText.Line(form["team"]),
        };

    public static ResourceInput Of(Resource one) =>
        new()
        {
            Address = one.Address,
            Name = one.Name,
            Folder = one.Folder,
            Ask = one.Ask,
            Team = one.TeamId?.ToString(),
        };

    /// <summary>What may be kept of it, or what is wrong with it, field by field.</summary>
    /// <param name="teams">Whose it may become; see <see cref="ResourceFormModel.Teams"/>.</param>
    /// <param name="words">For what is wrong.</param>
    public (ResourceSaid? Said, List<FieldError> Wrong) Read(IReadOnlyList<Option> teams, Words words)
    {
        var wrong = new List<FieldError>();
        var address = WebAddress.Parse(Address);
        if (address is null)
            wrong.Add(WrongAddress(words));
        if (Name is null)
            wrong.Add(new("name", words["resources.error.name"]));
        TooLong("name", Name, Resource.MaxName);
        TooLong("folder", Folder, Resource.MaxFolder);
        TooLong("ask", Ask, Resource.MaxAsk);
        var isKnown = teams.Any(t => t.Value == (Team ?? ""));
        if (!isKnown)
            wrong.Add(new("team", words["resources.error.team"]));
        return (wrong.Count > 0 ? null : new(Name!, address!, Folder, Ask, TeamId), wrong);

        void TooLong(string field, string? typed, int most)
        {
            if (!PlainText.Fits(typed, most))
                wrong.Add(new(field, words["resources.error.long", ("n", most)]));
        }
    }

    public FieldError WrongAddress(Words words) =>
        new("address", words[Address is null ? "resources.error.address.none" : "resources.error.address"]);

    private TeamId? TeamId => Guid.TryParseExact(Team, "D", out var id) ? new TeamId(id) : null;
}

/// <summary>The form of a link, to be added or to be changed.</summary>
public sealed record ResourceFormModel
{
    internal ResourceFormModel(Links links, Resource? one, ResourceInput input) =>
        (Links, One, Input) = (links, one, input);

    internal Links Links { get; }

    /// <summary>Null for one that is still to be added.</summary>
    internal Resource? One { get; }

    internal ResourceInput Input { get; }

    internal IReadOnlyList<FieldError> Wrong { get; init; } = [];

    /// <summary>The title was found and stands in the form.</summary>
    internal bool HasTitle { get; init; }

    internal Space Space => Links.Space;

    internal string Home => $"{Space.Path}/resources";

    internal string Path => One is null ? Home : $"{Home}/{One.Id}";

    internal IEnumerable<string> Folders => Links.All.Select(r => r.Folder).OfType<string>().Distinct();

    /// <summary>Whose it may become: where they may add one, and where it is already.</summary>
    internal IReadOnlyList<Option> Teams(Words words) =>
        [
            .. May(null) ? [new Option("", words["resources.team.all"])] : (Option[])[],
            .. Links.Teams.Where(t => May(t.Id)).Select(t => new Option($"{t.Id}", t.Name)),
        ];

    /// <summary>With the name that its page gives itself.</summary>
    internal ResourceFormModel Named(string? title) =>
        new(Links, One, Input with { Name = title }) { HasTitle = title is not null };

    private bool May(TeamId? team) => Space.May(Act.AddResource, team) || One is not null && One.TeamId == team;
}
