using Farandole.Domain.Groups;
using Farandole.Features.Shared;
using Farandole.Platform.Text;

namespace Farandole.Features.Members;

/// <summary>To whom somebody shows that they are a member, as forms ask it.</summary>
internal static class ShownTo
{
    /// <summary>What is none of the choices is the narrowest.</summary>
    public static Shown Read(string? typed) =>
        Enum.TryParse<Shown>(typed, out var shown) && Enum.IsDefined(shown) ? shown : Shown.ToThoseInCharge;

    public static IReadOnlyList<Option> Options(Words words) =>
        [
            Of(Shown.ToMembers, "users-group", words),
            Of(Shown.ToEverybody, "world", words),
            Of(Shown.ToThoseInCharge, "eye-off", words),
        ];

    private static Option Of(Shown shown, string icon, Words words) =>
        new(shown.ToString(), words[$"members.shown.{shown}"], words[$"members.shown.{shown}.hint"], icon);
}
