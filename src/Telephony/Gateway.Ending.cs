using CallCenter.Core.Events;
using CallCenter.Sip;
using CallCenter.Telephony.Lines;

namespace CallCenter.Telephony;

/// <summary>How the gateway ends.</summary>
public sealed partial class Gateway
{
    /// <summary>How long the peers have to answer a hang-up.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LastWordsLook = TimeSpan.FromMilliseconds(10);

    private bool isEnding;
    private volatile bool isOver;

    /// <summary>Hangs up every line (BYE, CANCEL or 503), waits at most 1 s for the answers, closes the ports.</summary>
    public ValueTask DisposeAsync() => End(hangUp: true);

    /// <summary>Ends.</summary>
    /// <param name="hangUp">False: no line is told anything; who has the leg file can take them up.</param>
    internal async ValueTask End(bool hangUp)
    {
        if (isOver)
        {
            return;
        }

        isOver = true;
        if (hangUp && sip.Endpoints.Count > 0)
        {
            await HangUpAll().ConfigureAwait(false);
        }

        if (pulse is not null)
        {
            await pulse.DisposeAsync().ConfigureAwait(false);
        }

        sip.Dispose();
        refusals.Dispose();
        media.Dispose();
        legs?.Dispose();
        if (ladder is not null)
        {
            await ladder.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task HangUpAll()
    {
        var begin = time.GetTimestamp();
        var said = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        sip.Post(() =>
        {
            isEnding = true;
            foreach (var line in lines.Values.ToList())
            {
                HangUp(line);
            }

            said.SetResult();
        });
        try
        {
            await said.Task.WaitAsync(LastWords, time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            log.EndedInSilence(LiveLines);
            return;
        }

        // A dialog is live until its BYE or CANCEL is answered; until then it is sent again.
        while (sip.ReadCounters().LiveDialogs > 0 && time.GetElapsedTime(begin) < LastWords)
        {
            await Task.Delay(LastWordsLook, time).ConfigureAwait(false);
        }
    }

    /// <summary>One line that can't be hung up must not leave the others in silence.</summary>
    private void HangUp(SipLine line)
    {
        try
        {
            var call = line.Sip;
            if (line.Seat is not null)
            {
                Over(line, LineEndCause.Ours, 503);
            }
            else if (call is { State: SipCallState.Incoming or SipCallState.Ringing })
            {
                call.Reject(503);
            }
            else
            {
                call?.Hangup("SIP;cause=503;text=\"Service Unavailable\"");
            }
        }
#pragma warning disable CA1031
        catch (Exception why)
#pragma warning restore CA1031
        {
            log.EffectFailed("hang-up at the end", 0, why);
        }
    }
}
