using CallCenter.Core;
using Xunit;

namespace CallCenter.Unit.Core;

/// <summary>A machine held to a table that writes every cell down: the state after the move, or a dash for a refusal.</summary>
internal static class MoveTable
{
    public static void Check<TState, TMove>(Func<TState, TMove, Transition<TState>> next, string table)
        where TState : struct, Enum
        where TMove : struct, Enum
    {
        var rows = table.Split('\n').Select(line => line.Split('|').Select(cell => cell.Trim()).ToArray()).ToArray();
        var moves = rows[0][1..].Select(Enum.Parse<TMove>).ToArray();
        var states = rows[1..].Select(row => Enum.Parse<TState>(row[0])).ToArray();

        // A state or a move that nobody has decided yet has no row or no column.
        Assert.Equal(Enum.GetValues<TMove>().Order(), moves.Order());
        Assert.Equal(Enum.GetValues<TState>().Order(), states.Order());
        for (var i = 0; i < states.Length; i++)
        {
            Assert.Equal(moves.Length + 1, rows[i + 1].Length);
            for (var j = 0; j < moves.Length; j++)
            {
                CheckCell(states[i], moves[j], rows[i + 1][j + 1], next(states[i], moves[j]));
            }
        }
    }

    private static void CheckCell<TState, TMove>(TState state, TMove move, string cell, Transition<TState> answer)
        where TState : struct, Enum
        where TMove : struct, Enum
    {
        var where = $"{state} x {move}";
        if (cell == "-")
        {
            Assert.False(answer.Made, $"{where} leads to {answer.State}; the table refuses it");
            Assert.True(answer.State.Equals(state), $"{where} is refused and yet changes the state to {answer.State}");
            Assert.Contains(state.ToString(), answer.Refusal, StringComparison.Ordinal);
            Assert.Contains(move.ToString(), answer.Refusal, StringComparison.Ordinal);
        }
        else
        {
            Assert.True(answer.Made, $"{where} is refused: {answer.Refusal}; the table says {cell}");
            Assert.True(answer.State.Equals(Enum.Parse<TState>(cell)), $"{where} leads to {answer.State}; the table says {cell}");
        }
    }
}
