using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Answering;
using Farandole.Platform.Text;

namespace Farandole.Features.Profiles;

/// <summary>The form of a profile, as it was typed.</summary>
internal sealed record ProfileInput(string? Handle, string? Name, string? Words, string? Language, bool IsFindable)
{
    /// <summary>Who sees what it takes part in; null leaves it as it is.</summary>
    public string? Usual { get; init; }

    /// <summary>For how long; null leaves it as it is.</summary>
    public string? Fading { get; init; }

    public static ProfileInput Of(IFormCollection form) =>
        new(
            PlainText.Line(form["handle"]),
            PlainText.Line(form["name"]),
            form["words"],
            PlainText.Line(form["language"]),
            // What is none of the two choices is the narrower.
            form["findable"] == "true"
        )
        {
            Usual = PlainText.Line(form["usual"]),
            Fading = PlainText.Line(form["fading"]),
        };

    public static ProfileInput Of(Profile said) =>
        new(said.Handle, said.Name, said.Words, said.Language, said.IsFindable)
        {
            Usual = Circled.Value(said.Usual, said.UsualCircle),
            Fading = said.Fading.ToString(),
        };

    /// <summary>What may be kept of it, or what is wrong with it, field by field.</summary>
    /// <param name="usual">The reader's language: of a form that names none of the list.</param>
    /// <param name="words">For what is wrong.</param>
    public (ProfileSaid? Said, IReadOnlyList<FieldError> Wrong) Read(string usual, Words words)
    {
        var wrong = new List<FieldError>();
        if (Name is null)
            wrong.Add(new("name", words["profiles.error.name"]));
        else if (!PlainText.Fits(Name, Profile.MaxName))
            wrong.Add(new("name", words["profiles.error.name.long", ("n", Profile.MaxName)]));
        var text = PlainText.Lines(Words);
        var html = PlainText.Fits(text, Profile.MaxWords) ? RichText.ToHtml(text) : null;
        if (text is not null && html is null)
            wrong.Add(new("words", words["profiles.error.words.long", ("n", Profile.MaxWords)]));
        var language = UsualLanguages.Tags.Contains(Language) ? Language! : usual;
        return (wrong.Count > 0 ? null : new(Name!, text, html, language, IsFindable), wrong);
    }

    /// <summary>Who sees what it takes part in and for how long, as this form leaves it.</summary>
    /// <param name="before">As it is.</param>
    /// <param name="circles">The groups that it is a member of.</param>
    public CircleSaid Circles(Profile before, IReadOnlyCollection<GroupId> circles)
    {
        var usual =
            Circled.Read(Usual) is { } said && (said.Circle is not { } group || circles.Contains(group))
                ? said
                : (before.Usual, before.UsualCircle);
        var fading = Enum.TryParse<Fading>(Fading, out var chosen) && Enum.IsDefined(chosen) ? chosen : before.Fading;
        return new(usual.Item1, usual.Item2, fading);
    }
}

/// <summary>Who sees what a profile takes part in, and for how long afterwards.</summary>
internal sealed record CircleSaid(Exposure Usual, GroupId? Circle, Fading Fading);
