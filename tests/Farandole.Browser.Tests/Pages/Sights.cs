namespace Farandole.Browser.Tests.Pages;

/// <summary>Every page of the product, in every state worth looking at.</summary>
internal static class Sights
{
    public static IReadOnlyList<Sight> All { get; } =
    [
        .. PublicSights.All,
        .. ComingSights.All,
        .. OrganizingSights.All,
        .. AfterwardsSights.All,
        .. DeskSights.All,
        .. AccountSights.All,
        .. VoicesSights.All,
    ];

    public static Sight Get(string name, string route, Func<Scene, string> address) =>
        new(name, $"GET {route}", address);

    public static Sight Get(string name, string address) => Get(name, address, _ => address);

    /// <summary>A page that comes back when a form is sent.</summary>
    public static Sight Post(string name, string route, Func<Scene, string> address, Func<Looking, Task> then) =>
        new(name, $"POST {route}", address) { Then = then };

    /// <summary>The page in the place of one that is not there, or not for them.</summary>
    public static Sight Trouble(string name, int status, Func<Scene, string> address) =>
        new(name, "* /trouble/{status:int:range(400,599)}", address) { Status = status };

    public static Sight By(this Sight sight, Eyes eyes) => sight with { Eyes = eyes };

    public static Sight Answers(this Sight sight, int status) => sight with { Status = status };
}
