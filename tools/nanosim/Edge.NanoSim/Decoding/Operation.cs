namespace Edge.NanoSim.Decoding;

/// <summary>
/// What the processor does. Numbers of 32 bits lie sign-extended in 64, whatever their sign, so that comparisons, logic and most loads need no form for
/// each width; signs that nanoCLR's tags decide (shr, rem, conv) were resolved by the decoder.
/// </summary>
internal enum Operation : ushort
{
    Enter, Nop,
    LoadNumber, LoadReference, LoadStruct, LoadAddress,
    StoreNumber, StoreI1, StoreU1, StoreI2, StoreU2, StoreReference, StoreStruct,
    Constant, WideConstant, Null, Duplicate, DuplicateReference, DuplicateStruct, Pop,
    Branch, BranchTrue, BranchFalse, BranchTrueReference, BranchFalseReference, BranchTrueFloat, BranchFalseFloat,
    BranchEqual, BranchNotEqual, BranchLess, BranchLessEqual, BranchGreater, BranchGreaterEqual,
    BranchLessUnsigned, BranchLessEqualUnsigned, BranchGreaterUnsigned, BranchGreaterEqualUnsigned,
    BranchEqualReference, BranchNotEqualReference, BranchFloat, Switch,
    AddI4, AddI8, AddR4, AddR8, SubtractI4, SubtractI8, SubtractR4, SubtractR8, MultiplyI4, MultiplyI8, MultiplyR4, MultiplyR8,
    DivideI4, DivideI8, DivideU4, DivideU8, DivideR4, DivideR8, RemainderI4, RemainderI8, RemainderU4, RemainderU8, RemainderR4, RemainderR8,
    And, Or, Xor, Not, NegateI4, NegateI8, NegateR4, NegateR8,
    ShiftLeftI4, ShiftLeftI8, ShiftRightI4, ShiftRightI8, ShiftRightU4, ShiftRightU8,
    ConvertI1, ConvertU1, ConvertI2, ConvertU2, ConvertI4, ConvertZeroExtend, ConvertFloat,
    CompareEqual, CompareLess, CompareLessUnsigned, CompareGreater, CompareGreaterUnsigned, CompareReference, CompareFloat,
    LoadElementI1, LoadElementU1, LoadElementI2, LoadElementU2, LoadElement4, LoadElement8, LoadElementReference, LoadElementStruct, LoadElementAddress,
    StoreElement1, StoreElement2, StoreElement4, StoreElement8, StoreElementReference, StoreElementStruct, ArrayLength, NewArray,
    LoadFieldNumber, LoadFieldReference, LoadFieldStruct, LoadFieldAddress, LoadFieldStructAddress,
    StoreFieldNumber, StoreFieldReference, StoreFieldStruct,
    LoadStaticNumber, LoadStaticReference, LoadStaticStruct, LoadStaticAddress, LoadStaticStructAddress,
    StoreStaticNumber, StoreStaticReference, StoreStaticStruct,
    LoadIndirect, LoadIndirectReference, StoreIndirect, StoreIndirectReference, CopyStruct, LoadStructIndirect, ClearIndirect, ClearIndirectReference, ClearStruct,
    Box, Unbox, UnboxNumber, UnboxStruct, CastClass, IsInstance, LoadString, LoadToken, LoadFunction, LoadVirtualFunction,
    NewObject, NewDelegate, Call, CallVirtual, CallDelegate, Return, ReturnNumber, ReturnReference,
    Throw, Rethrow, Leave, EndFinally, EndFilter, SizeOf, Unsupported,
}
