using System;
using System.Linq;

namespace Edge.Trainer.Judging;

/// <summary>Names of kinds for people.</summary>
internal static class KindName
{
    /// <summary>"empty paper" for EmptyPaper.</summary>
    public static string Of(Enum value) => string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? " " : "") + char.ToLowerInvariant(c) : c.ToString()));
}
