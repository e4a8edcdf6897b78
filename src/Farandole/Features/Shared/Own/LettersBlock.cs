namespace Farandole.Features.Shared.Own;

/// <summary>
/// What a capability has to say on the page of an address, beside how it wants its letters: a component that is given a
/// <see cref="LettersSeen"/> as <c>Model</c>. The capability registers it.
/// </summary>
internal sealed record LettersBlock(Type Component);

/// <summary>The page of an address.</summary>
/// <param name="Path">Its link: whoever has it reads the mail of this address, or was sent some of it.</param>
public sealed record LettersSeen(IReadOnlyList<byte> Address, string Path);
