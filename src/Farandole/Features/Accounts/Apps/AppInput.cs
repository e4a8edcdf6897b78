using Farandole.Domain.Accounts;
using Farandole.Domain.Kernel;
using Farandole.Features.Shared;
using Farandole.Features.Shared.Faces;
using Farandole.Platform.Text;
using NodaTime;
using NodaTime.Text;

namespace Farandole.Features.Accounts.Apps;

/// <summary>The form of a key for an app, as it was filled in.</summary>
internal sealed record AppInput
{
    public string? Name { get; init; }

    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>The handle of a face; empty for all of them.</summary>
    public string As { get; init; } = "";

    public string? Ends { get; init; }

    public static AppInput Of(IFormCollection form) =>
        new()
        {
            Name = PlainText.Line(form["name"]),
            Scopes = [.. form["scope"].OfType<string>()],
            As = form["as"].ToString(),
            Ends = PlainText.Line(form["ends"]),
        };

    /// <summary>What may be kept of it, or what is wrong with it.</summary>
    public (AppKeySaid? Said, List<FieldError> Wrong) Read(IReadOnlyList<Face> faces, LocalDate today, Words words)
    {
        var wrong = new List<FieldError>();
        if (Name is null)
            wrong.Add(new("name", words["apps.error.name"]));
        else if (!PlainText.Fits(Name, AppKey.MaxName))
            wrong.Add(new("name", words["apps.error.name.long", ("n", AppKey.MaxName)]));
        var scopes = Domain.Accounts.Scopes.Named(Scopes);
        if (scopes == Domain.Accounts.Scopes.None)
            wrong.Add(new("scope", words["apps.error.scope"]));
        var face = faces.FirstOrDefault(f => f.Handle == As);
        if (As.Length > 0 && face is null)
            wrong.Add(new("as", words["apps.error.as"]));
        var isDay = LocalDatePattern.Iso.Parse(Ends ?? "").TryGetValue(default, out var ends);
        if (!isDay || ends < today || ends > today + AppKey.Longest)
            wrong.Add(new("ends", words["apps.error.ends", ("day", words.Long(today + AppKey.Longest))]));
        return (wrong.Count > 0 ? null : new(Name!, scopes, face?.Id, ends), wrong);
    }
}
