namespace Edge.Vision.Images.Jpeg;

/// <summary>A component in a scan, with its Huffman tables; a scan without DC or without AC coefficients needs one of them only.</summary>
internal sealed record JpegScanPart(JpegComponent Component, JpegHuffman? Dc, JpegHuffman? Ac);
