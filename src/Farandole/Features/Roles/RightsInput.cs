using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Inside;
using Farandole.Platform.Text;

namespace Farandole.Features.Roles;

/// <summary>A name and a level for each area, as a form says them.</summary>
public sealed record RightsInput(string? Name, IReadOnlyDictionary<Area, Level> Levels)
{
    internal static string FieldOf(Area area) => $"area-{area}";

    internal static RightsInput Of(IFormCollection form, IReadOnlyList<AreaInUse> areas) =>
        new(
            PlainText.Line(form["name"]),
            areas
                .Where(a => form.ContainsKey(FieldOf(a.Area)))
                .ToDictionary(a => a.Area, a => Read(form[FieldOf(a.Area)], a))
        );

    internal static RightsInput Of(string? name, Rights rights, IReadOnlyList<AreaInUse> areas) =>
        new(name, areas.ToDictionary(a => a.Area, a => a.Of(rights)));

    /// <summary>What is asked for; what was not asked about stays as it is.</summary>
    internal Rights On(Rights before, IReadOnlyList<AreaInUse> areas) =>
        areas
            .Where(a => Levels.ContainsKey(a.Area) && Levels[a.Area] != a.Of(before))
            .Aggregate(before, (rights, area) => rights.With(area.Area, Levels[area.Area]));

    internal IEnumerable<(string Name, string Value)> Fields() =>
        Levels.Select(l => (FieldOf(l.Key), l.Value.ToString())).Prepend(("name", Name ?? ""));

    /// <summary>What is wrong with what it gives: each at the area in which it goes too far, or at the name for all of it.</summary>
    internal IEnumerable<FieldError> Wrong(Reason? reason, Membership by, Rights before, Rights after, Words words)
    {
        if (reason is null)
            return [];
        var message = words[$"roles.reason.{reason.Code}"];
        var most = reason == MemberRules.LongerThanOwn ? by.Lasting.Or(before) : by.Rights;
        var fields = Levels.Keys.Where(a => after[a] != before[a] && most[a] < after[a]).Select(FieldOf).ToList();
        // Of what goes further than they do anyway there is no form.
        var all = by.Rights.Covers(before) ? "name" : null;
        return fields.Count > 0 && all is not null
            ? fields.Select(f => new FieldError(f, message))
            : [new FieldError(all, message)];
    }

    /// <summary>What is none of the choices is the narrowest.</summary>
    private static Level Read(string? typed, AreaInUse area) =>
        Enum.TryParse<Level>(typed, out var level) && area.Levels.Contains(level) ? level : Level.Nothing;
}
