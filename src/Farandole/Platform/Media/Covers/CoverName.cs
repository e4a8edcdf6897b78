using System.Text.RegularExpressions;

namespace Farandole.Platform.Media.Covers;

/// <summary>Which cover an address asks for. Short and plain, since it becomes a file's name in the cache.</summary>
internal readonly partial record struct CoverName(string Id, string? Salt)
{
    public static CoverName? Parse(string id, string? salt) =>
        Shape().IsMatch(id) && (string.IsNullOrEmpty(salt) || Shape().IsMatch(salt))
            ? new CoverName(id, string.IsNullOrEmpty(salt) ? null : salt)
            : null;

    public override string ToString() => Salt is null ? Id : $"{Id}~{Salt}";

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,64}\z")]
    private static partial Regex Shape();
}
