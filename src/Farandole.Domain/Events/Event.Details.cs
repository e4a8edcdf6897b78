namespace Farandole.Domain.Events;

public sealed partial class Event
{
    /// <summary>All that its organizers said of it, to be changed in part and taken again by <see cref="Edit"/>.</summary>
    public EventDetails Details =>
        new()
        {
            Title = Title,
            Schedule = Schedule,
            DateIsToCome = IsDateToCome,
            Place = Place,
            Text = Text,
            Html = Html,
            OnlineLink = OnlineLink,
            Contact = Contact,
            Language = Language,
            Price = Price,
            IsFree = IsFree,
            Accessibility = Accessibility,
            Visibility = Visibility,
            Capacity = Capacity,
            TakesNames = TakesNames,
        };
}
