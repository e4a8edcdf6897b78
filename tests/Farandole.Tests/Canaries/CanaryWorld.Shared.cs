using Farandole.Domain.DatePolls;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Needs;
using Farandole.Domain.Notebook;
using Farandole.Domain.Participations;
using Farandole.Platform.Db;

namespace Farandole.Tests.Canaries;

/// <summary>What those who come share out among themselves.</summary>
internal sealed partial class CanaryWorld
{
    /// <summary>The line of the bring list of each event.</summary>
    public Dictionary<Kind, Need> Needs { get; } = [];

    /// <summary>What the organizers of each wrote down.</summary>
    public Dictionary<Kind, TeamNote> Notes { get; } = [];

    public Dictionary<Kind, PollDate> Dates { get; } = [];

    /// <summary>The link of a first name that has taken something on.</summary>
    public Dictionary<Kind, Secret> Claimants { get; } = [];

    /// <summary>The link of a name that has answered the date poll.</summary>
    public Dictionary<Kind, Secret> Voters { get; } = [];

    private void AddNeed(Db db, Kind kind, Event made)
    {
        var line = new NeedDetails(NeedKind.Thing, Word(kind, "needlabel"))
        {
            Wanted = null,
            Note = Word(kind, "neednote"),
        };
        Needs[kind] = Need.Add(made.Id, line, null, App.Start);
        var (named, secret) = Claimant.Named(made.Id, "Zoé", App.Start);
        db.AddRange(NeedList.Open(made.Id, App.Start), Needs[kind], named);
        Claimants[kind] = secret;
    }

    private void AddNote(Db db, Kind kind, Event made)
    {
        var word = Word(kind, "teamnote");
        Notes[kind] = TeamNote.Write(made.Id, new(word, $"<p>{word}</p>", false), Word(kind, "label"), App.Start);
        db.Add(Notes[kind]);
    }

    private void AddPoll(Db db, Kind kind, Event made)
    {
        var (named, secret) = PollVoter.Named(made.Id, "Zoé", App.Start);
        Dates[kind] = PollDate.Of(made.Id, made.Schedule);
        db.AddRange(DatePoll.Open(made.Id, App.Start), Dates[kind], named);
        Voters[kind] = secret;
    }

    /// <summary>Each brings something of their own, also those who then leave.</summary>
    private void AddClaim(Db db, Kind kind, Participation person, Who who)
    {
        var claimant = Claimant.Of(person.EventId, person.Id, App.Start);
        var claim = Claim.Make(Needs[kind], claimant.Id, null, 1, PersonWord(kind, who, "claim"), App.Start);
        db.AddRange(claimant, claim);
        var voter = PollVoter.Of(person.EventId, person.Id, App.Start);
        db.AddRange(voter, new PollVote(voter.Id, Dates[kind].Id, Vote.Yes));
        if (who > Who.All)
            claim.Free(App.Start);
        else
            db.Entry(Needs[kind]).Property(n => n.Claimed).CurrentValue++;
    }
}
