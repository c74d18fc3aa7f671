using Edge.Cli;
using Edge.DigitReader;
using Edge.Inference;
using Edge.Micro;

namespace Edge.Trainer.Judging;

/// <summary>A network of ten digits, its rule and its gate: what the digit reader reads with.</summary>
/// <param name="Model">The network.</param>
/// <param name="Rule">Its rule; null where it has none, and its probability decides.</param>
/// <param name="Gate">The network whose logits the rule weighs too; null where there is none.</param>
internal sealed record DigitNetwork(Model Model, LogitRejection? Rule, Model? Gate)
{
    private const int Pixels = 28 * 28;
    private const int Digits = 10;

    /// <summary>Number of logits that a rule weighs.</summary>
    public int Inputs => Model.Logits.Length + (Gate?.Logits.Length ?? 0);

    /// <summary>Loads a network with the rule in its folder and the gate in the folder beside it.</summary>
    /// <param name="path">The model's file, such as sdk/models/nano/model.tflite.</param>
    /// <exception cref="UserErrorException">It is another model, or one of the files beside it is none of its own.</exception>
    public static DigitNetwork Load(string path)
    {
        DigitNetwork network = LoadWithoutRule(path);
        LogitRejection? rule = RejectionFile.Beside(path)?.ToRule();
        if (rule is not null && (rule.Classes != Digits || rule.Inputs != network.Inputs))
            throw new UserErrorException($"Expected a {RejectionFile.Name} of {Digits} classes and {network.Inputs} logits beside '{path}', got {rule.Classes} and {rule.Inputs}; calibrate the model again.");
        return network with { Rule = rule };
    }

    /// <summary>Loads a network whose rule is yet to be fitted.</summary>
    /// <param name="path">The model's file.</param>
    /// <exception cref="UserErrorException">It is another model, or the gate beside it is none.</exception>
    public static DigitNetwork LoadWithoutRule(string path)
    {
        Model model = Model.Load(path);
        if (model.InputLength != Pixels || model.Logits.Length != Digits)
            throw new UserErrorException($"{path}: Expected a model from 28x28 pixels to 10 digits, got one from {model.InputLength} values to {model.Logits.Length}; choose a model for handwritten digits.");
        return new DigitNetwork(model, null, GateFile.Beside(path));
    }

    /// <summary>The digit reader's classifier.</summary>
    public ModelClassifier MakeClassifier() => new(Model, Rule, Gate);
}
