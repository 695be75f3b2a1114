namespace Postmortem.Analysis.Model.Binding;

/// <summary>What is known of the day before the timeline is read.</summary>
/// <param name="Stated">The day that the document states for the incident.</param>
/// <param name="Best">That, or else the day it was written or published.</param>
/// <param name="Year">The year for dates that have none.</param>
internal readonly record struct DocumentDates(DateOnly? Stated, DateOnly? Best, int? Year);
