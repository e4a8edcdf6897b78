using System.Buffers.Text;
using System.Data.Common;
using System.Globalization;
using System.Text;
using Farandole.Domain.Events;
using Farandole.Platform.Db;
using Farandole.Platform.Mail;
using Farandole.Tests.Coming;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Farandole.Tests.Canaries;

/// <summary>What leaves by letter, what is written down in logs and queues, and what lies in the database.</summary>
public sealed partial class LeavingTests(FullFlowOnce once) : IClassFixture<FullFlowOnce>
{
    /// <summary>Every letter that the product writes, by the kind under which it is counted.</summary>
    private static readonly Dictionary<string, string> Letters = new()
    {
        ["confirm"] = "ConfirmLetter",
        ["again"] = "AgainLetter",
        ["address"] = "AddressLetter",
        ["in"] = "InLetter",
        ["reminder"] = "ReminderLetter",
        ["changes"] = "ChangeLetter",
        ["cancelled"] = "CancellationLetter",
        ["message"] = "MessageLetter",
        ["news"] = "NewsLetter",
        ["key"] = "CoOrganizersKeyLetter",
        ["organizers-key"] = "OrganizersKeyLetter",
        ["links"] = "LinksLetter",
        ["declined"] = "DeclineLetter",
        ["reveal"] = "RevealLetter",
        ["follow"] = "FollowLetter",
        ["follow-group"] = "FollowingLetter",
        ["promise"] = "PromiseLetter",
        ["invite"] = "InviteLetter",
        ["intrusion"] = "IntrusionLetter",
        ["removed"] = "RemovalLetter",
        ["deleted"] = "DeletionLetter",
        ["question"] = "QuestionLetter",
        ["answer"] = "AnswerLetter",
        ["sign-in"] = "SignInLetter",
        ["account-moved"] = "MovedLetter",
        ["account-ends"] = "EndLetter",
        ["password"] = "PasswordLetter",
        ["passkey"] = "PasskeyLetter",
        ["outside"] = "OutsideLetter",
        ["app"] = "AppLetter",
        ["second-step"] = "SecondStepLetter",
        ["account-in"] = "LetInLetter",
        ["account-declined"] = "RefusalLetter",
        ["waiting"] = "WaitingLetter",
        ["offer"] = "OfferLetter",
        ["lapsed"] = "LapsedLetter",
        ["still"] = "StillComingLetter",
        ["asked"] = "RequestLetter",
        ["decision"] = "DecisionLetter",
        ["code"] = "CodeLetter",
        ["digest"] = "DigestLetter",
        ["thanks"] = "ThanksLetter",
        ["membership"] = "MembershipLetter",
        ["group-requests"] = "RequestsLetter",
        ["followed"] = "FollowedLetter",
        ["proposals"] = "ProposalsLetter",
        ["host-invite"] = "TogetherLetter",
        ["proposal-answer"] = "ProposalAnswerLetter",
        ["group-invite"] = "GroupInvitationLetter",
        ["opened"] = "OpenedLetter",
        ["elsewhere"] = "ComingLetter",
        ["reports"] = "ReportsLetter",
        ["elsewhere-group"] = "BelongingLetter",
    };

