using CallCenter.Core.Seats;
using CallCenter.Telephony.Seats;
using Xunit;

namespace CallCenter.Unit.Telephony.Seats;

public sealed class SeatMachineTests
{
    /// <summary>Rows: states. Columns, in the order of the enum: Connected, AttemptFailed, Quiet, Heard, Closed, SecondPassed, GracePassed, Leave. A dot: nothing.</summary>
    private const string Table = """
        Connecting | Up Announce         | Gone | .                     | .                  | .                 | .                        | .         | Gone
        Up         | Up Announce, Rejoin | .    | Music PlayMusic, ArmGrace | .              | Missing ArmSecond | .                        | .         | Gone Lose
        Missing    | Up Announce, Rejoin | .    | .                     | Up Announce, Rejoin | .                | Music PlayMusic, ArmGrace | .        | Gone Lose
        Music      | Up Announce, Rejoin | .    | .                     | Up Announce, Rejoin | .                | .                        | Gone Lose | Gone Lose
        Gone       | .                   | .    | .                     | .                  | .                 | .                        | .         | .
        """;

    [Fact]
    public void Every_move_in_every_state_is_decided()
    {
        var rows = Table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(Enum.GetNames<SeatVoiceState>(), rows.Select(r => r.Split('|')[0].Trim()));
        foreach (var row in rows)
        {
            var cells = row.Split('|', StringSplitOptions.TrimEntries);
            var state = Enum.Parse<SeatVoiceState>(cells[0]);
            var moves = Enum.GetValues<SeatMove>();
            Assert.Equal(moves.Length, cells.Length - 1);
            foreach (var move in moves)
            {
                var cell = cells[1 + (int)move];
                var words = cell.Split(' ', 2);
                var expected = cell == "." ? (state, SeatAction.None)
                    : (Enum.Parse<SeatVoiceState>(words[0]), words.Length > 1 ? Enum.Parse<SeatAction>(words[1]) : SeatAction.None);
                Assert.Equal(expected, SeatMachine.Next(state, move));
            }
        }
    }
}
