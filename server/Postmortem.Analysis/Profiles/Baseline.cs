namespace Postmortem.Analysis.Profiles;

/// <summary>What a service does on ordinary days, from which impact is estimated. Rates are a minute, shares from 0 to 1, the window in minutes.</summary>
internal sealed record Baseline
{
    /// <summary>Null speaks for every service that has none of its own.</summary>
    public string? Service { get; init; }

    public double? Traffic { get; init; }

    /// <summary>The share of errors that there always is.</summary>
    public double? ErrorRate { get; init; }

    public double? ActiveUsers { get; init; }

    public double? Orders { get; init; }

    public double? OrderValue { get; init; }

    /// <summary>The target of availability.</summary>
    public double? Slo { get; init; }

    public double? Window { get; init; }

    internal static Baseline Read(DataMap map) => new()
    {
        Service = map.Text("service", "The service, by the name that documents give it. Without a name: every service that has no entry of its own."),
        Traffic = Read(map, "traffic", "Requests a minute, such as `2000`, or `200/s`.", Amounts.Rate, "a rate, such as 2000 or 200/s"),
        ErrorRate = Read(map, "errorRate", "The share of requests that always fails, such as `0.1%`.", static t => Amounts.Share(t, 0, 100), "a share, such as 0.1%"),
        ActiveUsers = Read(map, "activeUsers", "People who use it during the length of a usual incident.", Amounts.Count, "a number above zero"),
        Orders = Read(map, "orders", "Orders (or other conversions) a minute.", Amounts.Rate, "a rate, such as 120 or 2/s"),
        OrderValue = Read(map, "orderValue", "What one of them is worth on average.", Amounts.Count, "a number above zero"),
        Slo = Read(map, "slo", "The target of availability, such as `99.9%`.", static t => Amounts.Share(t, 50, 100) is < 1 and var share ? share : null, "a share from 50% to less than 100%"),
        Window = Read(map, "window", "The days that the target is about, such as `30d`.", static t => Amounts.Minutes(t, Amounts.MinutesOfDay), "a length of time, such as 30d"),
    };

    private static double? Read(DataMap map, string key, string description, Func<string, double?> read, string expected)
    {
        var node = map.Node(key, new DataShape("string") { Description = description, Shorthand = new DataShape("number") });
        if (node is null or { Kind: DataKind.Nothing })
        {
            return null;
        }

        var value = node.Kind == DataKind.Scalar ? read(node.Text) : null;
        if (value is null)
        {
            map.Report(node.Span, $"Expected {expected} for `{key}`.");
        }

        return value;
    }
}
