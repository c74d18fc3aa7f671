namespace Edge.Trainer.Recipes;

/// <summary>How the learning rate changes during training.</summary>
public enum ScheduleType
{
    /// <summary>It does not.</summary>
    Constant,

    /// <summary>It is multiplied by gamma every so many epochs.</summary>
    Step,

    /// <summary>It falls to zero along half a cosine (Loshchilov and Hutter, 2017).</summary>
    Cosine,

    /// <summary>It rises and falls once (Smith and Topin, 2018), along halves of cosines as PyTorch's OneCycleLR.</summary>
    OneCycle,
}
