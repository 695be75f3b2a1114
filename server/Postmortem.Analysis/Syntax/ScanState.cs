namespace Postmortem.Analysis.Syntax;

/// <summary>What of the blocks above decides how the next line is read.</summary>
/// <param name="InTable">The line above is a row of a table.</param>
/// <param name="AfterHeaderRow">The line above is the header of a table, so this one is its delimiter.</param>
/// <param name="ListIndent">The column at which the content of the innermost open list item stands, 0 outside of lists.</param>
internal readonly record struct ScanState(bool InTable, bool AfterHeaderRow, int ListIndent);
