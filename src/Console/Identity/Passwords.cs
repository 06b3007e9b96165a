using CallCenter.Console.Contracts;
using Microsoft.AspNetCore.Identity;

namespace CallCenter.Console.Identity;

/// <summary>Passwords: hashing (PBKDF2-HMAC-SHA512, 210,000 rounds) and what is good enough.</summary>
public static class Passwords
{
    private const int Shortest = 12;
    private const int Longest = 128;
    private static readonly PasswordHasher<object> Hasher = new(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));
    private static readonly PasswordHasher<object> QuickHasher = new(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 1_000 }));
    private static readonly object Nobody = new();
    private static readonly string Decoy = Hasher.HashPassword(Nobody, "nobody has this password");

    /// <summary>A hash to keep.</summary>
    public static string Hash(string password) => Hasher.HashPassword(Nobody, password);

    /// <summary>A hash of a password that chance made (at least 64 bits) and that has to be changed at first use: nobody can try them all.</summary>
    public static string HashRandom(string password) => QuickHasher.HashPassword(Nobody, password);

    /// <summary>Whether a password is right. Takes as long for an account that does not exist.</summary>
    public static bool Matches(string? hash, string password)
    {
        var matches = Hasher.VerifyHashedPassword(Nobody, hash ?? Decoy, password.Length > Longest ? string.Empty : password) != PasswordVerificationResult.Failed;
        return matches && hash is not null;
    }

    /// <summary>Why a new password is refused; null: it is good.</summary>
    internal static Said? Refusal(string next, string present, string staff) =>
        next.Length is < Shortest or > Longest ? new Said($"新密码须为 {Shortest} 至 {Longest} 个字符", $"The new password must have {Shortest} to {Longest} characters")
        : next == present ? new Said("新密码不能与原密码相同", "The new password must differ from the present one")
        : next.Contains(staff, StringComparison.OrdinalIgnoreCase) ? new Said("新密码不能包含工号", "The new password must not contain the staff number")
        : next.Distinct().Count() < 6 ? new Said("新密码至少要有 6 个不同的字符", "The new password must have at least 6 different characters")
        : null;
}
