using CallCenter.Routing.Classification.Text;

namespace CallCenter.Routing.Classification.Rules;

/// <summary>Words that change how what follows is meant: denial, time, condition, screen, dream, drill, rumour.</summary>
/// <remarks>
/// A denial reaches a few characters inside its clause. Time holds until another time is named, at most to the end of its sentence. A condition holds in its
/// clause and, after 如果 and the like, in the next. A screen or a rumour holds to the end of its sentence unless something says that it is real. A drill
/// holds for the whole text unless it is denied (不是演习) or something real follows. A settlement that follows soon (不赔, 出院了) puts what was said before it into the past; a cancellation
/// does so with everything before it, unless something sounds like pressure.
/// </remarks>
internal sealed class Cues
{
    private const int DenialReach = 4;
    private const int TimeReach = 22;
    private const int SettledReach = 26;
    private const int ShownReach = 30;
    private const int SupposedReach = 12;

    private readonly int _not;
    private readonly int _past;
    private readonly int _after;
    private readonly int _now;
    private readonly int _if;
    private readonly int _fear;
    private readonly int _risk;
    private readonly int _shown;
    private readonly int _real;
    private readonly int _drill;
    private readonly int _rumour;
    private readonly int _settled;
    private readonly int _cancel;
    private readonly int _pressed;
    private readonly HashSet<int> _all;

    public Cues(Func<string, int> number)
    {
        (_not, _past, _after, _now) = (number(".否定"), number(".过去"), number(".事后"), number(".现在"));
        (_if, _fear, _risk) = (number(".如果"), number(".担心"), number(".隐患"));
        (_shown, _real, _drill, _rumour) = (number(".屏幕"), number(".真实"), number(".演练"), number(".传闻"));
        (_settled, _cancel, _pressed) = (number(".了结"), number(".取消"), number(".胁迫"));
        _all = [_settled, _cancel, _pressed, _not, _past, _after, _now, _if, _fear, _risk, _shown, _real, _drill, _rumour];
    }

    /// <summary>The same hits with how they are said; the cues stay among them.</summary>
    public IReadOnlyList<Hit> Judge(NormalText text, List<Hit> hits)
    {
        var cues = hits.Where(h => _all.Contains(h.Concept)).ToList();
        if (cues.Count == 0)
        {
            return hits;
        }

        var rehearsed = cues.Exists(c => c.Concept == _drill && !Denied(text, c, cues, hits) && !cues.Exists(r => r.Concept == _real && r.Start > c.End)) ? Standing.Rehearsed : Standing.Live;
        for (var i = 0; i < hits.Count; i++)
        {
            var hit = hits[i];
            if (_all.Contains(hit.Concept))
            {
                continue;
            }

            var standing = rehearsed | Time(text, hit, cues, hits) | Supposed(text, hit, cues) | Shown(text, hit, cues);
            hits[i] = hit with { Standing = standing | (Denied(text, hit, cues, hits) ? Standing.Denied : Standing.Live) };
        }

        return hits;
    }

    /// <summary>A denial inside the words of something else (没呼吸) denies nothing that follows.</summary>
    private bool Denied(NormalText text, Hit hit, List<Hit> cues, List<Hit> hits) => cues.Exists(c => c.Concept == _not && c.End <= hit.Start && hit.Start - c.End <= DenialReach
        && text.ClauseAt(c.Start) == text.ClauseAt(hit.Start)
        && !hits.Exists(h => h.Start <= c.Start && h.End > c.End && h.End <= hit.Start && !_all.Contains(h.Concept)));

    private Standing Time(NormalText text, Hit hit, List<Hit> cues, List<Hit> hits)
    {
        var over = false;
        var pressed = cues.Exists(c => c.Concept == _pressed);
        foreach (var cue in cues)
        {
            if (cue.Concept == _after && cue.Start >= hit.End && cue.Start - hit.End <= 3 && text.ClauseAt(cue.Start) == text.ClauseAt(hit.Start))
            {
                return Standing.Over;
            }

            if (cue.Start >= hit.End)
            {
                if ((cue.Concept == _settled && cue.Start - hit.End <= SettledReach) || (cue.Concept == _cancel && !pressed && !Denied(text, cue, cues, hits)))
                {
                    return Standing.Over;
                }

                if (cue.Concept == _now && text.ClauseAt(cue.Start) == text.ClauseAt(hit.Start))
                {
                    return Standing.Live;
                }

                continue;
            }

            if (cue.Concept == _now)
            {
                over = false;
            }
            else if (cue.Concept == _past && cue.End <= hit.Start && text.SentenceAt(cue.Start) == text.SentenceAt(hit.Start) && hit.Start - cue.End <= TimeReach)
            {
                over = true;
            }
        }

        return over ? Standing.Over : Standing.Live;
    }

    private Standing Supposed(NormalText text, Hit hit, List<Hit> cues)
    {
        foreach (var cue in cues)
        {
            var clauses = text.ClauseAt(hit.Start) - text.ClauseAt(cue.Start);
            var reached = cue.End <= hit.Start && text.SentenceAt(cue.Start) == text.SentenceAt(hit.Start);
            if ((cue.Concept == _if && reached && clauses <= 1 && hit.Start - cue.End <= TimeReach)
                || (cue.Concept == _fear && reached && clauses == 0 && hit.Start - cue.End <= SupposedReach)
                || (cue.Concept == _risk && cue.Start >= hit.End && clauses == 0 && cue.Start - hit.End <= SupposedReach))
            {
                return Standing.Supposed;
            }
        }

        return Standing.Live;
    }

    private Standing Shown(NormalText text, Hit hit, List<Hit> cues)
    {
        var standing = Standing.Live;
        foreach (var cue in cues)
        {
            if (text.SentenceAt(cue.Start) != text.SentenceAt(hit.Start))
            {
                continue;
            }

            if (cue.Concept == _real)
            {
                return Standing.Live;
            }

            if (cue.End <= hit.Start && hit.Start - cue.End <= ShownReach)
            {
                standing |= cue.Concept == _shown ? Standing.Shown : cue.Concept == _rumour ? Standing.Rumoured : Standing.Live;
            }
        }

        return standing;
    }
}
