using System.Net;
using System.Text.RegularExpressions;
using Farandole.Browser.Tests.Ring;

namespace Farandole.Peers.Tests.Ring;

/// <summary>An event that somebody here announced.</summary>
internal sealed record Announced(string Id, string Address);

/// <summary>Somebody with an account on our side, who does things by pages and by the API.</summary>
internal sealed partial class Somebody : IDisposable
{
    private readonly Web web;
    private readonly Uri home;
    private string key = "";

    private Somebody(Uri home) => (this.home, web) = (home, new Web(home));

    /// <summary>Signs up by a letter, as everybody does.</summary>
    public static async Task<Somebody> ComeAsync(RunningFarandole program)
    {
        var made = new Somebody(program.Address);
        var address = $"{Guid.NewGuid():N}@example.org";
        var asked = await made.web.PostAsync("/account/sign-ins", ("email", address));
        var letters = await program.LettersToAsync(address, 1, TestContext.Current.CancellationToken);
        var code = letters.Select(l => Digits().Match(l.TextBody ?? "").Value).Last(c => c.Length > 0);
        await made.web.PostAsync(new Uri(made.home, asked.Where).AbsolutePath, ("code", code));
        return made;
    }

    /// <param name="isFindable">Whether other servers are told that they announce something.</param>
    /// <returns>Its address.</returns>
    public async Task<string> ProfileAsync(string handle, bool isFindable)
    {
        await web.PostAsync(
            "/account/profiles",
            ("name", $"Nom de {handle}"),
            ("handle", handle),
            ("language", "fr"),
            ("findable", isFindable ? "true" : "")
        );
        await RenewKeyAsync();
        return $"{home}@{handle}";
    }

    /// <returns>Its address.</returns>
    public async Task<string> GroupAsync(string handle, string by, string joining = "Open")
    {
        await web.PostAsync(
            "/groups",
            ("kind", "Association"),
            ("name", $"Amis de {handle}"),
            ("handle", handle),
            ("summary", "Une association qui marche au bord de l’eau."),
            ("joining", joining),
            ("listed", "true"),
            ("as", by)
        );
        return $"{home}@{handle}";
    }

    public async Task<Announced> AnnounceAsync(string by, string title)
    {
        var made = await web.JsonAsync(
            HttpMethod.Post,
            "/api/v1/events",
            new
            {
                title,
                start = $"{Days.In(30)}T14:00",
                place = new { name = "Maison du canal", address = "3 quai Jayr, 69009 Lyon" },
                visibility = "public",
                host = $"@{by}",
            },
            key
        );
        return new(made.GetProperty("id").GetString()!, made.GetProperty("url").GetString()!);
    }

    /// <summary>Looks for somebody of another site, and follows them as a profile.</summary>
    public async Task FollowElsewhereAsync(string address, string by)
    {
        var found = await web.PostAsync("/elsewhere", ("uri", address));
        await web.PostAsync(found.Where!, ("as", by), ("told", "OnPage"));
    }

    /// <summary>Looks for an event of another site, and asks to come as a profile.</summary>
    /// <returns>The page on which it stands how that is.</returns>
    public async Task<string> ComeElsewhereAsync(string address, string by)
    {
        var found = await web.PostAsync("/elsewhere", ("uri", address));
        var page = $"{found.Where}/coming";
        await web.PostAsync(page, ("as", by));
        return page;
    }

    /// <summary>Comes no more to what such a page is about.</summary>
    public async Task WithdrawAsync(string page) =>
        await web.PostAsync(Withdrawal().Match((await web.GetAsync(page)).Text).Groups["path"].Value);

    /// <summary>Sends the form on a page whose address begins and ends so.</summary>
    /// <param name="page">On which it stands.</param>
    /// <param name="part">After the address of the page, or of what is above it: <c>questions/…/answer</c>.</param>
    /// <param name="fields">What is filled in.</param>
    public async Task SendAsync(string page, string part, params (string Name, string Value)[] fields)
    {
        var (begin, end) = (part.Split('…')[0], part.Split('…')[1]);
        var form = new Regex($"action=\"(?<path>[^\"]*{Regex.Escape(begin)}[^\"/]+{Regex.Escape(end)})\"");
        await web.PostAsync(form.Match(await ReadAsync(page)).Groups["path"].Value, fields);
    }

    /// <summary>Keeps somebody of another server away from an event.</summary>
    public Task KeepAwayAsync(Announced from, string who) =>
        web.PostAsync($"/events/{from.Id}/blocks", ("who", who), ("distance", "Block"));

    public async Task<string> ReadAsync(string page) => WebUtility.HtmlDecode((await web.GetAsync(page)).Text);

    /// <summary>What stands on the page of what a profile follows.</summary>
    public Task<string> FollowedAsync(string by) => ReadAsync($"/account/profiles/{by}/following");

    public Task ChangeAsync(Announced what, object said) =>
        web.JsonAsync(HttpMethod.Patch, $"/api/v1/events/{what.Id}", said, key);

    public Task DeleteAsync(Announced what) => web.JsonAsync(HttpMethod.Delete, $"/api/v1/events/{what.Id}", null, key);

    public Task<Answer> GetAsync(string address, string accept) => web.GetAsync(new Uri(address).PathAndQuery, accept);

    public void Dispose() => web.Dispose();

    /// <summary>By which a program of theirs announces in their name.</summary>
    private async Task RenewKeyAsync()
    {
        var made = await web.PostAsync(
            "/account/apps",
            ("name", "Mon agenda"),
            ("as", ""),
            ("ends", Days.In(100)),
            ("scope", "events:write")
        );
        key = AppKey().Match(made.Text).Value;
        Assert.NotEmpty(key);
    }

    [GeneratedRegex(@"\b\d{4} \d{4}\b")]
    private static partial Regex Digits();

    [GeneratedRegex("action=\"(?<path>[^\"]+/withdrawal)\"")]
    private static partial Regex Withdrawal();

    [GeneratedRegex(@"fk1_[\w-]+")]
    private static partial Regex AppKey();
}
