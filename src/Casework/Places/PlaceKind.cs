namespace CallCenter.Casework.Places;

/// <summary>What a place is. Kept in the database by number: values are append-only.</summary>
public enum PlaceKind
{
    /// <summary>District, town, community or village.</summary>
    Division = 1,

    /// <summary>A road or street.</summary>
    Road = 2,

    /// <summary>A building, estate, crossing, shop or other thing that people name.</summary>
    Landmark = 3,

    /// <summary>A plate with a number: lamp post, manhole, lift.</summary>
    Plate = 4,

    /// <summary>A grid of the grid workers.</summary>
    Grid = 5,
}
