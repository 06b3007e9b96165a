namespace CallCenter.Routing.Classification.Training;

/// <summary>A linear support vector machine with squared hinge loss, solved in the dual one text at a time.</summary>
/// <remarks>C.-J. Hsieh et al., A dual coordinate descent method for large-scale linear SVM, ICML 2008, algorithm 1 (L2 loss).</remarks>
internal static class DualDescent
{
    /// <summary>Weights (one per feature, the bias last) that tell the texts marked true from the others.</summary>
    /// <param name="rows">Each text as index and value.</param>
    /// <param name="features">Number of features.</param>
    /// <param name="positive">True for the class.</param>
    /// <param name="cost">Cost of a mistake on each text.</param>
    /// <param name="passes">Passes over the texts.</param>
    /// <param name="seed">Order in which they are visited.</param>
    public static float[] Solve((int Index, float Value)[][] rows, int features, bool[] positive, double[] cost, int passes, ulong seed)
    {
        var weights = new float[features + 1];
        var alpha = new double[rows.Length];
        var order = Enumerable.Range(0, rows.Length).ToArray();
        var square = Array.ConvertAll(rows, r => 1 + r.Sum(f => (double)f.Value * f.Value));
        var state = seed | 1;
        for (var pass = 0; pass < passes; pass++)
        {
            Shuffle(order, ref state);
            var moved = 0.0;
            foreach (var i in order)
            {
                var row = rows[i];
                var sign = positive[i] ? 1 : -1;
                double product = weights[features];
                foreach (var (index, value) in row)
                {
                    product += weights[index] * value;
                }

                var soft = 1 / (2 * cost[i]);
                var gradient = (sign * product) - 1 + (alpha[i] * soft);
                if (alpha[i] == 0 && gradient >= 0)
                {
                    continue;
                }

                var before = alpha[i];
                alpha[i] = Math.Max(0, before - (gradient / (square[i] + soft)));
                var step = (float)((alpha[i] - before) * sign);
                moved = Math.Max(moved, Math.Abs(step));
                foreach (var (index, value) in row)
                {
                    weights[index] += step * value;
                }

                weights[features] += step;
            }

            if (moved < 1e-3)
            {
                break;
            }
        }

        return weights;
    }

    /// <summary>Fisher and Yates with xorshift64 (G. Marsaglia, Xorshift RNGs, 2003): repeatable anywhere.</summary>
    internal static void Shuffle(int[] order, ref ulong state)
    {
        for (var i = order.Length - 1; i > 0; i--)
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            var j = (int)(state % (ulong)(i + 1));
            (order[i], order[j]) = (order[j], order[i]);
        }
    }
}
