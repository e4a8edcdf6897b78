namespace Farandole.Tests.Canaries;

/// <summary>What stands behind links that letters bring.</summary>
internal static partial class Matrix
{
    /// <summary>Behind somebody's personal link: whoever has it is them.</summary>
    public static readonly string[] Tickets =
    [
        "/t/{ticket}",
        "/t/{ticket}?done=confirmed",
        "/t/{ticket}/away",
        "/t/{ticket}/data.zip",
        "/t/{ticket}/erasure",
        "/t/{ticket}/event.ics",
        "/t/{ticket}/online",
        "/t/{ticket}/stop/all",
        "/t/{ticket}/withdrawal",
        "/a/{token}",
        "/refusal/{token}",
        "/c/{claimant}",
        "/g/{invitee}",
        "/d/{voter}",
        "/letters/{token}",
        "/news/{token}",
        "/q/{link}",
        "/take/{token}",
        "/take/{token}/data.zip",
    ];
}
