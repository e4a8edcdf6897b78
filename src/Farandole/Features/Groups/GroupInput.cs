using Farandole.Domain.Groups;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Platform.Text;

namespace Farandole.Features.Groups;

/// <summary>The form of a group, as it was typed.</summary>
internal sealed record GroupInput
{
    public string? Name { get; init; }

    public string? Handle { get; init; }

    public string? Summary { get; init; }

    public string? Words { get; init; }

    public string? Language { get; init; }

    public Joining Joining { get; init; }

    public bool IsListed { get; init; }

    public static GroupInput Of(IFormCollection form) =>
        new()
        {
            Name = PlainText.Line(form["name"]),
            Handle = PlainText.Line(form["handle"]),
            Summary = PlainText.Line(form["summary"]),
            Words = form["words"],
            Language = PlainText.Line(form["language"]),
            // What is none of the choices is the narrowest.
            Joining =
                Enum.TryParse<Joining>(form["joining"], out var joining) && Enum.IsDefined(joining)
                    ? joining
                    : Joining.Invited,
            IsListed = form["listed"] == "true",
        };

    public static GroupInput Of(Group group) =>
        new()
        {
            Name = group.Name,
            Summary = group.Summary,
            Words = group.Words,
            Language = group.Language,
            Joining = group.Joining,
            IsListed = group.IsListed,
        };

    /// <summary>What a group of this kind usually is.</summary>
    public static GroupInput Of(GroupKind kind, string language) =>
        new()
        {
            Language = language,
            Joining = Templates.JoiningOf(kind),
            IsListed = Templates.IsListed(kind),
        };

    /// <summary>What may be kept of it, or what is wrong with it, field by field.</summary>
    /// <param name="usual">The reader's language: of a form that names none of the list.</param>
    /// <param name="words">For what is wrong.</param>
    public (GroupSaid? Said, List<FieldError> Wrong) Read(string usual, Words words)
    {
        var wrong = new List<FieldError>();
        if (Name is null)
            wrong.Add(new("name", words["groups.error.name"]));
        else if (!PlainText.Fits(Name, Group.MaxName))
            wrong.Add(new("name", words["groups.error.name.long", ("n", Group.MaxName)]));
        if (!PlainText.Fits(Summary, Group.MaxSummary))
            wrong.Add(new("summary", words["groups.error.summary.long", ("n", Group.MaxSummary)]));
        var text = PlainText.Lines(Words);
        var html = PlainText.Fits(text, Group.MaxWords) ? RichText.ToHtml(text) : null;
        if (text is not null && html is null)
            wrong.Add(new("words", words["groups.error.words.long", ("n", Group.MaxWords)]));
        var language = UsualLanguages.Tags.Contains(Language) ? Language! : usual;
        return (wrong.Count > 0 ? null : new(Name!, Summary, text, html, language, Joining, IsListed), wrong);
    }
}
