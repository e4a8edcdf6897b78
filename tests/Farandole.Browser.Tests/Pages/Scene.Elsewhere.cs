using System.Globalization;
using Farandole.Browser.Tests.Ring;

namespace Farandole.Browser.Tests.Pages;

/// <content>Events of another site, which the instance follows.</content>
public sealed partial class Scene
{
    private const string Site = """
        INSERT INTO remote_actors (address, host, kind, handle, name, page, inbox, fetched_at, openness) VALUES
          ('http://there.example/zoe', 'there.example', 'Group', 'chorale@there.example', 'La chorale d’ailleurs',
           'http://there.example/zoe', 'http://there.example/zoe/inbox', 4102444800000, 'Moderated'),
          ('http://there.example/conseil', 'there.example', 'Group', 'conseil@there.example', 'Le conseil du quartier',
           'http://there.example/conseil', 'http://there.example/conseil/inbox', 4102444800000, 'InviteOnly'),
          ('http://there.example/velo', 'there.example', 'Group', 'velo@there.example', 'L’atelier vélo',
           'http://there.example/velo', 'http://there.example/velo/inbox', 4102444800000, 'InviteOnly'),
          ('http://there.example/jardin', 'there.example', 'Group', 'jardin@there.example', 'Le jardin partagé',
           'http://there.example/jardin', 'http://there.example/jardin/inbox', 4102444800000, 'Open');
        INSERT INTO remote_follows (id, follower, actor, state, follow_id, told, since) VALUES
          ('11111111-1111-4111-8111-111111111111', $relay, 'http://there.example/zoe', 'Accepted', $relay || '/follows/1',
           'OnPage', '2026-01-01');
        INSERT INTO remote_events (id, address, actor, page, organizer, title, html, day, time, zone, starts_at, ends_at, status,
          place_name, place_address, is_online, joining, attendees, language, known_at, said_at, listed_at) VALUES
          ('22222222-2222-4222-8222-222222222222', 'http://there.example/1', 'http://there.example/zoe',
           'http://there.example/1', 'La chorale d’ailleurs', 'Chants du monde',
           '<p>Venez chanter, sans savoir lire la musique.</p>', $day, '20:00', 'Europe/Paris', $at, $at + 10800000,
           'Confirmed', 'Salle des fêtes', '1 place de la Mairie, 69100 Villeurbanne', 0, 'Free', 12, 'fr', 0, 0, 0),
          ('33333333-3333-4333-8333-333333333333', 'http://there.example/2', 'http://there.example/zoe',
           'http://there.example/2', 'La chorale d’ailleurs', 'Une journée de chant pour toutes les voix',
           '<p>De neuf heures au soir.</p>', $day, '09:00', 'Europe/Paris', $at, $at + 10800000,
           'Confirmed', 'Salle des fêtes', '1 place de la Mairie, 69100 Villeurbanne', 0, 'Restricted', 3, 'fr', 0, 0, NULL);
        UPDATE remote_events SET seats_left = 0 WHERE id = '33333333-3333-4333-8333-333333333333';
        INSERT INTO search_entries (slot, elsewhere_id, ends_at, words) VALUES
          ($at / 60000 * 2147483648, '22222222-2222-4222-8222-222222222222', $at + 10800000, 'chants ~chant');
        INSERT INTO remote_posts (id, address, actor, page, title, html, language, published_at, changed_at) VALUES
          ('88888888-8888-4888-8888-888888888888', 'http://there.example/3', 'http://there.example/zoe',
           'http://there.example/3', 'La chorale cherche des voix graves',
           '<p>Les répétitions ont lieu le mardi, à la Maison du canal. On n’a besoin de rien savoir.</p>', 'fr', unixepoch() * 1000, 0);
        INSERT INTO remote_event_tellers (event_id, actor) VALUES
          ('22222222-2222-4222-8222-222222222222', 'http://there.example/zoe');
        """;

