using System.Collections.Frozen;
using Farandole.Domain.Resources;

namespace Farandole.Features.Resources;

/// <summary>What a link probably leads to, by the words of its address: nobody is asked for it, and no picture of theirs is shown.</summary>
internal static class KindOfTool
{
    private const string Usual = "link";

    /// <summary>The first word that is known decides, those of the way before those of the host: <c>docs…/spreadsheets</c> is a sheet.</summary>
    private static readonly FrozenDictionary<string, string> IconOfWord = new (string Icon, string Words)[]
    {
        (
            "file-text",
            "pad pads etherpad hedgedoc codimd cryptpad doc docs document documents framapad mypads notes wiki paper"
        ),
        ("table", "calc framacalc ethercalc sheet sheets spreadsheet spreadsheets tableur lite grist baserow airtable"),
        (
            "messages",
            "signal chat matrix element discord t.me telegram mattermost framateam whatsapp slack zulip rocket tchap forum discourse loomio"
        ),
        (
            "video",
            "meet jitsi visio bbb bigbluebutton zoom webinar youtube youtu peertube vimeo tube video videos framatalk"
        ),
        ("code", "git github gitlab codeberg forge framagit sr.ht gitea forgejo"),
        ("folder", "cloud nextcloud owncloud drive dropbox onedrive files fichiers partage seafile framadrive"),
        ("coin", "helloasso opencollective liberapay leetchi lydia tricount cagnotte cotizup tipeee"),
    }
        .SelectMany(k => k.Words.Split(' ').Select(w => KeyValuePair.Create(w, k.Icon)))
        .ToFrozenDictionary();

    public static string IconOf(string address) =>
        WebAddress.Parse(address) is { } to
            ? Words(to).Select(w => IconOfWord.GetValueOrDefault(w)).FirstOrDefault(i => i is not null) ?? Usual
            : Usual;

    private static IEnumerable<string> Words(WebAddress to)
    {
        var host = to.Host.ToLowerInvariant();
        return to
            .Uri.AbsolutePath.ToLowerInvariant()
            .Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Take(2)
            .Append(host)
            .Concat(host.Split('.', '-'));
    }
}
