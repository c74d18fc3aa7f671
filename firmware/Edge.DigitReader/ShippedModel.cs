using Edge.Inference;
using Edge.Micro;
using Edge.Models;

namespace Edge.DigitReader;

/// <summary>The network that ships with Edge for handwritten digits, its gate, and the rules by which the shipped ones say "no digit".</summary>
public static class ShippedModel
{
    /// <summary>Name of the network that <see cref="Load"/> makes.</summary>
    public const string Name = "digits";

    /// <summary>Makes it from the generated class: no file is needed.</summary>
    public static Model Load() => Model.Load(DigitsModel.Create());

    /// <summary>Makes the network that tells digits from what vision takes for one.</summary>
    public static Model LoadGate() => Model.Load(GateModel.Create());

    /// <summary>The rule of a network that ships.</summary>
    /// <param name="name">Its name, such as "nano-xs".</param>
    /// <returns>The rule, which weighs the gate's logits too; null for a network that does not ship.</returns>
    public static LogitRejection? RuleOf(string name) => name switch
    {
        "digits" => DigitsRejection.Create(),
        "flagship" => FlagshipRejection.Create(),
        "nano" => NanoRejection.Create(),
        "nano-xs" => NanoXsRejection.Create(),
        _ => null,
    };

    /// <summary>Makes the classifier of a network that ships, with its rule and gate; one that claims to know everything for any other.</summary>
    /// <param name="name">The network's name.</param>
    /// <param name="model">The network.</param>
    /// <exception cref="InvalidModelException">The network takes or gives something else than digits.</exception>
    public static ModelClassifier MakeClassifier(string name, Model model) =>
        RuleOf(name) is { } rule ? new ModelClassifier(model, rule, LoadGate()) : new ModelClassifier(model);

    /// <summary>Makes the classifier of the network that <see cref="Load"/> makes.</summary>
    public static ModelClassifier MakeClassifier() => MakeClassifier(Name, Load());
}