    private static readonly Traces Traces = new(Matrix.Words());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("SAFE-4")]
    public void No_letter_tells_its_reader_what_they_may_not_know()
    {
        var flow = once.Flow;
        Assert.Empty(Letters.Keys.Except(flow.Sent));
        Assert.Equal(
            typeof(Letter)
                .Assembly.GetTypes()
                .Where(t => t.IsSubclassOf(typeof(LetterPiece)) && t.Name.EndsWith("Letter", StringComparison.Ordinal))
                .Select(t => t.Name)
                .Order(),
            Letters.Values.Order()
        );

        var leaks = new List<string>();
        foreach (var letter in flow.App.Letters())
        {
            var to = Assert.Single(letter.To.Mailboxes).Address;
            var isSecret = flow.IsSecretIn(letter);
            foreach (
                var word in Traces
                    .In(Text(letter))
                    .Where(w => !Readers.MayRead(to, w) || isSecret && Readers.IsSecret(w))
            )
                leaks.Add($"{to} reads {word.Text} in “{letter.Subject}”");
            foreach (var word in Traces.In(Opening.Of(letter)).Where(w => Readers.IsForNoInbox(w, to)))
                leaks.Add($"The inbox of {to} shows {word.Text} with “{letter.Subject}”");
        }
        Assert.True(leaks.Count == 0, string.Join('\n', leaks.Distinct()));
    }

    [Fact]
    [Requirement("SAFE-4")]
    public void Nothing_of_anybody_is_in_the_logs_nor_in_the_queues()
    {
        var flow = once.Flow;
        var secrets = Secrets(flow).ToList();

        Assert.Empty(Traces.In(flow.App.Logs).Select(w => w.Text));
        Assert.DoesNotContain(secrets, s => flow.App.Logs.Contains(s, StringComparison.Ordinal));

        Assert.True(flow.Outbox.Count > 100, $"Only {flow.Outbox.Count} facts and jobs were seen.");
        foreach (var (kind, body) in flow.Outbox)
        {
            Assert.Empty(Traces.In(body).Where(w => !MayWait(kind, w)).Select(w => $"{kind}: {w.Text}"));
            Assert.DoesNotContain(secrets, s => body.Contains(s, StringComparison.Ordinal));
            if (!WithWords.Contains(kind))
                Assert.All(Values(body), v => Assert.True(IsAnIdOrAnInstant(v), $"{kind} holds {v}"));
        }
    }

    [Fact]
    [Requirement("SAFE-4")]
    public async Task In_the_database_each_word_lies_where_the_schema_says_and_no_secret_opens_anything()
    {
        var flow = once.Flow;
        var secrets = Secrets(flow).ToList();
        var (misplaced, seen) = (new List<string>(), 0);
        foreach (var (column, value) in await Everything(flow.App))
        {
            foreach (var word in Traces.In(value))
            {
                seen++;
                if (!MayLie(word, column))
                    misplaced.Add($"{word.Text} lies in {column}");
            }
            misplaced.AddRange(
                secrets.Where(s => value.Contains(s, StringComparison.Ordinal)).Select(s => $"{s} lies in {column}")
            );
        }
        Assert.True(seen > 50, $"Only {seen} words lie in the database.");
        Assert.Empty(misplaced.Distinct());
    }

    /// <summary>What opens something, and where people come from.</summary>
    private static IEnumerable<string> Secrets(FullFlow flow)
    {
        var world = flow.World;
        yield return FullFlow.Network;
        yield return world.Steward;
        foreach (var key in world.Keys.Values.Concat(world.Invitations.Values))
            yield return key.Reveal()[^40..];
        foreach (var link in world.Claimants.Values.Concat(world.Voters.Values))
            yield return link.Reveal()[^30..];
        foreach (var kind in world.Invitees.Keys)
        {
            yield return world.GuestLink(kind)[^30..];
            yield return world.GuestLetterLink(kind)[^30..];
        }
        foreach (var cookie in world.Cookies.Values)
            yield return cookie;
        foreach (var (kind, who) in world.People.Keys)
            yield return world.TicketOf(kind, who)[^30..];
    }

    private static string Text(MimeMessage letter)
    {
        var text = new StringBuilder();
        foreach (var header in letter.Headers)
            text.Append(CultureInfo.InvariantCulture, $"{header.Field}: {header.Value}\n");
        foreach (var part in letter.BodyParts.OfType<MimePart>())
        {
            using var content = new MemoryStream();
            part.Content!.DecodeTo(content, Ct);
            // Calendars fold their lines.
            text.Append(Encoding.UTF8.GetString(content.ToArray()).Replace("\r\n ", "", StringComparison.Ordinal));
        }
        return text.ToString();
    }

    private static IEnumerable<string> Values(string json)
    {
        using var document = System.Text.Json.JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateObject().Select(m => m.Value.ToString())];
    }

    /// <summary>Also a hash of an address, a language, and numbers of rows.</summary>
    private static bool IsAnIdOrAnInstant(string value) =>
        value.Length == 0
        || Guid.TryParse(value, out _)
        || long.TryParse(value, CultureInfo.InvariantCulture, out _)
        || value.Length == 64 && value.All(char.IsAsciiHexDigitLower)
        // What names a sign-in in its address.
        || Base64Url.IsValid(value) && value.Length == 16
        || value is "fr" or "en";

    private static async Task<List<(string Column, string Value)>> Everything(App app)
    {
        var tables = await app.Look(db =>
            Task.FromResult(db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct().ToList())
        );
        Assert.Contains("participations", tables);
        await using var connection = app.Database.Connect();
        await connection.OpenAsync(Ct);
        var found = new List<(string, string)>();
        foreach (var table in tables)
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names are those of the model.
            command.CommandText = $"SELECT * FROM {table}";
#pragma warning restore CA2100
            await using var rows = await command.ExecuteReaderAsync(Ct);
            while (await rows.ReadAsync(Ct))
                found.AddRange(Row(table, rows));
        }
        return found;
    }

    private static IEnumerable<(string, string)> Row(string table, DbDataReader row)
    {
        for (var i = 0; i < row.FieldCount; i++)
        {
            var value = row.GetValue(i);
            yield return (
                $"{table}.{row.GetName(i)}",
                value is byte[] bytes
                    ? Convert.ToBase64String(bytes) + Encoding.Latin1.GetString(bytes)
                    : Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""
            );
        }
    }
}
