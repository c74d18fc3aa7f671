"""Makes the JPEG fixtures beside it with cjpeg and djpeg of libjpeg-turbo, an implementation independent of Edge.Vision; run: python3 make.py

NAME.gray and NAME.rgb are what djpeg makes of NAME.jpg, without smoothing of colours: width and height as decimal text and a line feed, then the bytes.
"""
import os
import random
import subprocess

W, H = 45, 37
HERE = os.path.dirname(os.path.abspath(__file__))
KINDS = {
    'gray': ['-grayscale', '-quality', '85'],
    'gray-progressive': ['-grayscale', '-quality', '70', '-progressive'],
    '444': ['-sample', '1x1', '-quality', '92'],
    '422': ['-sample', '2x1', '-quality', '75'],
    '440': ['-sample', '1x2', '-quality', '75'],
    '420': ['-sample', '2x2', '-quality', '75'],
    '411': ['-sample', '4x1', '-quality', '75'],
    '420-progressive': ['-sample', '2x2', '-quality', '75', '-progressive'],
    '444-progressive-restart': ['-sample', '1x1', '-quality', '60', '-progressive', '-restart', '1'],
    '420-restart': ['-sample', '2x2', '-quality', '60', '-restart', '2B'],
    '420-optimized': ['-sample', '2x2', '-quality', '30', '-optimize'],
    '444-worst': ['-sample', '1x1', '-quality', '2'],
    '444-best': ['-sample', '1x1', '-quality', '100'],
    'rgb': ['-rgb', '-quality', '80'],
}


def picture():
    """A slope of colours, a dark stroke and some noise."""
    rng = random.Random(5)
    pixels = bytearray()
    for y in range(H):
        for x in range(W):
            ink = abs((x - 10) - y * 0.6) < 3
            for channel in ((x * 5, y * 6, 255 - x * 3) if not ink else (30, 20, 40)):
                pixels.append(max(0, min(255, int(channel + rng.gauss(0, 6)))))
    return b'P6\n%d %d\n255\n' % (W, H) + bytes(pixels)


def run(*command, stdin):
    return subprocess.run(command, input=stdin, stdout=subprocess.PIPE, check=True).stdout


def samples(netpbm):
    """Size and samples of a binary PGM or PPM without comments."""
    _, size, _, data = netpbm.split(b'\n', 3)
    return size + b'\n' + data


def save(name, data):
    with open(os.path.join(HERE, name), 'wb') as file:
        file.write(data)


for kind, options in KINDS.items():
    jpeg = run('cjpeg', '-dct', 'int', *options, stdin=picture())
    save(kind + '.jpg', jpeg)
    save(kind + '.gray', samples(run('djpeg', '-dct', 'int', '-nosmooth', '-grayscale', '-pnm', stdin=jpeg)))
    if not kind.startswith('gray'):
        save(kind + '.rgb', samples(run('djpeg', '-dct', 'int', '-nosmooth', '-pnm', stdin=jpeg)))
