"""Makes the PNG fixtures beside it with zlib only, as an implementation independent of Edge.Vision; run: python3 make.py

Each NAME.png has NAME.gray beside it: width and height as decimal text and a line feed, then the expected grey bytes.
"""
import os
import random
import struct
import zlib

W, H = 13, 9
HERE = os.path.dirname(os.path.abspath(__file__))
ADAM7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}


def chunk(kind, data):
    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))


def pack(samples, depth):
    """One row of samples as bytes."""
    if depth == 16:
        return b''.join(struct.pack('>H', s) for s in samples)
    bits = ''.join(format(s, '0%db' % depth) for s in samples)
    bits += '0' * (-len(bits) % 8)
    return bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits), 8))


def paeth(a, b, c):
    p = a + b - c
    return min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2]


def filtered(rows, bpp):
    out, above = b'', None
    for y, row in enumerate(rows):
        kind = y % 5
        above = above or bytes(len(row))
        line = bytearray()
        for i, value in enumerate(row):
            a = row[i - bpp] if i >= bpp else 0
            c = above[i - bpp] if i >= bpp else 0
            b = above[i]
            line.append((value - [0, a, b, (a + b) // 2, paeth(a, b, c)][kind]) & 255)
        out += bytes([kind]) + bytes(line)
        above = row
    return out


def gray_of(pixel, color, depth, palette, alpha, transparent):
    top = (1 << depth) - 1
    eight = lambda s: (s * 255 + top // 2) // top
    luma = lambda r, g, b: (r * 19595 + g * 38470 + b * 7471 + 32768) >> 16
    over = lambda g, a: (g * a + 255 * (255 - a) + 127) // 255
    if color == 3:
        return over(luma(*palette[pixel[0]]), alpha[pixel[0]] if pixel[0] < len(alpha) else 255)
    if transparent is not None and tuple(pixel) == tuple(transparent):
        return 255
    v = [eight(s) for s in pixel]
    if color in (0, 4):
        return v[0] if color == 0 else over(v[0], v[1])
    return luma(*v[:3]) if color == 2 else over(luma(*v[:3]), v[3])


def make(name, color, depth, interlaced=False, trns=False, split=False):
    rng = random.Random(name)
    palette = [tuple(rng.randrange(256) for _ in range(3)) for _ in range(1 << min(depth, 8))] if color == 3 else []
    alpha = [rng.randrange(256) for _ in palette[:len(palette) // 2]] if color == 3 and trns else []
    pixels = [[[rng.randrange(1 << depth) for _ in range(CHANNELS[color])] for _ in range(W)] for _ in range(H)]
    transparent = pixels[4][5] if trns and color in (0, 2) else None
    bpp = max(1, CHANNELS[color] * depth // 8)
    raw = b''
    for x0, y0, dx, dy in ADAM7 if interlaced else [(0, 0, 1, 1)]:
        if x0 < W and y0 < H:
            raw += filtered([pack([s for p in row[x0::dx] for s in p], depth) for row in pixels[y0::dy]], bpp)
    data = zlib.compress(raw, 9)
    out = b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', W, H, depth, color, 0, 0, int(interlaced)))
    if color == 3:
        out += chunk(b'PLTE', bytes(v for entry in palette for v in entry))
    if alpha:
        out += chunk(b'tRNS', bytes(alpha))
    if transparent is not None:
        out += chunk(b'tRNS', b''.join(struct.pack('>H', s) for s in transparent))
    out += chunk(b'tEXt', b'Comment\0fixture')
    for start in range(0, len(data), 7 if split else len(data)):
        out += chunk(b'IDAT', data[start:start + (7 if split else len(data))])
    out += chunk(b'IEND', b'')
    with open(os.path.join(HERE, name + '.png'), 'wb') as file:
        file.write(out)
    gray = bytes(gray_of(p, color, depth, palette, alpha, transparent) for row in pixels for p in row)
    with open(os.path.join(HERE, name + '.gray'), 'wb') as file:
        file.write(b'%d %d\n' % (W, H) + gray)


for color, depths in ((0, (1, 2, 4, 8, 16)), (2, (8, 16)), (3, (1, 2, 4, 8)), (4, (8, 16)), (6, (8, 16))):
    for depth in depths:
        make('c%dd%02d' % (color, depth), color, depth)
        make('c%dd%02di' % (color, depth), color, depth, interlaced=True)
        if color in (0, 2, 3):
            make('c%dd%02dt' % (color, depth), color, depth, trns=True, split=True)
