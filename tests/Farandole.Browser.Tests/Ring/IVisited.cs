using Microsoft.Playwright;

namespace Farandole.Browser.Tests.Ring;

/// <summary>A running program, and a browser to visit it with.</summary>
public interface IVisited
{
    RunningFarandole Program { get; }

    /// <summary>A page of the program for a visitor who has never come. Paths are relative: `GotoAsync("/new")`.</summary>
    Task<IPage> NewPageAsync(Visitor visitor);
}
