#!/usr/bin/env python3
"""Makes docs/configuration.md of hocon/xchat.conf: python3 tools/configuration.py [--check]"""
import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parent.parent
source = root / "hocon" / "xchat.conf"
page = root / "docs" / "configuration.md"

HEAD = """# Configuration

Made of [hocon/xchat.conf](../hocon/xchat.conf) by `tools/configuration.py`; a test sees to it that both say the same. `XChat.Gateway check-config` prints what it comes to on your machine.

"""


def render(text):
    out, path, comment, intro = [HEAD], [], [], True
    for line in text.splitlines():
        line = line.strip()
        if line.startswith("#"):
            comment.append(line[1:].removeprefix(" "))
        elif not line:
            if intro and comment:
                out.append(prose(comment))
                comment = []
        elif line == "}":
            path.pop()
        elif match := re.fullmatch(r"([\w-]+) \{", line):
            intro = False
            path.append(match[1])
            out.append(f"\n## `{'.'.join(path)}`\n")
            out.append(prose(comment))
            comment = []
        elif match := re.fullmatch(r"([\w-]+)(?: = (.*)| \{\})", line):
            default = "{}" if match[2] is None else match[2]
            out.append(f"- **`{'.'.join([*path, match[1]])}`** = `{default}`  \n")
            out.append("".join(f"  {part}\n" for part in comment))
            comment = []
        else:
            sys.exit(f"{source}: cannot be read here: {line}")
    return "".join(out)


def prose(comment):
    # What is indented more than the text around it is an example.
    lines = [f"    {line}" if line.startswith(" ") else line for line in comment]
    return "\n".join(lines) + "\n\n" if lines else ""


made = render(source.read_text())
if sys.argv[1:] == ["--check"]:
    sys.exit(0 if page.read_text() == made else f"{page} is not what {source} says: python3 tools/configuration.py")
page.write_text(made)