    /// <summary>Somebody there asks something, and reports wait at the desk.</summary>
    private const string Voices = """
        INSERT INTO remote_actors (address, host, kind, handle, name, page, inbox, fetched_at) VALUES
          ('http://loin.example/users/ines', 'loin.example', 'Person', 'ines@loin.example', 'Inès', 'http://loin.example/@ines',
           'http://loin.example/users/ines/inbox', 4102444800000),
          ('http://loin.example/users/tom', 'loin.example', 'Person', 'tom@loin.example', 'Tom', 'http://loin.example/@tom',
           'http://loin.example/users/tom/inbox', 4102444800000),
          ('http://loin.example/users/nour', 'loin.example', 'Person', 'nour_aux_longs_cheveux@loin.example',
           'Nour aux longs cheveux', 'http://loin.example/@nour', 'http://loin.example/users/nour/inbox', 4102444800000);
        INSERT INTO questions (id, event_id, text, is_private, language, asked_at, also, from_handle, from_page)
          SELECT '44444444-4444-4444-8444-444444444444', id, 'Peut-on venir avec un vélo cargo ?', 0, 'fr', 0, 0,
            'ines@loin.example', 'http://loin.example/@ines/1'
          FROM events WHERE lower(id) = $event;
        INSERT INTO remote_questions (question_id, actor, note, is_direct, is_told) VALUES
          ('44444444-4444-4444-8444-444444444444', 'http://loin.example/users/ines', 'http://loin.example/notes/1', 0, 0);
        INSERT INTO reports (id, server, word, at) VALUES
          ('55555555-5555-4555-8555-555555555555', 'loin.example', 'Cet événement reprend nos photos sans les citer.',
           unixepoch() * 1000);
        INSERT INTO reports (id, path, actor, word, at) VALUES
          ('66666666-6666-4666-8666-666666666666', '/elsewhere/22222222-2222-4222-8222-222222222222',
           'http://there.example/zoe', 'La date est fausse, et le lieu est fermé depuis un an.', unixepoch() * 1000 + 1);
        INSERT INTO reports (id, server, word, at, treated_at, note) VALUES
          ('77777777-7777-4777-8777-777777777777', 'loin.example', 'Un compte qui insulte.', unixepoch() * 1000,
           unixepoch() * 1000, 'Compte averti.');
        INSERT INTO reported_things (report_id, address) VALUES
          ('55555555-5555-4555-8555-555555555555', $home || 'events/' || $event),
          ('66666666-6666-4666-8666-666666666666', 'http://there.example/zoe'),
          ('66666666-6666-4666-8666-666666666666', 'http://there.example/1'),
          ('77777777-7777-4777-8777-777777777777', $home || 'relay');
        """;

    /// <summary>They follow the group, which keeps a whole site away.</summary>
    private const string Following = """
        INSERT INTO remote_followers (id, actor, inbox, followed, group_id, since)
          SELECT randomblob(16), 'http://loin.example/users/ines', 'http://loin.example/inbox', $home || '@' || handle, id,
            '2026-01-01'
          FROM groups WHERE handle = $group;
        INSERT INTO blocks (id, by_group_id, by_instance, distance, remote_server, word, at, ends_on)
          SELECT hex(randomblob(4)) || '-3333-4333-8333-333333333333', id, 0, 'Block', 'mechant.example',
            'Du harcèlement', 0, '2099-01-01'
          FROM groups WHERE handle = $group;
        """;

    /// <summary>Some belong to it from elsewhere, ask to, or were asked.</summary>
    private const string FarMembers = """
        INSERT INTO remote_members (id, group_id, address, actor, standing, activity_id, words, waits_since, ends_on, since)
          SELECT '8' || substr(id, 2), id, $home || '@' || handle, 'http://loin.example/users/ines', 'Member',
            NULL, NULL, NULL, NULL, '2026-01-01'
          FROM groups WHERE handle = $group
          UNION ALL
          SELECT '9' || substr(id, 2), id, $home || '@' || handle, 'http://loin.example/users/tom', 'Asked',
            NULL, 'Je connais la rivière depuis toujours.', 0, '2099-01-01', '2026-01-01'
          FROM groups WHERE handle = $group
          UNION ALL
          SELECT '7' || substr(id, 2), id, $home || '@' || handle, 'http://loin.example/users/nour',
            'Invited', NULL, NULL, 0, '2099-01-01', '2026-01-01'
          FROM groups WHERE handle = $group;
        """;

