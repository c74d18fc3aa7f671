using Mono.Cecil.Cil;

namespace Edge.NanoSim.Counting;

/// <summary>The class of each instruction of IL.</summary>
internal static class InstructionClasses
{
    /// <summary>Number of classes.</summary>
    public const int Count = (int)InstructionClass.Library + 1;

    /// <summary>The class of an opcode.</summary>
    public static InstructionClass Of(Code code) => code switch
    {
        >= Code.Ldarg_0 and <= Code.Ldloc_3 or Code.Ldarg_S or Code.Ldarg or Code.Ldloc_S or Code.Ldloc => InstructionClass.LoadLocal,
        >= Code.Stloc_0 and <= Code.Stloc_3 or Code.Stloc_S or Code.Stloc or Code.Starg_S or Code.Starg => InstructionClass.StoreLocal,
        >= Code.Ldnull and <= Code.Ldc_I4 or Code.Ldc_R4 => InstructionClass.Constant,
        Code.Ldc_I8 or Code.Ldc_R8 => InstructionClass.WideConstant,
        Code.Add or Code.Sub or Code.Mul or Code.Neg or >= Code.Add_Ovf and <= Code.Sub_Ovf_Un => InstructionClass.Arithmetic,
        Code.Div or Code.Div_Un or Code.Rem or Code.Rem_Un => InstructionClass.Division,
        Code.And or Code.Or or Code.Xor or Code.Not => InstructionClass.Logic,
        Code.Shl or Code.Shr or Code.Shr_Un => InstructionClass.Shift,
        Code.Conv_I4 or Code.Conv_U4 or Code.Conv_I or Code.Conv_U or Code.Conv_Ovf_I4 or Code.Conv_Ovf_U4 or Code.Conv_Ovf_I4_Un or Code.Conv_Ovf_U4_Un
            or Code.Conv_Ovf_I or Code.Conv_Ovf_U => InstructionClass.Convert4,
        Code.Conv_I8 or Code.Conv_U8 or Code.Conv_R4 or Code.Conv_R8 or Code.Conv_R_Un or Code.Conv_Ovf_I8 or Code.Conv_Ovf_U8 or Code.Conv_Ovf_I8_Un
            or Code.Conv_Ovf_U8_Un => InstructionClass.Convert8,
        Code.Conv_I1 or Code.Conv_U1 or Code.Conv_I2 or Code.Conv_U2 or >= Code.Conv_Ovf_I1_Un and <= Code.Conv_Ovf_U_Un or >= Code.Conv_Ovf_I1 and <= Code.Conv_Ovf_U2
            => InstructionClass.ConvertNarrow,
        Code.Ceq or Code.Cgt or Code.Cgt_Un or Code.Clt or Code.Clt_Un => InstructionClass.Compare,
        Code.Br or Code.Br_S or Code.Switch or Code.Leave or Code.Leave_S => InstructionClass.Branch,
        >= Code.Brfalse_S and <= Code.Blt_Un_S or >= Code.Brfalse and <= Code.Blt_Un => InstructionClass.CompareBranch,
        >= Code.Ldelem_I1 and <= Code.Ldelem_U2 => InstructionClass.LoadElementNarrow,
        Code.Ldelem_I8 or Code.Ldelem_R8 => InstructionClass.LoadElement8,
        >= Code.Ldelema and <= Code.Ldelem_Ref or Code.Ldelem_Any => InstructionClass.LoadElement4,
        >= Code.Stelem_I and <= Code.Stelem_Ref or Code.Stelem_Any => InstructionClass.StoreElement,
        Code.Ldlen => InstructionClass.ArrayLength,
        Code.Ldfld or Code.Ldflda => InstructionClass.LoadField,
        Code.Stfld => InstructionClass.StoreField,
        Code.Ldsfld or Code.Ldsflda => InstructionClass.LoadStatic,
        Code.Stsfld => InstructionClass.StoreStatic,
        >= Code.Ldind_I1 and <= Code.Stind_R8 or Code.Ldobj or Code.Stobj or Code.Cpobj or Code.Initobj or Code.Stind_I or Code.Ldloca or Code.Ldloca_S
            or Code.Ldarga or Code.Ldarga_S or Code.Sizeof => InstructionClass.Indirect,
        Code.Call or Code.Callvirt => InstructionClass.Call,
        Code.Ret => InstructionClass.Return,
        Code.Newobj or Code.Newarr or Code.Box or Code.Unbox or Code.Unbox_Any or Code.Ldstr or Code.Ldftn or Code.Ldvirtftn or Code.Ldtoken => InstructionClass.Allocate,
        Code.Castclass or Code.Isinst => InstructionClass.Cast,
        Code.Throw or Code.Rethrow or Code.Endfinally or Code.Endfilter => InstructionClass.Exception,
        _ => InstructionClass.Stack,
    };
}
