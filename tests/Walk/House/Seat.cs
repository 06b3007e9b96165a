namespace CallCenter.Walk.House;

/// <summary>A desk phone with its account, and the person who signs in at it.</summary>
/// <param name="Phone">SIP account.</param>
/// <param name="Secret">Its password.</param>
/// <param name="Staff">Staff number.</param>
/// <param name="Pin">PIN of the staff number.</param>
internal sealed record Seat(string Phone, string Secret, string Staff, string Pin)
{
    /// <summary>What is dialled to sign in.</summary>
    public string SignIn => $"*81*{Staff}*{Pin}";
}
