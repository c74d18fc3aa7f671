#!/usr/bin/env python3
"""Draws docs/pictures/terminal.svg: what `firmware/desktop` writes into a terminal, played back as a terminal does.

Run in the repository's folder after a build: python3 docs/pictures/make_terminal.py
Needs Linux with the program `script` (util-linux). Times in the picture are those of the machine.
"""
import os
import re
import subprocess
import sys
import tempfile
from xml.sax.saxutils import escape

COLUMNS, ROWS, CELL, LINE = 100, 200, 7, 14
LEAST_PIXELS = 500
COMMAND = "dotnet run -c Release --no-build --project firmware/desktop -- --fast --limit 6"
BASIC = ["#000000", "#c04040", "#40a040", "#b0a030", "#4060c0", "#a040a0", "#40a0a0", "#d0d0d0"]
BRIGHT = ["#808080", "#f06060", "#60d060", "#e0d060", "#7090ff", "#e070e0", "#60e0e0", "#ffffff"]


def palette(number):
    if number < 8:
        return BASIC[number]
    if number < 16:
        return BRIGHT[number - 8]
    if number >= 232:
        return "#" + f"{8 + 10 * (number - 232):02x}" * 3
    number -= 16
    return "#" + "".join(f"{0 if part == 0 else 55 + 40 * part:02x}" for part in (number // 36, number // 6 % 6, number % 6))


def colours(codes, style):
    """Applies the numbers of one SGR sequence to (ink, paper, bold)."""
    ink, paper, bold = style
    while codes:
        code = codes.pop(0)
        if code in (38, 48):
            colour = palette(codes[1]) if codes[0] == 5 else "#%02x%02x%02x" % tuple(codes[1:4])
            del codes[: 2 if codes[0] == 5 else 4]
            ink, paper = (colour, paper) if code == 38 else (ink, colour)
        elif code == 0:
            ink, paper, bold = None, None, False
        elif code == 1:
            bold = True
        elif 30 <= code < 38:
            ink = BASIC[code - 30]
        elif 90 <= code < 98:
            ink = BRIGHT[code - 90]
        elif 40 <= code < 48:
            paper = BASIC[code - 40]
        elif code == 39:
            ink = None
        elif code == 49:
            paper = None
    return ink, paper, bold


def play(text):
    """The last screen with a picture, before the cursor goes back up to write over it: {(row, column): (character, style)}."""
    screen, shown, row, column, style = {}, {}, 0, 0, (None, None, False)
    for token in re.findall(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b.|[^\x1b]", text):
        if token.startswith("\x1b["):
            numbers = [int(n) for n in re.findall(r"\d+", token)]
            if token.endswith("m"):
                style = colours(numbers or [0], style)
            elif token.endswith("A"):
                if sum(character == "▀" for character, _ in screen.values()) > LEAST_PIXELS:
                    shown = dict(screen)
                row -= numbers[0] if numbers else 1
            elif token.endswith("K"):
                for c in range(0 if numbers == [2] else column, COLUMNS):
                    screen.pop((row, c), None)
        elif token == "\n":
            row += 1
        elif token == "\r":
            column = 0
        elif not token.startswith("\x1b"):
            screen[row, column] = (token, style)
            column += 1
    return shown


def line(run, x, y, colour, bold):
    """A run of text; its length is told, so that every font keeps the columns."""
    text, weight = run.strip(), ' font-weight="bold"' if bold else ""
    left = x + (len(run) - len(run.lstrip())) * CELL
    shown = escape(text).replace("  ", "&#160; ")
    return f'<text x="{left}" y="{y}" fill="{colour}"{weight} textLength="{len(text) * CELL}">{shown}</text>'


def draw(screen):
    rows = max(r for (r, _), (character, style) in screen.items() if character.strip() or style[1]) + 1
    width, height = COLUMNS * CELL + 20, (rows + 1) * LINE + 20
    boxes, texts = {}, []

    def box(colour, x, y, w, h):
        boxes.setdefault(colour, []).append(f"M{x} {y}h{w}v{h}h-{w}z")

    for r in range(rows):
        top, c = 10 + (r + 1) * LINE, 0
        while c < COLUMNS:
            character, style = screen.get((r, c), (" ", (None, None, False)))
            end = c + 1
            # Half blocks are pixels: the upper half in the ink, the lower in the paper.
            pixel = character in "▀▄"
            while end < COLUMNS and screen.get((r, end), (" ", (None, None, False)))[1] == style and (screen.get((r, end), (" ",))[0] == character if pixel else screen.get((r, end), (" ",))[0] not in "▀▄"):
                end += 1
            x, w = 10 + c * CELL, (end - c) * CELL
            ink, paper, bold = style
            if pixel:
                upper, lower = (ink, paper) if character == "▀" else (paper, ink)
                for colour, y in ((upper or "#d0d0d0" if character == "▀" else upper, top), (lower, top + LINE // 2)):
                    if colour:
                        box(colour, x, y, w, LINE // 2)
            else:
                if paper:
                    box(paper, x, top, w, LINE)
                run = "".join(screen.get((r, k), (" ",))[0] for k in range(c, end))
                if run.strip():
                    left = len(run) - len(run.lstrip())
                    texts.append(line(run, x, top + 11, ink or "#d0d0d0", bold))
            c = end
    title = line("$ " + COMMAND.replace(" --no-build", ""), 10, 21, "#60d060", False)
    return "\n".join([
        "<!-- Written by docs/pictures/make_terminal.py from the program's own output. -->",
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" aria-label="The terminal: a digit with its box, what the network saw, its probabilities">',
        f'<rect width="{width}" height="{height}" rx="8" fill="#101418"/>',
        *(f'<path fill="{colour}" d="{"".join(parts)}"/>' for colour, parts in sorted(boxes.items())),
        '<g font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="11.6" xml:space="preserve">', title, *texts, "</g>", "</svg>", ""])


def main():
    command = sys.argv[1] if len(sys.argv) > 1 else COMMAND
    with tempfile.NamedTemporaryFile() as log:
        environment = {k: v for k, v in os.environ.items() if k != "CI"} | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        subprocess.run(["script", "-qefc", f"stty cols {COLUMNS} rows {ROWS}; {command}", log.name], check=True, stdout=subprocess.DEVNULL, env=environment)
        text = log.read().decode()
    # `script` writes a line of its own at the start and the end.
    text = text.split("\n", 1)[1].rsplit("\nScript done", 1)[0]
    with open("docs/pictures/terminal.svg", "w", encoding="utf-8") as file:
        file.write(draw(play(text)))


if __name__ == "__main__":
    main()
