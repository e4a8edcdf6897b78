namespace Farandole.Features.Shared;

/// <summary>One thing to choose: what the form sends, what the person reads.</summary>
public sealed record Option(string Value, string Text, string? Hint = null, string? Icon = null, bool Disabled = false);

/// <summary>A sentence at a field. <paramref name="Field"/> is the field's id; null: it concerns the whole form.</summary>
public sealed record FieldError(string? Field, string Message);

/// <summary>A link among others of its kind; <paramref name="Count"/> is shown beside it.</summary>
public sealed record Way(string Text, string Url, bool Current = false, int? Count = null, string? Icon = null);

/// <summary>A number and what it counts.</summary>
public sealed record Figure(string Value, string Label, string? Note = null, string? Before = null);

/// <summary>What every page says of the site: its name, the place it serves, one sentence about who hosts it.</summary>
public sealed record Site(string Name, string? Place = null, string? About = null);
