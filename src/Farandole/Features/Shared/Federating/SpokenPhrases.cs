using Farandole.Domain.Participations;

namespace Farandole.Features.Shared.Federating;

/// <summary>A way of saying whether one comes, folded: small letters, no accents, no signs.</summary>
/// <param name="Answer">Null: they do not come.</param>
/// <param name="Language">Of the phrase.</param>
/// <param name="Words">With <c>{n}</c> for how many they are, <c>{+n}</c> for how many they bring along.</param>
internal sealed record SpokenPhrase(Answer? Answer, string Language, string Words)
{
    private const string Besides = "{+n}";

    public bool IsBesides { get; } = Words.Contains(Besides, StringComparison.Ordinal);

    public bool HasNumber => Parts.Length == 2;

    public (string Before, string After) Around => (Parts[0], Parts[1]);

    private string[] Parts { get; } = Words.Replace(Besides, "{n}", StringComparison.Ordinal).Split("{n}");
}

/// <summary>
/// The phrases that are taken as an answer. "We are coming" without a number stands in none of them: nobody could count it.
/// </summary>
internal static class SpokenPhrases
{
    public static readonly IReadOnlyList<SpokenPhrase> All =
    [
        .. Say(
            Answer.Coming,
            "fr",
            """
            je viens | je viendrai | je vais venir | je participe | je participerai | j y serai | j y vais | j irai | j en suis
            je serai la | je serai present | je serai presente | comptez sur moi | compte sur moi | comptez moi dedans
            inscrivez moi | inscris moi | je m inscris | je suis des votres | je serai des votres
            je viens a {n} | je viendrai a {n} | on vient a {n} | on viendra a {n} | on y sera a {n} | on sera {n} | on est {n}
            nous venons a {n} | nous viendrons a {n} | nous serons {n} | nous y serons a {n} | je viens avec {+n} personnes
            je viens avec {+n} personne | je viens avec {+n} amis | je viens avec {+n} amies | je viens avec {+n} ami
            je viens avec {+n} amie | je viens avec {+n} enfants | je viens avec {+n} enfant
            """
        ),
        .. Say(
            Answer.Coming,
            "en",
            """
            i m coming | im coming | i am coming | i will come | i ll come | i ll be there | ill be there | i will be there
            i m going | im going | i am going | i m in | im in | i am in | count me in | sign me up | i ll join | i will join
            i ll attend | i will attend | i m attending | i am attending
            we are {n} | we re {n} | we ll be {n} | we will be {n} | there will be {n} of us | {n} of us are coming
            {n} of us will come | i m coming with {+n} friends | i am coming with {+n} friends | i m coming with {+n} friend
            i am coming with {+n} friend | i m coming with {+n} others | i am coming with {+n} others
            """
        ),
        .. Say(
            Answer.Maybe,
            "fr",
            """
            peut etre | je viens peut etre | je viendrai peut etre | peut etre que je viens | peut etre que je viendrai
            je viendrais peut etre | j y serai peut etre | j essaie de venir | je vais essayer de venir | j essaierai de venir
            """
        ),
        .. Say(
            Answer.Maybe,
            "en",
            """
            maybe | perhaps | i might come | i may come | maybe i ll come | maybe i will come | i might be there
            i may be there | i ll try to come | i will try to come | i ll try to be there
            """
        ),
        .. Say(
            Answer.Interested,
            "fr",
            "ca m interesse | cela m interesse | je suis interesse | je suis interessee | interesse | interessee"
        ),
        .. Say(Answer.Interested, "en", "i m interested | im interested | i am interested | interested"),
        .. Say(
            null,
            "fr",
            """
            je ne viens plus | je ne viens pas | je viens plus | je viens pas | je ne viendrai pas | je ne viendrai plus
            je n y serai pas | je n y serai plus | je ne participe plus | je ne participe pas | je ne peux pas venir
            je ne peux plus venir | je peux pas venir | je peux plus venir | je ne pourrai pas venir | je ne serai pas la
            je me desinscris | desinscrivez moi | ne comptez pas sur moi | ne comptez plus sur moi | j annule
            j annule ma participation | on ne vient plus | on ne vient pas | nous ne venons plus | nous ne venons pas
            """
        ),
        .. Say(
            null,
            "en",
            """
            i m not coming | im not coming | i am not coming | not coming | i m not coming anymore | not coming anymore
            i m not coming any more | i am not coming any more | i am not coming anymore | i m no longer coming
            i am no longer coming | no longer coming | i won t come | i wont come | i will not come | i won t be there
            i wont be there | i will not be there | i can t come | i cant come | i cannot come | i can t make it
            i cant make it | i cannot make it | count me out | i m out | i am out | we are not coming | we re not coming
            """
        ),
    ];

    /// <summary>What people say before and after it, which changes nothing. The longest first.</summary>
    public static readonly IReadOnlyList<string> Courtesies =
    [
        .. Split(
                """
                bonjour | bonsoir | salut | coucou | hello | merci | merci beaucoup | super | genial | chouette | oui | ok
                avec plaisir | avec joie | avec grand plaisir | bien sur | a bientot | a samedi | a dimanche | bonne journee
                desole | desolee | finalement | helas | malheureusement | toutes mes excuses | pardon | et
                hi | hey | thanks | thank you | thanks a lot | great | yes | yay | sure | with pleasure | see you there
                see you | see you soon | sorry | unfortunately | sadly | and
                """
            )
            .OrderByDescending(c => c.Length),
    ];

    public static readonly IReadOnlyDictionary<string, int> Numbers = Counted(
            "un deux trois quatre cinq six sept huit neuf dix onze douze"
        )
        .Concat(Counted("one two three four five six seven eight nine ten eleven twelve"))
        .Append(new("une", 1))
        .Append(new("a", 1))
        .DistinctBy(n => n.Key)
        .ToDictionary();

    private static IEnumerable<SpokenPhrase> Say(Answer? answer, string language, string phrases) =>
        Split(phrases).Select(p => new SpokenPhrase(answer, language, p));

    private static string[] Split(string phrases) =>
        phrases.Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IEnumerable<KeyValuePair<string, int>> Counted(string words) =>
        words.Split(' ').Select((word, n) => KeyValuePair.Create(word, n + 1));
}
