using System.Diagnostics;

namespace CallCenter.Walk.House;

/// <summary>Waits for the thing itself.</summary>
internal static class Until
{
    public static readonly TimeSpan Usual = TimeSpan.FromSeconds(15);

    /// <summary>Asks until the answer is not null.</summary>
    /// <exception cref="TimeoutException">It did not come to that; the message says what was waited for and what there was.</exception>
    public static async Task<T> Found<T>(string what, Func<Task<T?>> ask, TimeSpan? within = null, Func<string>? instead = null)
        where T : class
    {
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < (within ?? Usual))
        {
            if (await ask() is { } found)
            {
                return found;
            }

            await Task.Delay(20);
        }

        throw new TimeoutException($"{what} did not come to pass within {(within ?? Usual).TotalSeconds:0.#} s{(instead is null ? string.Empty : "; instead: " + instead())}");
    }

    public static Task True(string what, Func<bool> ask, TimeSpan? within = null, Func<string>? instead = null) =>
        Found(what, () => Task.FromResult(ask() ? what : null), within, instead);
}
