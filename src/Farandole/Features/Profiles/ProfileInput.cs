using Farandole.Domain.Kernel;
using Farandole.Domain.Profiles;
using Farandole.Features.Shared;
using Farandole.Platform.Text;

namespace Farandole.Features.Profiles;

/// <summary>The form of a profile, as it was typed.</summary>
internal sealed record ProfileInput(string? Handle, string? Name, string? Words, string? Language, bool IsFindable)
{
    public static ProfileInput Of(IFormCollection form) =>
        new(
            PlainText.Line(form["handle"]),
            PlainText.Line(form["name"]),
            form["words"],
            PlainText.Line(form["language"]),
            // What is none of the two choices is the narrower.
            form["findable"] == "true"
        );

    public static ProfileInput Of(Profile said) =>
        new(said.Handle, said.Name, said.Words, said.Language, said.IsFindable);

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
}
