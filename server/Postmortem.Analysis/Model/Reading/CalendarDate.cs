using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Reading;

/// <summary>The order in which digits that leave no doubt write day and month.</summary>
internal enum DateForm
{
    DayFirst,
    MonthFirst,
}

/// <summary>A date as written; <paramref name="Year"/> is 0 where none is written.</summary>
/// <param name="Swappable">Day and month stand in digits and could be exchanged: 03/04/2024.</param>
/// <param name="Slip">No such date exists or a letter is lost (2024-02-31, 20212-03-04, ar-12-2021); it is read as far as it goes.</param>
/// <param name="EndDay">The last day of a range within one date, such as 17〜18, else 0.</param>
internal readonly record struct CalendarDate(int Year, int Month, int Day, bool Swappable, bool Slip, int EndDay, TextSpan Span)
{
    /// <summary>Set where day and month stand in digits and only one order is possible.</summary>
    public DateForm? Form { get; init; }

    public bool HasYear => Year > 0;

    public CalendarDate Swapped => Swappable ? this with { Month = Day, Day = Month } : this;

    /// <summary>The date in the calendar; null where it does not exist even with that year.</summary>
    public DateOnly? In(int year)
    {
        var y = Year > 0 ? Year : year;
        return y is >= 1 and <= 9999 && Month is >= 1 and <= 12 && Day >= 1 && Day <= DateTime.DaysInMonth(y, Month) ? new DateOnly(y, Month, Day) : null;
    }
}
