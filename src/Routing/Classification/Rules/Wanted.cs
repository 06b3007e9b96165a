namespace CallCenter.Routing.Classification.Rules;

/// <summary>A concept and the standings in which it counts.</summary>
internal readonly record struct Wanted(int Concept, Standing Allowed, Standing Required)
{
    private const Standing Any = Standing.Denied | Standing.Over | Standing.Supposed | Standing.Shown | Standing.Rehearsed | Standing.Rumoured;

    public static Wanted Parse(string source, Lexicon lexicon, bool none)
    {
        var slash = source.IndexOf('/', StringComparison.Ordinal);
        var name = slash < 0 ? source : source[..slash];
        var concept = lexicon.Number(name);
        if (concept < 0)
        {
            throw new FormatException($"no concept '{name}' in the lexicon");
        }

        // What rules something out may be said in any way but denied.
        var (allowed, required) = (none && slash < 0 ? Any & ~Standing.Denied : Standing.Live, Standing.Live);
        var marks = slash < 0 ? string.Empty : source[(slash + 1)..];
        var must = false;
        foreach (var mark in marks)
        {
            must |= mark == '=';
            var standing = mark switch
            {
                '否' => Standing.Denied,
                '过' => Standing.Over,
                '假' => Standing.Supposed,
                '屏' => Standing.Shown,
                '练' => Standing.Rehearsed,
                '传' => Standing.Rumoured,
                '任' => Any,
                '=' => Standing.Live,
                _ => throw new FormatException($"'{source}': no standing '{mark}'"),
            };
            allowed |= standing;
            required |= must ? standing : Standing.Live;
        }

        return new Wanted(concept, allowed, required);
    }

    public bool Fits(in Hit hit) => hit.Concept == Concept && (hit.Standing & ~Allowed) == 0 && (hit.Standing & Required) == Required;
}
