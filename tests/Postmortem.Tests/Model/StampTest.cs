using System.Text;
using Postmortem.Analysis.Model.Reading;
using Xunit;

namespace Postmortem.Tests.Model;

public class StampTest
{
    [Theory]
    [InlineData("14:30 Alert fired", "14:30 | Alert fired")]
    [InlineData("9:04 - Pager rings", "09:04 | Pager rings")]
    [InlineData("14.30 Deployed", "14:30 | Deployed")]
    [InlineData("2:30 PM: Rolled back", "14:30 | Rolled back")]
    [InlineData("2:30PM Rolled back", "14:30 | Rolled back")]
    [InlineData("12:05 AM Quiet", "00:05 | Quiet")]
    [InlineData("9:06a Quiet", "09:06 | Quiet")]
    [InlineData("12:29p Quiet", "12:29 | Quiet")]
    [InlineData("3:20 p.m. Quiet", "15:20 | Quiet")]
    [InlineData("14h30 : bascule", "14:30 | bascule")]
    [InlineData("14:30:05 Started", "14:30:05 | Started")]
    [InlineData("5AM Started", "05:00 | Started")]
    [InlineData("24:00 Closed", "24:00 | Closed")]
    [InlineData("1430 UTC Started", "14:30 UTC | Started")]
    [InlineData("14時30分 開始", "14:30 | 開始")]
    [InlineData("午後2時30分 開始", "14:30 | 開始")]
    [InlineData("21:15 PM Typo", "21:15! | Typo")]
    [InlineData("25:10 Typo", "25:10! | Typo")]
    public void A_clock_is_read_in_every_writing(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("2024-03-02 14:30 Started", "2024-03-02 14:30 | Started")]
    [InlineData("2024-03-02T14:30:00Z Started", "2024-03-02 14:30:00 UTC | Started")]
    [InlineData("2024-03-02T14:30:00+02:00 Started", "2024-03-02 14:30:00 UTC+02:00 | Started")]
    [InlineData("2024-03-02 - 14:30 UTC: Started", "2024-03-02 14:30 UTC | Started")]
    [InlineData("2024-03-02 - ~14:30 UTC: Started", "2024-03-02 14:30 UTC ~ | Started")]
    [InlineData("2024-03-02/14:30 Started", "2024-03-02 14:30 | Started")]
    [InlineData("2024-03-02 1430: Started", "2024-03-02 14:30 | Started")]
    [InlineData("Mar 2, 2024 14:30 (UTC) Started", "2024-03-02 14:30 (UTC) | Started")]
    [InlineData("Mar 2, 2024 at 14:30 GMT+2 started", "2024-03-02 14:30 GMT+2 | started")]
    [InlineData("March 2nd 2:30 PM Started", "03-02 14:30 | Started")]
    [InlineData("2 March 2024: Started", "2024-03-02 | Started")]
    [InlineData("Thu 4 Mar 2021", "2021-03-04 | ")]
    [InlineData("Monday, 9 October 2023 - Started", "2023-10-09 | Started")]
    [InlineData("21/11/2022 09:00 Started", "2022-11-21 09:00 | Started")]
    [InlineData("11/21/2022 09:00 Started", "2022-11-21 09:00 | Started")]
    [InlineData("02-17-2023 Started", "2023-02-17 | Started")]
    [InlineData("[04-12 21:40] Started", "04-12 21:40 | Started")]
    [InlineData("07-Sept-2022 Started", "2022-09-07 | Started")]
    [InlineData("2024年3月2日 14:30 開始", "2024-03-02 14:30 | 開始")]
    [InlineData("12. März 2024, 14:30 Uhr: Start", "2024-03-12 14:30 | Start")]
    [InlineData("12 mars 2024 à 14h30 - début", "2024-03-12 14:30 | début")]
    [InlineData("3 de março de 2024 às 14:30 início", "2024-03-03 14:30 | início")]
    [InlineData("ngày 3 tháng 4 năm 2024 14:30 bắt đầu", "2024-04-03 14:30 | bắt đầu")]
    [InlineData("2024년 3월 2일 오후 2시 30분 시작", "2024-03-02 14:30 | 시작")]
    [InlineData("20212-03-04 10:00 Typo", "03-04! 10:00 | Typo")]
    [InlineData("2024-02-31 10:00 Typo", "2024-02-31! 10:00 | Typo")]
    [InlineData("ar-12-2021 08:05:10 PM +UTC Typo", "2021-03-12! 20:05:10 UTC | Typo")]
    [InlineData("14:30 on 2 March 2024 Started", "2024-03-02 14:30 | Started")]
    public void A_date_is_read_in_every_order(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("22:04-23:00 UTC: Split", "22:04-23:00 UTC | Split")]
    [InlineData("12:43 - 12:49 Split", "12:43-12:49 | Split")]
    [InlineData("1:42-1:59 PM: Split", "13:42-13:59 | Split")]
    [InlineData("11:42-1:59 PM: Split", "11:42-13:59 | Split")]
    [InlineData("03:10–03:25 CET Split", "03:10-03:25 CET | Split")]
    [InlineData("2026-04-13 13:11〜19:25 停止", "2026-04-13 13:11-19:25 | 停止")]
    [InlineData("2026-07-22 21:47:44〜2026-07-23 21:48 停止", "2026-07-22 21:47:44-2026-07-23 21:48 | 停止")]
    [InlineData("16:05:57-58", "16:05:57-16:05:58 | ")]
    [InlineData("2024-03-02 - 11:07 UTC => 13:40 UTC Split", "2024-03-02 11:07-13:40 UTC | Split")]
    [InlineData("14:00 to 14:25 Split", "14:00-14:25 | Split")]
    [InlineData("18:00-24:00 UTC Split", "18:00-24:00 UTC | Split")]
    [InlineData("00:25 - 00:29 AM", "00:25-00:29 | ")]
    [InlineData("23:28〜 失敗", "23:28- | 失敗")]
    [InlineData("2026-07-17〜18頃 配備", "2026-07-17-2026-07-18 ~ | 配備")]
    public void A_range_is_no_offset(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("16:42 GST: Split", "16:42 GST | Split")]
    [InlineData("16:37 Denver - Split", "16:37 Denver | Split")]
    [InlineData("16:37 Denver office reports", "16:37 | Denver office reports")]
    [InlineData("09:00 PST Split", "09:00 PST | Split")]
    [InlineData("09:00 IST Split", "09:00 IST? | Split")]
    [InlineData("09:00 Europe/Paris Split", "09:00 Europe/Paris | Split")]
    [InlineData("10:15 UTC / 03:15 PDT Split", "10:15 UTC (03:15 PDT) | Split")]
    [InlineData("09:41 EDT (13:41 UTC) Split", "09:41 EDT (13:41 UTC) | Split")]
    [InlineData("12:43 (UTC 03:43) Split", "12:43 (03:43 UTC) | Split")]
    [InlineData("UTC 06:20 Split", "06:20 UTC | Split")]
    [InlineData("7:40 AM +UTC Split", "07:40 UTC | Split")]
    [InlineData("09:00 UTC+9 Split", "09:00 UTC+9 | Split")]
    [InlineData("14:30 Met with the vendor", "14:30 | Met with the vendor")]
    public void A_zone_is_read_and_prose_is_not(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("**14:30 UTC:** Alert", "14:30 UTC | Alert")]
    [InlineData("**14:30**: Alert", "14:30 | Alert")]
    [InlineData("*07:15*: Alert", "07:15 | Alert")]
    [InlineData("[09:12] Alert", "09:12 | Alert")]
    [InlineData("(09:12) Alert", "09:12 | Alert")]
    [InlineData("`09:12` Alert", "09:12 | Alert")]
    [InlineData("[2024-08-02 11:05 UTC]: Alert", "2024-08-02 11:05 UTC | Alert")]
    [InlineData("🕒 14:30 Alert", "14:30 | Alert")]
    [InlineData("~ 22:00 Alert", "22:00 ~ | Alert")]
    [InlineData("around 22:00 the alert", "22:00 ~ | the alert")]
    [InlineData("22:00 頃 通知", "22:00 ~ | 通知")]
    [InlineData("14:30 -- Alert", "14:30 | Alert")]
    [InlineData("14:30 => Alert", "14:30 | Alert")]
    [InlineData("T+10 Alert", "T+10 | Alert")]
    [InlineData("T+1:30: Alert", "T+90 | Alert")]
    [InlineData("HH:mm Alert", "? | Alert")]
    [InlineData("2023-07-09 X: Alert", "2023-07-09 ? | Alert")]
    [InlineData("[14:30](https://acme.example/archives/C1/p1582035803248800) Alert", "14:30 @1582035803 | Alert")]
    public void Decoration_and_separators_belong_to_neither_side(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("8.4.0 is released")]
    [InlineData("4.7GB are gone")]
    [InlineData("0h 36m of downtime")]
    [InlineData("1h50m of downtime")]
    [InlineData("10:00 minutes of downtime")]
    [InlineData("10.0.0.1:8080 refused")]
    [InlineData("51.39% of requests")]
    [InlineData("1536 MB of memory")]
    [InlineData("2146 orders were late")]
    [InlineData("p99 rises")]
    [InlineData("May take longer")]
    [InlineData("3 replicas")]
    [InlineData("Monday was quiet")]
    [InlineData("500 errors")]
    [InlineData("")]
    [InlineData("**")]
    [InlineData("+")]
    [InlineData("~")]
    [InlineData("T+")]
    public void What_is_no_time_is_no_stamp(string text) => Assert.Null(StampReader.Read(text, ReadingWords.Default));

