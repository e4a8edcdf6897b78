using Farandole.Domain.Afterwards;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Platform.Db;
using Farandole.Platform.Media.Pictures;
using Microsoft.Extensions.DependencyInjection;

namespace Farandole.Tests.Canaries;

/// <summary>What is said and shown when the canaries' events are over.</summary>
internal sealed partial class CanaryWorld
{
    /// <summary>Whose organizers have not yet written to those who came.</summary>
    public const Kind Unthanked = Kind.Unconfirmed;

    /// <summary>A picture of each event, for those who answered; its pixels are a word.</summary>
    public Dictionary<Kind, PictureId> Souvenirs { get; } = [];

    private void AddAfterwards(Db db, Kind kind, Event made)
    {
        var behind = app.Services.GetRequiredService<PicturesBehind>();
        var picture = behind.Expect();
        File.WriteAllText(picture.Clean, Word(kind, "pixels"));
        File.WriteAllText(picture.Thumbnail, Word(kind, "pixels"));
        behind.Keep(picture);
        Souvenirs[kind] = picture.Id;
        var word = Afterword.Of(made.Id);
        word.Thank(Word(kind, "thanks"), $"<p>{Word(kind, "thanks")}</p>", true, App.Start);
        if (kind != Unthanked)
            word.Write(Word(kind, "thanksletter"), Word(kind, "thanksletter"), 1, App.Start);
        db.AddRange(word, Souvenir.Keep(made.Id, new(picture.Id, 80, 60, Word(kind, "souvenir")), 0, App.Start));
    }
}
