using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Farandole.Domain.Events;
using Farandole.Domain.Kernel;
using Farandole.Domain.Participations;
using Farandole.Tests.Rig;

namespace Farandole.Tests.Coming;

public sealed class AnswerByProgramTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_answers_and_learns_nothing_of_the_address()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce(capacity: 9);
        using var program = app.Visitor();

        var first = await Post(
            program,
            id,
            new
            {
                email = Guest.Nour,
                party = 2,
                name = "Nour",
            }
        );
        var again = await Post(program, id, new { email = Guest.Nour });

        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
        Assert.Equal("{\"status\":\"confirmation-sent\"}", await first.Content.ReadAsStringAsync(Ct));
        Assert.Equal(await first.Content.ReadAsStringAsync(Ct), await again.Content.ReadAsStringAsync(Ct));
        var answer = Assert.Single(await app.AnswersTo(id));
        Assert.Equal((Answer.Coming, 2, "Nour"), (answer.Answer, answer.Party, answer.Name));
    }

    [Fact]
    public async Task What_is_refused_says_why_in_a_code()
    {
        await using var app = await App.StartAsync();
        var (full, cancelled) = (await app.Announce(capacity: 1), await app.Announce());
        await app.Change(cancelled, e => e.Say(EventStatus.Cancelled, null, null, app.Now()));
        using var program = app.Visitor();

        Assert.Equal(
            (HttpStatusCode.Conflict, "event.full"),
            await Reason(await Post(program, full, new { email = Guest.Nour, party = 2 }))
        );
        Assert.Equal(
            (HttpStatusCode.Conflict, "event.cancelled"),
            await Reason(await Post(program, cancelled, new { email = Guest.Nour }))
        );
        Assert.Equal(
            (HttpStatusCode.NotFound, "event.unknown"),
            await Reason(await Post(program, EventId.New(), new { email = Guest.Nour }))
        );
        Assert.Equal(
            (HttpStatusCode.BadRequest, "json"),
            await Reason(
                await program.PostAsync(Path(full), new StringContent("{", Encoding.UTF8, "application/json"), Ct)
            )
        );
        Assert.Equal(
            (HttpStatusCode.BadRequest, "json"),
            await Reason(await Post(program, full, new { party = "two" }))
        );
    }

    [Fact]
    public async Task Every_wrong_field_is_named()
    {
        await using var app = await App.StartAsync();
        using var program = app.Visitor("en");

        var response = await Post(
            program,
            await app.Announce(),
            new
            {
                email = "nour",
                party = 0,
                answer = "perhaps",
            }
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var errors = (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("errors");
        Assert.Equal(["answer", "email", "party"], errors.EnumerateObject().Select(e => e.Name).Order());
    }

    [Fact]
    public async Task One_network_answers_so_often_and_then_waits()
    {
        await using var app = await App.StartAsync();
        var id = await app.Announce();
        using var program = app.Visitor();
        for (var i = 0; i < 10; i++)
            Assert.Equal(
                HttpStatusCode.Accepted,
                (await Post(program, id, new { email = $"n{i}@exemple.fr" })).StatusCode
            );

        var late = await Post(program, id, new { email = "late@exemple.fr" });

        Assert.Equal(HttpStatusCode.TooManyRequests, late.StatusCode);
        Assert.NotNull(late.Headers.RetryAfter);
    }

    private static string Path(EventId id) => $"/api/v1/events/{id}/participations";

    private static Task<HttpResponseMessage> Post(HttpClient program, EventId id, object body) =>
        program.PostAsJsonAsync(Path(id), body, Ct);

    private static async Task<(HttpStatusCode, string?)> Reason(HttpResponseMessage response)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
        return (response.StatusCode, problem.GetProperty("reason").GetString());
    }
}
