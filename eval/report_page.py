"""The look of the HTML report. One file, no script, no request: a page that can be mailed and opened anywhere."""

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

CSS = """
:root { color-scheme: light dark; --paper: #fbfaf8; --card: #fff; --ink: #1d2329; --quiet: #5d6872; --line: #dde1e4;
  --blue: #1f5fa8; --green: #2b7a3d; --red: #b3352c; --gold: #fff0b8; --only: #ffd9d4; }
@media (prefers-color-scheme: dark) { :root { --paper: #14181c; --card: #1d2328; --ink: #e6e9eb; --quiet: #9aa6af;
  --line: #343c43; --blue: #74b0f2; --green: #72c684; --red: #f0857b; --gold: #594a10; --only: #642a25; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.55 "Noto Sans", system-ui, sans-serif; }
main { max-width: 1180px; margin: 0 auto; padding: 28px 20px 60px; }
h1 { font-size: 26px; margin: 0 0 4px; } h2 { font-size: 19px; margin: 36px 0 10px; } h3 { font-size: 15px; margin: 0 0 2px; }
p.note, .note { color: var(--quiet); font-size: 13px; margin: 0 0 10px; }
.verdict { display: inline-block; margin: 8px 0 0; padding: 6px 12px; border-radius: 6px; border: 1px solid; font-weight: 600; }
.good { color: var(--green); } .bad { color: var(--red); }
.grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 480px), 1fr)); gap: 14px; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 14px 16px; min-width: 0;
  overflow-x: auto; }
svg { width: 100%; min-width: 470px; max-width: 700px; height: auto; display: block; font: 12.5px "Noto Sans", system-ui, sans-serif; }
svg text { fill: var(--ink); } svg text.axis { fill: var(--quiet); font-size: 11.5px; } svg .strong { font-weight: 700; }
svg text.figure { font-variant-numeric: tabular-nums; }
.grid line, svg line.grid { stroke: var(--line); } svg line.zero { stroke: var(--quiet); stroke-dasharray: 3 3; }
svg line.interval { stroke: var(--blue); stroke-width: 2; } svg line.interval.strong { stroke-width: 3.5; }
svg circle.dot { fill: var(--blue); } svg rect.bar { fill: var(--blue); opacity: .85; } svg rect.lost { fill: var(--red); opacity: .55; }
svg polyline.curve { fill: none; stroke: var(--blue); stroke-width: 2.5; } svg circle.mark { fill: var(--red); }
.wide { overflow-x: auto; } table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 13.5px; }
th, td { text-align: left; padding: 5px 12px 5px 0; border-bottom: 1px solid var(--line); vertical-align: top; white-space: nowrap; }
td.wrap { white-space: normal; overflow-wrap: anywhere; } tr.all td { font-weight: 700; }
details { background: var(--card); border: 1px solid var(--line); border-radius: 8px; margin: 0 0 10px; padding: 10px 16px; }
summary { cursor: pointer; } summary b { margin-right: 6px; } summary .why { color: var(--red); }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 380px), 1fr)); gap: 14px; margin: 10px 0; }
.side { border-left: 3px solid var(--green); padding: 0 0 0 12px; min-width: 0; } .side.cited { border-color: var(--red); }
.side + .side { margin-top: 14px; }
.side .text { white-space: pre-wrap; overflow-wrap: anywhere; margin: 4px 0 0; }
mark { background: var(--gold); color: inherit; } .only { background: var(--only); text-decoration: underline; }
code { font-size: 13px; overflow-wrap: anywhere; }
"""
