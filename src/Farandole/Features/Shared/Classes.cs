namespace Farandole.Features.Shared;

internal static class Classes
{
    /// <summary>The class attribute of those that apply.</summary>
    public static string Of(params ReadOnlySpan<string?> names)
    {
        var all = names[0] ?? "";
        foreach (var name in names[1..])
            all = name is null ? all : $"{all} {name}";
        return all;
    }
}
