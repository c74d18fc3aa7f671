using System;

namespace Edge.Trainer.Judging;

/// <summary>What a logit is for an answer: the network's own of that class or another's, the gate's own or another's, or the gate's of something that is no class.</summary>
/// <param name="classes">The network's classes.</param>
/// <param name="inputs">Its logits and the gate's.</param>
internal sealed class LogitRoles(int classes, int inputs)
{
    private const int Own = 0;
    private const int Others = 1;
    private const int GateOwn = 2;
    private const int GateOthers = 3;

    private readonly int _roles = inputs - classes >= classes ? 4 + inputs - (2 * classes) : 2 + inputs - classes;

    /// <summary>The mean of what has the same role.</summary>
    /// <param name="features">One value a logit, then one value a logit's square, then a bias.</param>
    /// <param name="label">The answer.</param>
    /// <returns>One value a role for logits, for squares, and the bias.</returns>
    public double[] Pool(double[] features, int label)
    {
        ArgumentNullException.ThrowIfNull(features);
        var pooled = new double[(2 * _roles) + 1];
        for (int i = 0; i < inputs; i++)
        {
            (int role, double share) = RoleOf(i, label);
            pooled[role] += features[i] * share;
            pooled[_roles + role] += features[inputs + i] * share;
        }
        pooled[^1] = features[^1];
        return pooled;
    }

    /// <summary>The weights of single features that give what weights of pooled ones give.</summary>
    /// <param name="pooled">Weights of what <see cref="Pool"/> makes.</param>
    /// <param name="label">The answer.</param>
    public double[] Spread(double[] pooled, int label)
    {
        ArgumentNullException.ThrowIfNull(pooled);
        var weights = new double[(2 * inputs) + 1];
        for (int i = 0; i < inputs; i++)
        {
            (int role, double share) = RoleOf(i, label);
            (weights[i], weights[inputs + i]) = (pooled[role] * share, pooled[_roles + role] * share);
        }
        weights[^1] = pooled[^1];
        return weights;
    }

    // Its role, and its share of the role's mean. A gate of other classes than the network's has a role for each of its logits.
    private (int Role, double Share) RoleOf(int input, int label)
    {
        double ofOthers = 1.0 / Math.Max(classes - 1, 1);
        if (input < classes)
            return input == label ? (Own, 1) : (Others, ofOthers);
        int gate = input - classes;
        if (inputs - classes < classes)
            return (GateOwn + gate, 1);
        return gate >= classes ? (GateOthers + 1 + gate - classes, 1) : gate == label ? (GateOwn, 1) : (GateOthers, ofOthers);
    }
}
