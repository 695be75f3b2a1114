using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Binding;

/// <summary>Gives entries their dates and zones: what is in force where they stand. Goes over the items once, in document order.</summary>
internal sealed class TimelineResolver
{
    private const int HalfDay = 12 * 3600;
    private const int EarlyMorning = 5 * 3600;
    private const int MidnightStep = 10 * 3600;

    private readonly Walk _walk;
    private readonly List<TimelineItem> _items;
    private readonly DocumentDates _dates;
    private readonly bool _twelveHours;
    private readonly bool _dayFirst;

    private DateOnly? _date;
    private DateOnly? _default;
    private ZoneReading? _zone;
    private int _last = -1;
    private bool _isNextDay;
    private Meridiem _phase;

    public TimelineResolver(Walk walk, List<TimelineItem> items, DocumentDates dates, Fact<string>? documentZone)
    {
        _walk = walk;
        _items = items;
        _dates = dates;
        _date = dates.Best;
        (_twelveHours, _dayFirst) = Habits(items, dates);
        _dayFirst |= walk.Language != "en";
        if (documentZone is not null && ZoneReader.Read(documentZone.Raw.AsSpan().TrimStart(), 0, walk.Words) is { } zone)
        {
            _zone = zone;
        }
    }

    /// <summary>The zone that a heading or sentence declares for the timeline.</summary>
    public ZoneReading? Declared { get; private set; }

    public void Note(int index)
    {
        var item = _items[index];
        if (item.Zone is { } zone)
        {
            _zone = zone;
            Declared ??= zone;
        }

        if (item is { Kind: ItemKind.TimeHeading, Stamp: { } phase })
        {
            _phase = (phase.End ?? phase.Start)?.Meridiem ?? Meridiem.None;
            if (phase.Start is { } start && phase.Date is null && _phase != Meridiem.None)
            {
                _last = Math.Max(_last, Math.Min(_last, start.Seconds));
            }
        }

        if (item.HoldsForAll)
        {
            _default = Resolve(item.Stamp!.Date!.Value, item.Year);
            _date = _default;
            return;
        }

        if (item.Date is { } date && Resolve(date, item.Year) is { } resolved)
        {
            if (_date != resolved || item.Kind == ItemKind.Date)
            {
                _last = -1;
            }

            _date = resolved;
            _default = null;
        }
        else if (item.Kind == ItemKind.Section && item.Section >= 0)
        {
            _last = -1;
            _date = _dates.Best;
            _default = null;
        }
    }

    /// <summary>A milestone that stands beside the timeline leaves what is in force as it is.</summary>
    public TimelineEntry Beside(int index)
    {
        var (date, last, phase, zone, holds) = (_date, _last, _phase, _zone, _default);
        var entry = Resolve(index);
        (_date, _last, _phase, _zone, _default) = (date, last, phase, zone, holds);
        return entry;
    }

    public TimelineEntry Resolve(int index)
    {
        var item = _items[index];
        var stamp = item.Stamp!;
        var own = item.Date is { } written ? Resolve(written, item.Year) : stamp.DayShift > 0 ? (_default ?? _date)?.AddDays(_isNextDay || _last is >= 0 and < EarlyMorning ? 0 : stamp.DayShift) : null;
        _isNextDay = stamp.DayShift > 0;
        var date = own ?? (item.Date is null ? _default ?? _date : null);
        var clock = stamp.Start is { } start ? Disambiguate(start, own is not null && own != _date) : (Clock?)null;
        if (clock is { } time)
        {
            if (own is null && _last >= 0 && date is { } today && time.Seconds < _last - MidnightStep && item.Kind != ItemKind.Milestone && _default is null)
            {
                date = today.AddDays(1);
            }
            else if (own is null && _default is not null && _last >= 0 && date is { } fixedDay && time.Seconds < _last - HalfDay)
            {
                date = fixedDay.AddDays(1);
                _default = date;
            }
        }

        if (item.Kind != ItemKind.Milestone || own is not null)
        {
            _date = _default is null || own is null ? date ?? _date : _date;
            _last = clock?.Seconds ?? (own is not null ? -1 : _last);
        }

        var zone = stamp.Zone ?? item.Zone ?? _zone;
        var end = EndOf(stamp, clock);
        return TimelineEntryBuilder.Build(_walk, item, stamp, date, own is not null, clock, end, EndDate(stamp, date, clock, end, item.Year), zone);
    }

