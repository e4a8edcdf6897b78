using System.Text.RegularExpressions;

namespace Farandole.Tests.House;

/// <summary>One line of tests/endpoints.txt, which <see cref="EndpointTests"/> holds to the truth: what crosses every door starts here.</summary>
internal sealed partial record Doorway(string Method, string Route, string Limit, string Cache, bool IsFromAnywhere)
{
    public static readonly string Inventory = Path.Combine(Repository.Root, "tests/endpoints.txt");

    public static IReadOnlyList<Doorway> All { get; } =
    [.. File.ReadLines(Inventory).Where(l => l.Length > 0 && l[0] != '#').Select(Read)];

    public bool IsAnAsset => Cache == "-";

    public bool Changes => Method is "POST" or "PATCH" or "DELETE";

    /// <summary>The address, with a value for each of its parameters: <c>{id:long}</c> is asked for as "id".</summary>
    public string With(Func<string, string> value) => Fill(Route, value);

    public static string Fill(string route, Func<string, string> value) =>
        Parameter().Replace(route, m => value(m.Groups["name"].Value));

    public override string ToString() => $"{Method} {Route}";

    private static Doorway Read(string line)
    {
        var parts = line.Split(" | ");
        var named = parts[0].Split(' ', 2);
        return new(named[0], named[1], parts[1], parts[2], parts[3] == "from anywhere");
    }

    [GeneratedRegex(@"\{(?<name>\w+)(:[^{}]+)?\}")]
    private static partial Regex Parameter();
}
