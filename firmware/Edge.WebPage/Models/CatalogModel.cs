using System;
using Edge.DigitReader;
using Edge.Inference;

namespace Edge.WebPage.Models;

/// <summary>A network that the page can switch to; loaded when it is first asked for.</summary>
internal sealed class CatalogModel
{
    private const int ProfileRepeats = 100;

    private readonly Lazy<Model> _model;
    private readonly Lazy<SessionProfile> _profile;

    /// <summary>Makes an entry.</summary>
    /// <param name="name">Its name in the page and in addresses.</param>
    /// <param name="accuracy">Right answers on MNIST's test set in percent, where a report says so.</param>
    /// <param name="load">Makes the network.</param>
    public CatalogModel(string name, double? accuracy, Func<Model> load)
    {
        Name = name;
        Accuracy = accuracy;
        _model = new Lazy<Model>(() => Checked(load()));
        _profile = new Lazy<SessionProfile>(() => Model.CreateSession().Profile(ProfileRepeats));
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Right answers on MNIST's test set in percent; null where it is not known.</summary>
    public double? Accuracy { get; }

    /// <summary>The network.</summary>
    public Model Model => _model.Value;

    /// <summary>Where its time goes on this machine; measured once, which takes about a second.</summary>
    public SessionProfile Profile => _profile.Value;

    /// <summary>What one thread needs to read digits.</summary>
    public ModelClassifier CreateClassifier() => ShippedModel.MakeClassifier(Name, Model);

    private static Model Checked(Model model)
    {
        // Its constructor says what is wrong with a network that reads no digits.
        _ = new ModelClassifier(model);
        return model;
    }
}
