namespace Farandole.Platform.Calendars;

/// <summary>What lies between a BEGIN and its END.</summary>
internal sealed class CalendarComponent(string name, int line)
{
    public string Name => name;

    public int Line => line;

    /// <summary>False when the file ended, or the next event began, before its END.</summary>
    public bool IsClosed { get; private set; }

    public List<ContentLine> Lines { get; } = [];

    public List<CalendarComponent> Children { get; } = [];

    public ContentLine? First(string property) => Lines.Find(l => l.Name == property);

    public IEnumerable<ContentLine> All(string property) => Lines.Where(l => l.Name == property);

    public IEnumerable<CalendarComponent> Inside(string component) => Children.Where(c => c.Name == component);

    /// <summary>The components of a file under one nameless root. Never fails: what is broken stays open.</summary>
    public static CalendarComponent Parse(string ics)
    {
        var open = new Stack<CalendarComponent>();
        var root = new CalendarComponent("", 0);
        open.Push(root);
        foreach (var line in ContentLine.ReadAll(ics))
        {
            if (line.Name == "BEGIN")
                Open(open, new CalendarComponent(line.Value.Trim().ToUpperInvariant(), line.Number));
            else if (line.Name == "END")
                Close(open, line.Value.Trim().ToUpperInvariant());
            else
                open.Peek().Lines.Add(line);
        }
        return root;
    }

    /// <summary>An event inside an event is the next one: the END between them was lost.</summary>
    private static void Open(Stack<CalendarComponent> open, CalendarComponent component)
    {
        if (component.Name is "VEVENT" or "VCALENDAR" && open.Any(c => c.Name == component.Name))
        {
            while (open.Peek().Name != component.Name)
                open.Pop();
            open.Pop();
        }
        // Deep nesting is nothing that calendars have: keep the stack small.
        if (open.Count < 8)
            open.Peek().Children.Add(component);
        open.Push(component);
    }

    private static void Close(Stack<CalendarComponent> open, string name)
    {
        if (!open.Any(c => c.Name == name) || name.Length == 0)
            return;
        while (open.Peek().Name != name)
            open.Pop();
        open.Pop().IsClosed = true;
    }
}
