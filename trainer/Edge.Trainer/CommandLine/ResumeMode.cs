namespace Edge.Trainer.CommandLine;

/// <summary>What a training does with a checkpoint that is in its folder.</summary>
internal enum ResumeMode
{
    /// <summary>Begins anew and replaces it.</summary>
    Never,

    /// <summary>Goes on from it; one of another training is a fault.</summary>
    Always,

    /// <summary>Goes on from it if it is of this very training, otherwise begins anew.</summary>
    WhereItFits,
}
