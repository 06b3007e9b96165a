namespace CallCenter.Routing.Classification.Text;

/// <summary>Many words, found at a place of a text in one walk. Each word carries entries (numbers that the owner understands).</summary>
internal sealed class WordTree
{
    private readonly Dictionary<long, int> _next = [];
    private readonly List<List<int>?> _entries = [null];

    public void Add(string word, int entry)
    {
        var node = 0;
        foreach (var c in word)
        {
            var key = Key(node, c);
            if (!_next.TryGetValue(key, out var child))
            {
                child = _entries.Count;
                _entries.Add(null);
                _next.Add(key, child);
            }

            node = child;
        }

        (_entries[node] ??= []).Add(entry);
    }

    /// <summary>One step down from a node (0 is the root); -1 when no word goes on with this character.</summary>
    public int Step(int node, char c) => _next.TryGetValue(Key(node, c), out var child) ? child : -1;

    /// <summary>Entries of the words that end at a node.</summary>
    public IReadOnlyList<int> EntriesAt(int node) => (IReadOnlyList<int>?)_entries[node] ?? [];

    /// <summary>The longest word that begins at a place, with its first entry; length 0 when none does.</summary>
    public (int Length, int Entry) Longest(ReadOnlySpan<char> text, int start)
    {
        var (node, best) = (0, (Length: 0, Entry: -1));
        for (var i = start; i < text.Length; i++)
        {
            node = Step(node, text[i]);
            if (node < 0)
            {
                break;
            }

            if (_entries[node] is { } entries)
            {
                best = (i - start + 1, entries[0]);
            }
        }

        return best;
    }

    private static long Key(int node, char c) => ((long)node << 16) | c;
}
