using CallCenter.Console.Contracts;

namespace CallCenter.Console.Hub;

/// <summary>Commands that were done lately: the same id is done once, and asked again gets the first answer. A leaf: its lock covers the table only.</summary>
internal sealed class CommandLedger(TimeProvider time)
{
    /// <summary>Commands kept for one person; older ones are forgotten first.</summary>
    public const int MostKept = 512;

    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);
    private readonly Lock turn = new();
    private readonly Dictionary<string, Dictionary<string, (Task<CommandAck> Answer, long At)>> people = new(StringComparer.Ordinal);

    /// <summary>Does a command unless it was done already.</summary>
    public Task<CommandAck> Once(string staff, string id, Func<Task<CommandAck>> work)
    {
        TaskCompletionSource<CommandAck> answer;
        lock (turn)
        {
            if (!people.TryGetValue(staff, out var mine))
            {
                people.Add(staff, mine = new(StringComparer.Ordinal));
            }

            if (mine.TryGetValue(id, out var done) && time.GetElapsedTime(done.At) < KeptFor)
            {
                return done.Answer;
            }

            if (mine.Count >= MostKept)
            {
                foreach (var old in mine.OrderBy(m => m.Value.At).Take(MostKept / 4).Select(m => m.Key).ToList())
                {
                    mine.Remove(old);
                }
            }

            answer = new TaskCompletionSource<CommandAck>(TaskCreationOptions.RunContinuationsAsynchronously);
            mine[id] = (answer.Task, time.GetTimestamp());
        }

        return Run(work, answer);
    }

    private static async Task<CommandAck> Run(Func<Task<CommandAck>> work, TaskCompletionSource<CommandAck> answer)
    {
        try
        {
            answer.SetResult(await work().ConfigureAwait(false));
        }
#pragma warning disable CA1031 // handed to everybody who asked for the same
        catch (Exception why)
#pragma warning restore CA1031
        {
            answer.SetException(why);
        }

        return await answer.Task.ConfigureAwait(false);
    }
}
