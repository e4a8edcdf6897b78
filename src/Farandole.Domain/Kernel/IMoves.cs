using NodaTime;

namespace Farandole.Domain.Kernel;

/// <summary>Somebody with a page who may come from another server, or go to one: addresses there are at most 2000 characters.</summary>
public interface IMoves
{
    /// <summary>Where they were before; null when they do not say so.</summary>
    string? KnownAs { get; }

    /// <summary>Where they are now; null while they are here.</summary>
    string? MovedTo { get; }

    /// <summary>Says where they were before, or no more.</summary>
    void KnowAs(string? address, Instant now);

    /// <summary>Nothing new begins here from now on.</summary>
    void MoveTo(string address, Instant now);

    /// <summary>Lives here again.</summary>
    void ComeBack(Instant now);
}
