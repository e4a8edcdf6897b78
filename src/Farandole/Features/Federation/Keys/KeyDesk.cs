using Farandole.Domain.Stewards;
using Farandole.Features.Shared.Federating;
using Farandole.Platform;
using Farandole.Platform.Db;
using Farandole.Platform.Jobs;
using NodaTime;

namespace Farandole.Features.Federation.Keys;

/// <summary>Has keys renewed, and writes down in the log of the site that somebody did.</summary>
internal sealed class KeyDesk(Db db, KeyRenewal renewal, Writer writer, Later later, Instance instance, IClock clock)
{
    /// <param name="handle">Whose.</param>
    /// <param name="isLeaked">Whether somebody else may have it.</param>
    /// <param name="note">Writes it down, inside a transaction.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>False where nobody here has that handle.</returns>
    public async Task<bool> RenewOf(string handle, bool isLeaked, Noting note, CancellationToken ct)
    {
        if (await db.ActorNamed(instance, handle.TrimStart('@').ToLowerInvariant(), ct) is not { } actor)
            return false;
        var (what, now) = (isLeaked ? "key-leaked" : "key", clock.GetCurrentInstant());
        await renewal.Renew(actor, isLeaked, inside => note(inside, what, actor.Name, now), ct);
        return true;
    }

    /// <summary>One after the other, in the next minutes: by the program that serves, or by this one when it is started.</summary>
    public async Task RenewAll(bool isLeaked, Noting note, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        await writer.Write(
            (inside, _) =>
            {
                note(inside, isLeaked ? "keys-leaked" : "keys", null, now);
                later.Do(inside, new KeysToRenew(now, isLeaked), now);
                return Task.CompletedTask;
            },
            ct
        );
    }

    /// <summary>By whoever has the console: they can read the database too.</summary>
    public static void NoteOfConsole(Db inside, string what, string? about, Instant now) =>
        inside.Add(StewardNote.Of(null, what, about, now));
}

/// <summary>Writes a line into the log of the site.</summary>
internal delegate void Noting(Db inside, string what, string? about, Instant now);
