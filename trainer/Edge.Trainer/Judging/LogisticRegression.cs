using System;

namespace Edge.Trainer.Judging;

/// <summary>Logistic regression by Newton's method (iteratively reweighted least squares) with a penalty on the squares of the weights' distances from given ones.</summary>
internal static class LogisticRegression
{
    private const int Iterations = 30;
    private const double Enough = 1e-7;

    /// <summary>Fits weights so that sigmoid(weights . features) is the probability of a true target.</summary>
    /// <param name="features">One row a sample; a feature that is always 1 gives a bias.</param>
    /// <param name="targets">As many.</param>
    /// <param name="importance">How much each sample counts.</param>
    /// <param name="penalty">Weight of the sum of squares of the distances.</param>
    /// <param name="centre">Where weights cost nothing and the search begins: for each feature one; null for 0.</param>
    public static double[] Fit(double[][] features, bool[] targets, double[] importance, double penalty, double[]? centre = null)
    {
        int n = features[0].Length;
        centre ??= new double[n];
        double[] weights = [.. centre];
        double step = 1, before = Loss(features, targets, importance, penalty, weights, centre);
        for (int iteration = 0; iteration < Iterations; iteration++)
        {
            double[] direction = Newton(features, targets, importance, penalty, weights, centre);
            double[] next;
            double loss;
            // Far from the minimum a whole step may go too far.
            for (step = 1; ; step /= 2)
            {
                next = [.. weights];
                for (int i = 0; i < n; i++)
                    next[i] -= step * direction[i];
                loss = Loss(features, targets, importance, penalty, next, centre);
                if (loss <= before || step < 1e-6)
                    break;
            }
            weights = next;
            if (before - loss < Enough * before)
                break;
            before = loss;
        }
        return weights;
    }

    private static double[] Newton(double[][] features, bool[] targets, double[] importance, double penalty, double[] weights, double[] centre)
    {
        int n = weights.Length;
        var gradient = new double[n];
        var hessian = new double[n, n];
        for (int s = 0; s < features.Length; s++)
        {
            double[] x = features[s];
            double p = 1 / (1 + Math.Exp(-Dot(x, weights))), slope = importance[s] * (p - (targets[s] ? 1 : 0)), curve = importance[s] * p * (1 - p);
            for (int i = 0; i < n; i++)
            {
                gradient[i] += slope * x[i];
                for (int j = 0; j <= i; j++)
                    hessian[i, j] += curve * x[i] * x[j];
            }
        }
        for (int i = 0; i < n; i++)
        {
            gradient[i] += 2 * penalty * (weights[i] - centre[i]);
            hessian[i, i] += (2 * penalty) + 1e-9;
        }
        return Solve(hessian, gradient);
    }

    // Cholesky: hessian = L L', only its lower half is read.
    private static double[] Solve(double[,] a, double[] b)
    {
        int n = b.Length;
        for (int i = 0; i < n; i++)
            for (int j = 0; j <= i; j++)
            {
                double sum = a[i, j];
                for (int k = 0; k < j; k++)
                    sum -= a[i, k] * a[j, k];
                a[i, j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-12)) : sum / a[j, j];
            }
        double[] x = [.. b];
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < i; k++)
                x[i] -= a[i, k] * x[k];
            x[i] /= a[i, i];
        }
        for (int i = n - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < n; k++)
                x[i] -= a[k, i] * x[k];
            x[i] /= a[i, i];
        }
        return x;
    }

    private static double Loss(double[][] features, bool[] targets, double[] importance, double penalty, double[] weights, double[] centre)
    {
        double loss = 0;
        for (int i = 0; i < weights.Length; i++)
            loss += penalty * (weights[i] - centre[i]) * (weights[i] - centre[i]);
        for (int s = 0; s < features.Length; s++)
        {
            double z = Dot(features[s], weights);
            // log(1 + exp(-z)) without overflow.
            double margin = targets[s] ? z : -z;
            loss += importance[s] * (Math.Max(-margin, 0) + Math.Log(1 + Math.Exp(-Math.Abs(margin))));
        }
        return loss;
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
