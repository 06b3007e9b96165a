namespace CallCenter.Server.Commands;

/// <summary>What <c>train</c> and <c>evaluate</c> are asked for.</summary>
/// <param name="In">File or folder of labelled texts.</param>
/// <param name="Text">Column of the text.</param>
/// <param name="Label">Column of the label.</param>
/// <param name="Model">File of the model, written or read.</param>
/// <param name="Plain">Only characters, no concepts of the rules.</param>
/// <param name="LongestGram">Longest run of characters.</param>
/// <param name="Cost">Cost of a mistake.</param>
/// <param name="Folds">Parts for calibration and cross-validation.</param>
internal sealed record TrainWish(string In, string Text, string Label, string Model, bool Plain, int LongestGram, double Cost, int Folds);
