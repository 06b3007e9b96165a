using System.Globalization;
using System.Text;
using CallCenter.Routing.Classification;
using CallCenter.Server.Classifying;

namespace CallCenter.Server.Commands;

/// <summary><c>classify</c>: every row of a file gets service, also, queue, priority, nature, category, probability and reasons. Needs no server.</summary>
internal static class ClassifyCommand
{
    private static readonly string[] Added = ["service", "also", "queue", "priority", "nature", "category", "probability", "reasons"];

    public static async Task<int> Run(string file, string textColumn)
    {
        var table = TsvTable.Read(file);
        var text = table.Need("text", textColumn);
        var (dialled, keypad, place) = (table.Find("dialled"), table.Find("keypad"), table.Find("place"));
        var classifier = TriageFolder.Shipped.Classifier();
        var standard = System.Console.OpenStandardOutput();
        var writer = new StreamWriter(standard, new UTF8Encoding(false)) { NewLine = "\n" };
        await using (writer.ConfigureAwait(false))
        {
            await writer.WriteLineAsync(string.Join('\t', [.. table.Columns, .. Added])).ConfigureAwait(false);
            foreach (var row in table.Rows)
            {
                string Cell(int column) => column < 0 ? string.Empty : row[column].Trim();
                var answer = classifier.Classify(new ClassificationInput { Text = row[text], Dialled = Cell(dialled), Keypad = Cell(keypad), Place = Cell(place) });
                await writer.WriteLineAsync(string.Join('\t', [.. row, .. Cells(answer)])).ConfigureAwait(false);
            }
        }

        return 0;
    }

    private static string[] Cells(Classification answer) =>
    [
        answer.Service,
        string.Join(',', answer.Also),
        answer.Queue,
        answer.Priority.ToString(),
        answer.Nature,
        answer.Category,
        (answer.Probability / 1000.0).ToString("F3", CultureInfo.InvariantCulture),
        string.Join(';', answer.Reasons.Select(Reason)),
    ];

    private static string Reason(Reason reason) => Clean($"{reason.Source}「{string.Join('…', reason.Words)}」{(reason.Weight < 1000 ? $" {reason.Weight / 1000.0:F2}" : string.Empty)}");

    /// <summary>A reason holds neither the mark between reasons nor one between columns.</summary>
    private static string Clean(string text) => text.Replace(';', ',').Replace('\t', ' ').Replace('\n', ' ');
}