    private const string Asked = """
        INSERT INTO remote_participations (id, profile_id, joiner, event_id, event, actor, title, day, ends_at, join_id, state,
          told, told_as, since)
        SELECT $id, profiles.id, $joiner, e.id, e.address, e.actor, e.title, e.day, e.ends_at, $joiner || '/joins/1', 'Asked',
          'Asked', '', '2026-11-30'
        FROM profiles, remote_events e WHERE handle = $handle AND e.id = '33333333-3333-4333-8333-333333333333';
        """;

    /// <summary>One group invites, and to another one belongs; the news of a third is read.</summary>
    private const string Belonging = """
        INSERT INTO remote_follows (id, profile_id, follower, actor, state, follow_id, told, since)
        SELECT lower(hex(randomblob(4))) || '-7777-4777-8777-777777777777', id, $home || '@' || handle, 'http://there.example/zoe',
          'Accepted', $home || '@' || handle || '/follows/1', 'OnPage', date('now')
        FROM profiles WHERE handle = $handle;
        INSERT INTO remote_memberships (id, profile_id, joiner, actor, said_id, membership_id, invited_by, state, role, told, since)
        SELECT lower(hex(randomblob(4))) || '-8888-4888-8888-888888888888', id, $home || '@' || handle, 'http://there.example/velo', NULL,
          'http://there.example/members/1', 'http://there.example/velo', 'Invited', 'Member', 'Invited', date('now')
        FROM profiles WHERE handle = $handle;
        INSERT INTO remote_memberships (id, profile_id, joiner, actor, said_id, state, role, told, since)
        SELECT lower(hex(randomblob(4))) || '-9999-4999-8999-999999999999', id, $home || '@' || handle, 'http://there.example/jardin',
          $home || '@' || handle || '/memberships/1', 'Member', 'Moderator', 'Member.Moderator', '2026-10-02'
        FROM profiles WHERE handle = $handle;
        """;

    internal const string There = "/elsewhere/22222222-2222-4222-8222-222222222222";

    internal const string NewsThere = "/elsewhere/posts/88888888-8888-4888-8888-888888888888";

    /// <summary>Another, to which whoever looks has asked to come.</summary>
    internal const string AskedThere = "/elsewhere/33333333-3333-4333-8333-333333333333";

    /// <summary>Where one becomes a member of a group of another site.</summary>
    internal static string MembershipOf(string name) =>
        $"/elsewhere/membership?who=http%3A%2F%2Fthere.example%2F{name}";

    /// <summary>Of somebody who is a member of the group from there.</summary>
    internal string FarMemberPath { get; private set; } = "";

    private async Task AskToComeThereAsync()
    {
        await using var command = await Program.CommandAsync(TestContext.Current.CancellationToken);
        command.CommandText = Asked;
        command.Parameters.AddWithValue("$id", Guid.NewGuid().ToString());
        command.Parameters.AddWithValue("$handle", Handle);
        command.Parameters.AddWithValue("$joiner", $"{Home}@{Handle}");
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await WriteAsync(Belonging, ("$handle", Handle));
    }

    private async Task FollowASiteAsync()
    {
        var day = Days.In(20);
        var at = new DateTimeOffset(
            DateTime.Parse(day, CultureInfo.InvariantCulture).AddHours(19),
            TimeSpan.Zero
        ).ToUnixTimeMilliseconds();
        await WriteAsync(Site + Voices, ("$relay", $"{Home}relay"), ("$day", day), ("$at", at), ("$event", March.Id));
    }

    /// <summary>The group that somebody has just begun.</summary>
    private async Task FollowTheGroupAsync()
    {
        await WriteAsync(Following + FarMembers, ("$group", Group));
        await using var command = await Program.CommandAsync(TestContext.Current.CancellationToken);
        command.CommandText = "SELECT '8' || substr(id, 2) FROM groups WHERE handle = $group";
        command.Parameters.AddWithValue("$group", Group);
        var member = await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
        FarMemberPath = $"/groups/{Group}/members/{member}";
    }

    private async Task WriteAsync(string text, params (string Name, object Value)[] values)
    {
        await using var command = await Program.CommandAsync(TestContext.Current.CancellationToken);
        command.CommandText = text;
        command.Parameters.AddWithValue("$home", $"{Home}");
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
