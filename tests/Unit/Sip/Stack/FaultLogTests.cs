using Xunit;

namespace CallCenter.Unit.Sip.Stack;

public sealed class FaultLogTests
{
    [Fact]
    public void The_first_fault_of_each_kind_is_logged_and_then_one_a_second_with_the_count()
    {
        var wire = new Wire();
        var (stack, _, _) = wire.Stack();
        for (var n = 0; n < 500; n++)
        {
            stack.Post(() => throw new InvalidOperationException());
        }

        stack.Post(() => throw new FormatException());
        wire.Settle();
        Assert.Equal(2, wire.Book.Count(2001));

        wire.Advance(1000);
        stack.Post(() => throw new FormatException());
        stack.Post(() => throw new FormatException());
        wire.Settle();
        Assert.Equal(3, wire.Book.Count(2001));
        Assert.Contains("502", wire.Book.Lines.Last(line => line.Id == 2001).Text, StringComparison.Ordinal);
    }
}