    private Clock? EndOf(Stamp stamp, Clock? start)
    {
        if (stamp.End is not { } end || start is not { } from)
        {
            return stamp.End;
        }

        // "1:19-1:20" in the afternoon: the end is in the same half of the day.
        return _twelveHours && end is { Meridiem: Meridiem.None, Hour: <= 12 } && !(end.TwoDigits && end.Hour < 10) && from.Hour >= 12 && end.In(Meridiem.Pm) is var late && late.Seconds >= from.Seconds ? late : end;
    }

    private DateOnly? EndDate(Stamp stamp, DateOnly? date, Clock? start, Clock? end, int year)
    {
        if (stamp.EndDate is { } written)
        {
            return Resolve(written, year);
        }

        return end is { } last && start is { } from && last.Seconds < from.Seconds - MidnightStep ? date?.AddDays(1) : date;
    }

    /// <summary>
    /// In a document that writes twelve hours, a bare "1:17" after "11:57" is the afternoon: the first of its two readings
    /// that is not before the entry above.
    /// </summary>
    private Clock Disambiguate(Clock clock, bool newDay)
    {
        if (!_twelveHours || clock.Meridiem != Meridiem.None || clock.Hour is 0 or > 12 || (clock.TwoDigits && clock.Hour < 10))
        {
            return clock;
        }

        var early = clock.In(Meridiem.Am);
        var late = clock.In(Meridiem.Pm);
        if (clock.Hour == 12)
        {
            early = clock with { Hour = 0 };
            late = clock;
        }

        if (newDay || _last < 0)
        {
            return _phase == Meridiem.Pm ? late : clock.Hour == 12 ? late : early;
        }

        return early.Seconds >= _last ? early : late.Seconds >= _last ? late : _last - late.Seconds < HalfDay / 2 ? late : early;
    }

    private DateOnly? Resolve(CalendarDate date, int columnYear)
    {
        if (date.Swappable && date.HasYear)
        {
            var day = (_dayFirst ? date.Swapped : date).In(0) ?? date.In(0);
            var other = (_dayFirst ? date : date.Swapped).In(0);
            return other == _dates.Best && day != _dates.Best ? other : day;
        }

        if (date.HasYear)
        {
            return date.In(0);
        }

        var year = columnYear > 0 ? columnYear : _date?.Year ?? _dates.Year ?? 0;
        if (date.In(year) is not { } found)
        {
            return date.Swappable ? date.Swapped.In(year) : null;
        }

        // December to January without a year.
        return _date is { } current && columnYear == 0 && found < current.AddDays(-300) ? date.In(year + 1) ?? found : found;
    }

    private static (bool TwelveHours, bool DayFirst) Habits(List<TimelineItem> items, DocumentDates dates)
    {
        var marked = false;
        var beyond = false;
        var dayFirst = 0;
        var monthFirst = 0;
        foreach (var item in items)
        {
            if (item.Stamp is not { } stamp)
            {
                continue;
            }

            foreach (var clock in (ReadOnlySpan<Clock?>)[stamp.Start, stamp.End])
            {
                if (clock is { } c)
                {
                    marked |= c.Meridiem != Meridiem.None;
                    beyond |= c.Meridiem == Meridiem.None && (c.Hour is 0 or > 12 || (c.TwoDigits && c.Hour < 10)) && item.Kind != ItemKind.TimeHeading;
                }
            }

            if (item.Date is { Swappable: true } date)
            {
                dayFirst += dates.Best is { } best && date.Swapped.In(best.Year) == best ? 1 : 0;
                monthFirst += dates.Best is { } b && date.In(b.Year) == b ? 1 : 0;
            }
            else if (item.Date is { Form: { } form })
            {
                // 24/07/25 and 07-24-2025 give away the order of all the others.
                dayFirst += form == DateForm.DayFirst ? 1 : 0;
                monthFirst += form == DateForm.MonthFirst ? 1 : 0;
            }
        }

        return (marked && !beyond, dayFirst > monthFirst);
    }
}
