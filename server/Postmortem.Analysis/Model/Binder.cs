using Postmortem.Analysis.Model.Binding;
using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Syntax;

namespace Postmortem.Analysis.Model;

/// <summary>Reads a document into its model: a cheap walk over what recognizers found in each block.</summary>
internal static class Binder
{
    public static DocumentModel Bind(Document document, AnalysisContext context)
    {
        var walk = new Walk(document, context, BlockReader.Default);
        walk.Profile = KindBinder.FindProfile(walk);
        var titleBlock = SectionBinder.TitleBlock(walk);
        SectionBinder.Bind(walk, titleBlock);
        walk.Fields = FieldBinder.Bind(walk);
        var placeholders = PlaceholderBinder.Bind(walk);
        walk.Sections = SectionBinder.Finish(walk, placeholders);

        var title = HeaderBinder.Title(walk, titleBlock);
        var dates = HeaderBinder.Dates(walk, title);
        var zone = walk.Fields.FirstOrDefault(static f => f.Id == "zone" && f.Value.Length > 0);
        var timeline = TimelineBinder.Bind(walk, titleBlock, dates, zone is null ? null : new Fact<string>(zone.Value, zone.Value, zone.ValueSpan), out var declared);
        var kind = walk.Profile?.Id ?? (context.IsPostMortem ?? KindBinder.IsPostMortem(walk, title, timeline, IsDated(walk, title, dates, timeline)) ? DocumentModel.GenericKind : null);
        var header = HeaderBinder.Bind(walk, title, timeline, dates);
        return new DocumentModel
        {
            Document = document,
            Kind = kind,
            Profile = walk.Profile,
            Title = title,
            Language = walk.Language,
            Header = header.Zone is null && declared is { } shared ? header with { Zone = new Fact<string>(shared.Zone.Name, shared.Zone.Name, default) } : header,
            Sections = walk.Sections,
            Fields = walk.Fields,
            Tables = TableBinder.Bind(walk),
            Timeline = timeline,
            Metrics = MetricsBinder.Bind(timeline),
            Impact = ImpactBinder.Bind(walk),
            RootCause = CauseBinder.Bind(walk),
            ActionItems = ActionBinder.Bind(walk, dates),
            Lessons = LessonBinder.Bind(walk),
            Placeholders = placeholders,
            Completeness = CompletenessBinder.Bind(walk, header),
        };
    }

    /// <summary>Whether anything says when, if only "March 16": guides and templates' documentation have no day.</summary>
    private static bool IsDated(Walk walk, Fact<string>? title, DocumentDates dates, Timeline timeline) =>
        dates.Best is not null || timeline.Entries.Any(static e => e.At.Date is not null) || (title is not null && FactReading.FindDate(title.Value, 0, walk.Words) is not null);
}
