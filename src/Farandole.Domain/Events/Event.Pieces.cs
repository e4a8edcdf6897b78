using Farandole.Domain.Kernel;
using NodaTime;

namespace Farandole.Domain.Events;

public sealed partial class Event
{
    /// <summary>Who may see which piece and what is promised, where it is not simply as the event itself.</summary>
    public PieceRules Pieces { get; private set; } = PieceRules.None;

    /// <summary>Since when the organizers say yes to each who wants to come; null when nobody is asked.</summary>
    public Instant? ApprovalSince { get; private set; }

    /// <summary>Up to when those who wait for it have been told what became known.</summary>
    public Instant? RevealsToldAt { get; private set; }

    public void AskApproval(bool isAsked, string? by, Instant now)
    {
        if (isAsked == ApprovalSince is not null)
            return;
        ApprovalSince = isAsked ? now : null;
        Note(isAsked ? "approval-asked" : "approval-not-asked", by, now);
        Touch(now, movesCalendars: false);
        Raise(new EventChanged(Id, now));
    }

    /// <summary>Whether there is anything to show of a piece yet.</summary>
    public bool Knows(PieceKey key) =>
        key.Piece switch
        {
            Piece.Date => !IsDateToCome,
            Piece.Time => Time is not null,
            Piece.Place => PlaceName is not null,
            Piece.Address => PlaceAddress is not null,
            Piece.OnlineLink => OnlineLink is not null,
            Piece.Route or Piece.Line => Pieces.Of(key)?.Value is not null,
            _ => true,
        };

