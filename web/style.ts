/** The console's one style sheet; no fonts or pictures from elsewhere. */
export const styleSheet = `
:root { color-scheme: light; --ink: #1c2430; --soft: #566173; --line: #dde2ea; --ground: #f4f6f9;
  --accent: #1f5fa8; --good: #1c7042; --bad: #b3261e; --warn: #8a5200; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); line-height: 1.6; font-size: 16px;
  font-family: -apple-system, "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei",
    "Noto Sans CJK SC", sans-serif; overflow-wrap: anywhere; -webkit-text-size-adjust: 100%; }
header { background: var(--accent); color: #fff; padding: 10px 16px; font-weight: 600; }
header a { color: inherit; text-decoration: none; letter-spacing: .2em; }
main { max-width: 960px; margin: 0 auto; padding: 16px; }
h1 { font-size: 1.4rem; margin: 4px 0; line-height: 1.3; }
h2 { font-size: 1.1rem; margin: 0 0 8px; }
h3 { font-size: 1rem; margin: 0; }
p { margin: 4px 0; }
a { color: var(--accent); }
section { background: #fff; border: 1px solid var(--line); border-radius: 8px;
  padding: 14px 16px; margin: 14px 0; }
.soft { color: var(--soft); font-size: .9rem; }
.text { white-space: pre-line; background: var(--ground); border-radius: 6px; padding: 8px 10px; }
ul { list-style: none; margin: 0; padding: 0; }
p + .items { margin-top: 12px; }
.items > li { padding: 10px 0; border-top: 1px solid var(--line); }
.items > li:first-child { border-top: 0; padding-top: 0; }
.items > li:last-child { padding-bottom: 0; }
.chips { display: flex; flex-wrap: wrap; gap: 8px; }
.chips a, .label { display: inline-block; border-radius: 999px; padding: 2px 12px; font-size: .9rem;
  text-decoration: none; white-space: nowrap; }
.chips a { background: #fdecea; color: var(--bad); padding: 7px 14px; }
.label { background: #eef1f5; color: var(--soft); }
.label.good { background: #e5f4ea; color: var(--good); }
.label.bad { background: #fdecea; color: var(--bad); }
.label.warn { background: #fff2dc; color: var(--warn); }
.warning { background: #fff2dc; color: var(--warn); border-radius: 6px; padding: 8px 10px; }
.heading { display: flex; flex-wrap: wrap; gap: 2px 12px; align-items: baseline;
  justify-content: space-between; }
.figure { font-size: 1.3rem; font-weight: 600; font-variant-numeric: tabular-nums; }
progress { width: 100%; height: 8px; appearance: none; border: 0; border-radius: 4px;
  background: #e6eaf0; overflow: hidden; display: block; margin: 4px 0; }
progress::-webkit-progress-bar { background: #e6eaf0; }
progress::-webkit-progress-value { background: var(--good); }
progress::-moz-progress-bar { background: var(--good); }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: 6px 8px 6px 0; border-top: 1px solid var(--line);
  vertical-align: top; }
thead th { color: var(--soft); font-size: .85rem; font-weight: 500; border-top: 0;
  white-space: nowrap; }
tbody th { font-weight: 500; }
.count { white-space: nowrap; }
.progress { table-layout: fixed; }
.progress thead th:nth-child(1) { width: 44%; } .progress thead th:nth-child(2) { width: 16%; }
.figures td, .figures thead th { text-align: right; }
.figures thead th:first-child { text-align: left; }
.depth-1 { padding-left: 1em; } .depth-2 { padding-left: 2em; } .depth-3 { padding-left: 3em; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 12px; margin: 8px 0 0; }
dt { color: var(--soft); } dd { margin: 0; }
button { font: inherit; font-weight: 600; color: #fff; background: var(--accent); border: 0;
  border-radius: 8px; padding: 12px 40px; margin-top: 8px; cursor: pointer; }
a:focus-visible, button:focus-visible { outline: 3px solid #f0a500; outline-offset: 2px; }
@media (max-width: 640px) {
  main { padding: 10px; }
  section { padding: 12px; }
  .figures thead { display: none; }
  .figures tr { display: grid; grid-template-columns: repeat(4, 1fr); padding: 8px 0;
    border-top: 1px solid var(--line); }
  .figures tr:first-child { border-top: 0; }
  .figures th { grid-column: 1 / -1; border-top: 0; padding: 0 0 2px; }
  .figures td { border-top: 0; padding: 2px 0; text-align: left; }
  .figures th { font-weight: 600; }
  .figures .minor { display: none; }
  .figures td::before { content: attr(data-label); display: block; color: var(--soft);
    font-size: .8rem; line-height: 1.2; }
  .figures .depth-1 { padding-left: .6em; } .figures .depth-2 { padding-left: 1.2em; }
  .figures .depth-3 { padding-left: 1.8em; }
  button { width: 100%; }
}
@media print { header { display: none; } body { background: #fff; } section { border: 0; } }
`;
