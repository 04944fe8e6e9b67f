"""One flag per line, as compilers and linters write them, for editors and ``grep``."""

from __future__ import annotations

from analyzer.outputs.terminal import Terminal, to_line, to_path
from analyzer.types import Flag, Report, Severity, Status

_COLOURS = {
    Severity.MUST_FIX: "red",
    Severity.SHOULD_FIX: "yellow",
    Severity.CONSIDER: "cyan",
}


def to_lines(report: Report, terminal: Terminal | None = None) -> list[str]:
    """``path:line:column: severity RULE message`` for each flag, in text order.

    A flag that an editor dismissed ends in ``[dismissed]`` or ``[dismissed: reason]``.
    """
    terminal = terminal or Terminal()
    path = to_path(report.facts.draft.path)
    lines = []
    for flag in sorted(report.flags, key=lambda flag: (flag.start, flag.end, flag.rule)):
        place = terminal.style(f"{path}:{flag.line}:{flag.column}:", "bold")
        rule = terminal.style(flag.rule, _COLOURS.get(flag.severity, "bold"))
        lines.append(f"{place} {int(flag.severity)} {rule} {to_line(flag.message)}{_told(flag)}")
    return lines


def _told(flag: Flag) -> str:
    if flag.status is not Status.DISMISSED:
        return ""
    return f" [dismissed: {to_line(flag.decision)}]" if flag.decision else " [dismissed]"