    /// <summary>
    /// Decides who may see a piece, from when, and what is promised. What more people may see by it is known to them from
    /// now on; what fewer may see is taken back from every page at once.
    /// </summary>
    /// <param name="rule">Its value is taken for the route and for lines only.</param>
    /// <param name="by">The label of the key that was used.</param>
    /// <param name="now">The moment of the decision.</param>
    /// <exception cref="RuleBroken">The event is cancelled or deleted.</exception>
    public void Decide(PieceRule rule, string? by, Instant now)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (WhyNotChange() is { } why)
            throw new RuleBroken(why);
        var before = Pieces.Of(rule.Of);
        var settled = Timed(rule) with
        {
            KnownSince = rule.From > now ? null : before?.KnownSince,
            FirstPromisedOn = rule.PromisedOn is null ? null : before?.FirstPromisedOn ?? rule.PromisedOn,
        };
        if (settled == (before ?? (Knows(rule.Of) ? new PieceRule(rule.Of) : null)))
            return;
        var could = Could(rule.Of, now);
        Pieces = Pieces.With(settled);
        if (settled.Value != before?.Value)
            Log(rule.Of.Piece, Told(before), Told(settled), by, now, AudienceAt(rule.Of, now));
        Note($"seen-{rule.Of.Piece}", by, now);
        OpenIfWider(rule.Of, could, now);
        Settle(now);
        if (rule.PromisedOn is not null)
            Raise(new PromiseMade(Id, now));
    }

    /// <summary>Takes a rule away: a line with it, any other piece is as the event again.</summary>
    public void Undecide(PieceKey key, string? by, Instant now)
    {
        if (WhyNotChange() is { } why)
            throw new RuleBroken(why);
        if (Pieces.Of(key) is null)
            return;
        Pieces = Pieces.Without(key);
        Note($"seen-{key.Piece}", by, now);
        Settle(now);
    }

    /// <summary>
    /// Shows a piece to its audience from now on, though it was promised for later or for nobody yet. Those who wait are
    /// told; what was typed for it in the same breath counts as told with it.
    /// </summary>
    /// <exception cref="RuleBroken">It is not known yet, or the event takes no change.</exception>
    public void RevealNow(PieceKey key, string? by, Instant now)
    {
        if (WhyNotChange() is { } why)
            throw new RuleBroken(why);
        if (!Knows(key))
            throw new RuleBroken(Reasons.Unknown);
        Note($"revealed-{key.Piece}", by, now);
        // Typed a moment ago, it has been opened already.
        if (Pieces.Of(key) is { KnownSince: { } since } && since == now)
            return;
        if (Pieces.Of(key) is { Audience: Audience.Organizers } teams)
            Pieces = Pieces.With(teams with { Audience = Audience.Everybody });
        Open(key, now);
        Settle(now);
    }

    /// <summary>
    /// The moment of a planned piece has come; tells nobody when it was put off, has been shown before, or will not take
    /// place. What lists go by follows in every case.
    /// </summary>
    public void RevealWhatIsDue(Instant now)
    {
        var due = Pieces
            .All.Where(r => r.From <= now && r.KnownSince is null && r.Audience != Audience.Organizers && Knows(r.Of))
            .Where(_ => WhyNotChange() is null)
            .ToList();
        foreach (var rule in due)
            Open(rule.Of, now);
        if (due.Count > 0)
        {
            Settle(now);
            return;
        }
        if (SetListed(now))
            Raise(new EventChanged(Id, now));
        if (NextReveal(now) is not null)
            Raise(new RevealPlanned(Id, now));
    }

    /// <summary>The next moment at which something shows that does not show yet.</summary>
    public Instant? NextReveal(Instant now) => Pieces.All.Where(r => r.From > now).Min(r => r.From);

    /// <summary>
    /// Those who wait are told of all that is known by now. Counted by what is told and not by the clock, so that what
    /// becomes known while letters are planned is told the next time.
    /// </summary>
    /// <returns>From when on it is news.</returns>
    public Instant TellReveals()
    {
        var since = RevealsToldAt ?? CreatedAt;
        RevealsToldAt = Pieces.All.Max(r => r.KnownSince) ?? RevealsToldAt;
        return since;
    }

    private Audience AudienceAt(PieceKey key, Instant now) => Disclosure.AudienceAt(key, this, now);

    private void Open(PieceKey key, Instant now)
    {
        Pieces = Pieces.With((Pieces.Of(key) ?? new PieceRule(key)).Kept(now));
        foreach (var change in Changes.Where(c => c.Piece == key.Piece))
            change.Tell(now);
        if (!IsDraft)
            Raise(new PieceRevealed(Id, now));
    }

    /// <summary>Whoever keeps a copy of the event, a calendar or a search, must take it anew.</summary>
    private void Settle(Instant now)
    {
        SetListed(now);
        Touch(now, movesCalendars: true);
        Raise(new EventChanged(Id, now));
        if (NextReveal(now) is not null)
            Raise(new RevealPlanned(Id, now));
    }

    /// <summary>Who could see something of a piece: nobody, as long as there is nothing to see.</summary>
    private Audience? Could(PieceKey key, Instant now) => Knows(key) ? AudienceAt(key, now) : null;

    /// <summary>What an edit has made known although it was announced as unknown.</summary>
    private void OpenWhatIsNew(IEnumerable<PieceKey> unknown, Instant now)
    {
        foreach (var key in unknown.Where(k => Pieces.Of(k) is not null))
            OpenIfWider(key, before: null, now);
    }

    private void OpenIfWider(PieceKey key, Audience? before, Instant now)
    {
        if (
            Could(key, now) is { } after
            && after < Audience.Organizers
            && (before is null || after < before)
            && Pieces.Of(key) is not null
        )
            Open(key, now);
    }

    private PieceRule Timed(PieceRule rule) =>
        rule.HoursBefore is { } hours ? rule with { From = StartsAt - Duration.FromHours(hours) } : rule;

    private static string? Told(PieceRule? rule) =>
        rule?.Value is null ? null
        : rule.Label is null ? rule.Value
        : $"{rule.Label} : {rule.Value}";

    /// <summary>What was said in hours before the start moves along with it.</summary>
    private void MoveMoments() =>
        Pieces = Pieces.All.Any(r => r.HoursBefore is not null)
            ? new(Pieces.All.Select(r => r.KnownSince is null ? Timed(r) : r))
            : Pieces;
}
