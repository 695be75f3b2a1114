using System.Globalization;
using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Sums;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Features.CodeActions;

/// <summary>The open cells of a table of service levels: what was reached, and whether that is a breach.</summary>
internal static class ServiceLevelEdits
{
    public static IEnumerable<TextEdit> Of(DocumentModel model, ImpactInput input, bool inEnglish)
    {
        foreach (var table in model.Tables)
        {
            var columns = table.Columns.ToList();
            int Column(string id) => columns.FindIndex(c => c == id || c == "slo-" + id);
            var (name, target, actual, breach) = (Math.Max(0, columns.FindIndex(c => c is "slo" or "slo-name")), Column("target"), Column("actual"), Column("breach"));
            if (target < 0 || actual < 0)
            {
                continue;
            }

            for (var block = table.FirstBlock; block < table.EndBlock; block++)
            {
                if (model.Document[block].Row == RowKind.Body)
                {
                    var row = new Row(model, block, input, inEnglish, name, target, actual, breach);
                    foreach (var edit in row.Edits())
                    {
                        yield return edit;
                    }
                }
            }
        }
    }

    private sealed record Row(DocumentModel Model, int Block, ImpactInput Input, bool InEnglish, int Name, int Target, int Actual, int Breach)
    {
        private IReadOnlyList<Cell> Cells => Model.Document[Block].Cells;

        public IEnumerable<TextEdit> Edits()
        {
            if (Name >= Cells.Count)
            {
                yield break;
            }

            var name = Cells[Name].Inlines.Plain.Trim();
            var stated = Model.Impact.Slos.FirstOrDefault(s => s.Block == Block);
            var targetText = stated?.Target?.Raw ?? "";
            var target = stated?.Target?.Value;
            var window = ServiceLevels.WindowOf(name) ?? Input.Window;
            if (InEnglish && IsOpen(Name) && Input.Slo is { } slo && !Model.Impact.Slos.Any(s => s.Block != Block && ServiceLevels.IsAvailability(s.Name)))
            {
                name = $"Availability ({Days(Input.Window)})";
                yield return Write(Name, name);
            }
            else if (name.Contains("[Window]", StringComparison.OrdinalIgnoreCase) && InEnglish)
            {
                var cell = Cells[Name];
                var at = cell.Text.IndexOf("[Window]", StringComparison.OrdinalIgnoreCase);
                if (at >= 0)
                {
                    yield return new TextEdit(new TextSpan(Model.Document.GetStart(Block) + cell.Span.Start + at, "[Window]".Length), Days(window));
                }
            }

            if (IsOpen(Target) && target is null && InEnglish && ServiceLevels.IsAvailability(name) && Input.Slo is { } promised)
            {
                (targetText, target) = (ImpactSums.Percent(promised), promised * 100);
                yield return Write(Target, targetText);
            }

            var (value, isEstimate) = (stated?.Actual?.Value, false);
            if (IsOpen(Actual) && value is null && InEnglish && ShareOf(name, window) is { } computed)
            {
                (value, isEstimate) = (computed.Percent, true);
                yield return Write(Actual, computed.Text);
            }

            if (Breach >= 0 && IsOpen(Breach) && InEnglish && target is { } t && value is { } a && ServiceLevels.IsBreached(new SloRow(name, Block, default, new Fact<double>(t, targetText, default), new Fact<double>(a, "", default), null)) is { } isBreached)
            {
                yield return Write(Breach, isBreached ? "Yes" : isEstimate ? "No (by this incident alone)" : "No");
            }

            foreach (var (column, slot) in ((int, string)[])[(Target, "[Target]"), (Actual, "[Actual, this incident included]"), (Breach, "[Yes or No]")])
            {
                if (name.Length > 0 && column >= 0 && column < Cells.Count && Cells[column].Span.IsEmpty && InEnglish)
                {
                    yield return Write(column, slot);
                }
            }
        }

        private (double Percent, string Text)? ShareOf(string name, double window)
        {
            if (ImpactValues.Availability(Input, window) is not { } availability)
            {
                return null;
            }

            var isAvailability = ServiceLevels.IsAvailability(name);
            if (!isAvailability && !name.ContainsIgnoringCase("error rate"))
            {
                return null;
            }

            var share = isAvailability ? availability.Share : 1 - availability.Share;
            var bound = Input.IsPeak ? isAvailability ? "at least " : "at most " : "";
            return (share * 100, $"{bound}{ImpactSums.Percent(share)} (estimate, this incident alone: {(isAvailability ? availability.How : availability.How["1 − ".Length..])})");
        }

        private bool IsOpen(int column) => column >= 0 && column < Cells.Count && Slots.IsOpen(Model, Cells[column].Span.Shift(Model.Document.GetStart(Block)));

        private TextEdit Write(int column, string text) => FieldEdits.Write(Model.Document, Cells[column].Span.Shift(Model.Document.GetStart(Block)), text);

        private static string Days(double window) => string.Create(CultureInfo.InvariantCulture, $"{window / Amounts.MinutesOfDay:0.##} days");
    }
}
