using Farandole.Browser.Tests.Ring;
using Farandole.Browser.Tests.Walks;
using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Pages;

/// <summary>
/// Two instances: a lively one where everything that a page can show has happened, made once, and a quiet one where
/// nothing has.
/// </summary>
public sealed partial class Scene : IAsyncLifetime
{
    private static readonly Dictionary<string, string> Lively = new()
    {
        ["FARANDOLE_Creation"] = "Held",
        ["FARANDOLE_Place"] = "Lyon et autour",
        ["FARANDOLE_Host"] = "L’association Les Amis du canal tient ce site.",
        ["FARANDOLE_Contact"] = "bonjour@example.org",
        // Nobody listens there: devices are shown, and none is told.
        ["FARANDOLE_SafeHttp__AllowLoopbackPorts"] = "9",
        ["FARANDOLE_OpenId__house__Name"] = "La Maison",
        ["FARANDOLE_OpenId__house__Authority"] = "http://127.0.0.1:9",
        ["FARANDOLE_OpenId__house__ClientId"] = "farandole",
    };

    private static readonly Dictionary<string, string> Quiet = new()
    {
        ["FARANDOLE_Creation"] = "Off",
        ["FARANDOLE_Registration"] = "Moderated",
        ["FARANDOLE_RateLimits__Disabled"] = "false",
        // They are silent: what a page says of that is looked at.
        ["FARANDOLE_OpenId__house__Name"] = "La Maison",
        ["FARANDOLE_OpenId__house__Authority"] = "http://127.0.0.1:9",
        ["FARANDOLE_OpenId__house__ClientId"] = "farandole",
        ["FARANDOLE_Ldap__Name"] = "L’annuaire",
        ["FARANDOLE_Ldap__Url"] = "ldap://127.0.0.1:9",
        ["FARANDOLE_Ldap__Base"] = "dc=example,dc=org",
    };

    private readonly Chromium chromium = new();
    private RunningFarandole? lively;
    private RunningFarandole? quiet;

    internal RunningFarandole Program => lively!;

    /// <summary>Public, approved, with everything that can be said and people whom everybody may see.</summary>
    internal Announced March { get; private set; } = null!;

    /// <summary>By link, a name and a day; nobody comes.</summary>
    internal Announced Bare { get; private set; } = null!;

    /// <summary>One place, and somebody has it.</summary>
    internal Announced Full { get; private set; } = null!;

    /// <summary>On request, with a question and a code of conduct.</summary>
    internal Announced Circle { get; private set; } = null!;

    /// <summary>One place, given back and offered to who waited.</summary>
    internal Announced Freed { get; private set; } = null!;

    internal Announced Cancelled { get; private set; } = null!;

    internal Announced Postponed { get; private set; } = null!;

    internal Announced Private { get; private set; } = null!;

    /// <summary>Public, and waits at the desk.</summary>
    internal Announced Held { get; private set; } = null!;

    internal Announced Deleted { get; private set; } = null!;

    internal Announced Draft { get; private set; } = null!;

    internal Announced Past { get; private set; } = null!;

    /// <summary>Some of it is known, some promised, some for those who come; the doors of another are closed.</summary>
    internal Announced Awaited { get; private set; } = null!;

    internal Announced Shut { get; private set; } = null!;

    /// <summary>Nobody knows its day.</summary>
    internal Announced Dateless { get; private set; } = null!;

    /// <summary>Of somebody who wants to be told.</summary>
    internal string Followed { get; private set; } = "";

    /// <summary>The personal links of those who answered, by what became of it.</summary>
    internal IReadOnlyDictionary<string, string> Tickets { get; private set; } = null!;

    internal string Refusal { get; private set; } = "";

    /// <summary>By link, its date being chosen.</summary>
    internal Announced Polled { get; private set; } = null!;

    /// <summary>The link of a name that has said which dates suit.</summary>
    internal string Voter { get; private set; } = "";

    /// <summary>A line of the bring list of <see cref="Bare"/>, by its id, and the link of a first name that has taken it on.</summary>
    internal (string Line, string Claimant) Needs { get; private set; }

    internal string Letter { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var starting = (
            RunningFarandole.StartAsync(Lively, CancellationToken.None),
            RunningFarandole.StartAsync(Quiet, CancellationToken.None)
        );
        await chromium.InitializeAsync();
        (lively, quiet) = (await starting.Item1, await starting.Item2);
        var page = await chromium.NewPageAsync(new Visitor(Width: 1280), Home);
        await AnnounceAsync(page.APIRequest);
        await AnswerAsync(page.APIRequest);
        await ComeToThatAsync(page.APIRequest);
        await ShareOutAsync(page.APIRequest, (await chromium.NewPageAsync(new Visitor(), Home)).APIRequest);
        await ProposeAsync(page.APIRequest, (await chromium.NewPageAsync(new Visitor(), Home)).APIRequest);
        await InviteAsync(page.APIRequest, (await chromium.NewPageAsync(new Visitor(), Home)).APIRequest);
        await ComeByNameAsync(page.APIRequest, (await chromium.NewPageAsync(new Visitor(), Home)).APIRequest);
        await AwaitAsync(page.APIRequest);
        await LeaveAsync(page.APIRequest);
        await DraftAsync(new Looking(this, page));
        await KeepTheDeskAsync(new Looking(this, page));
        await SpeakAsync();
        await FollowASiteAsync();
    }

    /// <summary>One pair of eyes each, in one language, with the keys that they hold.</summary>
    internal async Task<Dictionary<Eyes, Looking>> EyesAsync(string language)
    {
        var eyes = new Dictionary<Eyes, Looking>();
        foreach (var one in Enum.GetValues<Eyes>())
        {
            var program = one is Eyes.OnAQuietSite or Eyes.QuietSteward ? quiet! : lively!;
            var page = await chromium.NewPageAsync(new Visitor(Language: language), program.Address);
            foreach (var key in KeysOf(one))
                await OpenAsync(page, program, key);
            if (one is Eyes.WithAccount)
                await SignInAsync(page, language);
            if (one is Eyes.WithSecondStep or Eyes.Halfway)
                await SignInAsync(page, $"{one}-{language}@example.org".ToLowerInvariant(), one is Eyes.Halfway);
            if (one is Eyes.WithSecondStep)
                await RunTheSiteAsync(page, $"{one}-{language}@example.org".ToLowerInvariant());
            eyes.Add(one, new Looking(this, page));
        }
        return eyes;
    }

    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        foreach (var program in new[] { lively, quiet })
        {
            if (program is not null)
                await program.DisposeAsync();
        }
        Assert.True(chromium.Complaints.Count == 0, string.Join('\n', chromium.Complaints));
    }

    internal Uri Home => lively!.Address;

    private string[] KeysOf(Eyes one) =>
        one switch
        {
            Eyes.Organizer =>
            [
                .. new[]
                {
                    March,
                    Bare,
                    Full,
                    Circle,
                    Cancelled,
                    Private,
                    Held,
                    Draft,
                    Awaited,
                    Shut,
                    Dateless,
                    Polled,
                    Past,
                    Party,
                }.Select(e => e.Key),
                lively!.DeskKey,
            ],
            Eyes.QuietSteward => [quiet!.DeskKey],
            _ => [],
        };

    private static Task OpenAsync(IPage page, RunningFarandole program, string key) =>
        page.APIRequest.SendAsync(program.Address, "/sessions", ("key", key));

    private async Task<string> LinkAsync(string address, int which, string part) =>
        new Uri(
            Walk.LinkIn((await lively!.LettersToAsync(address, which, CancellationToken.None))[which - 1], part)
        ).AbsolutePath;
}
