using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CallCenter.Casework.Database;

/// <summary>A short list of texts in one text column, as a JSON array on both databases.</summary>
internal static class TextList
{
    public sealed class Converter() : ValueConverter<List<string>, string>(
        list => JsonSerializer.Serialize(list, JsonSerializerOptions.Default),
        text => JsonSerializer.Deserialize<List<string>>(text, JsonSerializerOptions.Default) ?? new List<string>());

    public sealed class Comparer() : ValueComparer<List<string>>(
        (left, right) => left!.SequenceEqual(right!),
        list => list.Aggregate(0, (hash, text) => HashCode.Combine(hash, text)),
        list => list.ToList());
}
