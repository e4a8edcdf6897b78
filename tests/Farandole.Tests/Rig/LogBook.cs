using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Farandole.Tests.Rig;

/// <summary>Keeps what a program logs, with every value and every exception, so that a test can look for what must not be there.</summary>
internal sealed class LogBook : ILoggerProvider, ILogger
{
    private static readonly ConcurrentDictionary<string, LogBook> Books = new();
    private readonly ConcurrentQueue<string> lines = new();

    public string Text => string.Join('\n', lines);

    public string? LastError => lines.LastOrDefault(l => l.StartsWith("Error:", StringComparison.Ordinal));

    public static LogBook Of(string folder) => Books.GetOrAdd(folder, _ => new LogBook());

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        Microsoft.Extensions.Logging.EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");

    public void Dispose() { }
}
