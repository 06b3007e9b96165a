namespace CallCenter.Core.Seats;

/// <summary>
/// The name under which the switchboard knows a browser seat: a phone whose buttons are on the desk. It is no SIP account: a colon can't
/// stand in one.
/// </summary>
public static class SeatPhone
{
    /// <summary>What every such name begins with.</summary>
    public const string Prefix = "web:";

    /// <summary>The longest staff number in such a name.</summary>
    public const int MostStaffCharacters = 32;

    /// <summary>The phone of a member of staff.</summary>
    /// <param name="staff">Staff number, for example 1003.</param>
    public static string Of(string staff) => Prefix + staff;

    /// <summary>Whether a phone name is a browser seat's: the prefix and 1 to 32 ASCII letters, digits, dots, dashes or underscores.</summary>
    /// <param name="phone">Name of a phone.</param>
    public static bool IsSeat(string phone)
    {
        if (!phone.StartsWith(Prefix, StringComparison.Ordinal) || phone.Length == Prefix.Length || phone.Length > Prefix.Length + MostStaffCharacters)
        {
            return false;
        }

        for (var n = Prefix.Length; n < phone.Length; n++)
        {
            if (!char.IsAsciiLetterOrDigit(phone[n]) && phone[n] is not ('.' or '-' or '_'))
            {
                return false;
            }
        }

        return true;
    }
}