    private static void Check(string text, string expected)
    {
        var stamp = StampReader.Read(text, ReadingWords.Default);
        Assert.NotNull(stamp);
        Assert.Equal(expected, Show(stamp, text));
    }

    private static string Show(Stamp stamp, string text)
    {
        var parts = new StringBuilder();
        if (stamp.RelativeMinutes is { } minutes)
        {
            parts.Append($"T+{minutes}");
        }

        if (stamp.Date is { } date)
        {
            parts.Append(Show(date)).Append(' ');
        }

        if (stamp.Start is { } start)
        {
            parts.Append(start.Text).Append(start.Impossible ? "!" : "");
        }
        else if (stamp.Unknown)
        {
            parts.Append('?');
        }

        if (stamp.EndDate is not null || stamp.End is not null || stamp.OpenEnd)
        {
            while (parts.Length > 0 && parts[^1] == ' ')
            {
                parts.Length--;
            }

            parts.Append('-').Append(stamp.EndDate is { } last ? Show(last) : "").Append(stamp.EndDate is not null && stamp.End is not null ? " " : "").Append(stamp.End?.Text);
        }

        if (stamp.Zone is { } zone)
        {
            var written = text.Substring(zone.Span.Start, zone.Span.Length);
            parts.Append(' ').Append(zone.Zone.Name == "Z" ? "UTC" : written.StartsWith('(') ? $"({zone.Zone.Name})" : zone.Zone.Name).Append(zone.Zone.Kind == ZoneKind.Ambiguous ? "?" : "");
        }

        if (stamp.OtherClock is { } other)
        {
            parts.Append($" ({other.Text} {stamp.OtherZone?.Zone.Name})");
        }

        parts.Append(stamp.Approximate ? " ~" : "").Append(stamp.LinkedEpoch is { } epoch ? $" @{epoch}" : "");
        return parts.ToString().Replace("  ", " ").Trim() + " | " + text[stamp.EventStart..];
    }

    private static string Show(CalendarDate date) =>
        (date.HasYear ? $"{date.Year:0000}-" : "") + $"{date.Month:00}-{date.Day:00}" + (date.Slip ? "!" : "");
}
