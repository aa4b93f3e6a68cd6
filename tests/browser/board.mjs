// The dashboard in a real browser:
//
//   node tests/browser/board.mjs PROGRAM [FOLDER FOR PICTURES]
//
// PROGRAM is the built bdhvs. Needs chromium; axe-core is taken from the folder that AXE names, or
// from npm into a folder of its own; what cannot be had is said, and the checks that need it are
// left out. Ends 1 where a check failed.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Browser, findChromium } from "./chromium.mjs";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
const EXAMPLES = ["--reports", "examples/reports"];
const PAGES = [
  { name: "2025-Q4", options: [...EXAMPLES, "--as-of", "2025-12-18"] },
  { name: "2026-Q3", options: [...EXAMPLES, "--as-of", "2026-09-17"] },
  { name: "chua-co", options: ["--as-of", "2025-12-18"] },
];
const SIZES = [
  { name: "dien-thoai", width: 360, height: 740 },
  { name: "may-tinh", width: 1280, height: 900 },
  { name: "phong-hop", width: 1920, height: 1080 },
];

const [program, pictures] = process.argv.slice(2);
let passed = 0;
const failures = [];

function check(holds, sentence) {
  if (holds) passed += 1;
  else failures.push(sentence);
}

function bdhvs(...words) {
  const most = { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 28 };
  return execFileSync(program, words, most);
}

/** The text of axe-core, or null with the reason printed. */
function axe() {
  if (process.env.AXE) return readFileSync(join(process.env.AXE, "axe.min.js"), "utf8");
  const folder = mkdtempSync(join(tmpdir(), "bdhvs-axe-"));
  try {
    const words = ["install", "--no-save", "--silent", "--prefix", folder, "axe-core@4"];
    execFileSync("npm", words, { cwd: folder, stdio: "ignore", timeout: 120_000 });
    return readFileSync(join(folder, "node_modules/axe-core/axe.min.js"), "utf8");
  } catch {
    console.log("skipped: no axe-core (npm could not install it), accessibility rules not run");
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the page asked the network for beside itself, and what it complained of. */
function said(browser, url) {
  const requests = browser.events
    .filter((event) => event.method === "Network.requestWillBeSent")
    .map((event) => event.params.request.url)
    .filter((asked) => asked !== url);
  const complaints = browser.events.filter((event) =>
    ["Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown"].includes(event.method));
  return { requests, complaints: complaints.map((event) => JSON.stringify(event.params)) };
}

/** Every number that carries a reference, and what `coverage` says of it. */
async function figures(browser, page) {
  const shown = await browser.evaluate(
    `[...document.querySelectorAll("data[data-ref]")].map((d) =>
       [d.dataset.ref, Number(d.value), d.textContent])`);
  const json = JSON.parse(bdhvs("coverage", "--by", "unit", "--format", "json", ...page.options));
  const known = new Map();
  const put = (reference, { numerator, denominator }) => {
    known.set(`${reference}/so_dat`, numerator);
    known.set(`${reference}/tong_so`, denominator);
  };
  const take = (indicator) => {
    const reference = `${json.period}/${indicator.id}`;
    put(reference, indicator);
    for (const unit of indicator.units ?? []) put(`${reference}/${unit.unit}`, unit);
    indicator.parts.forEach(take);
  };
  json.indicators.forEach(take);
  for (const [reference, value, text] of shown) {
    check(known.get(reference) === value, `${page.name}: ${reference} is ${value} on the page, ` +
      `${known.get(reference)} in JSON`);
    const grouped = String(value).replace(/\B(?=(\d{3})+$)/g, ".");
    check(text === grouped, `${page.name}: ${reference} is printed ${text}, not ${grouped}`);
  }
  const texts = await browser.evaluate(
    `[...document.querySelectorAll("#chi-tieu article")].map((a) =>
       [a.querySelector(".rate").textContent, a.querySelector(".state").textContent])`);
  const goals = json.indicators.filter((indicator) => indicator.target && indicator.id !== "danh-tinh-so");
  check(texts.length === goals.length, `${page.name}: ${texts.length} cards, ${goals.length} targets`);
  goals.forEach((goal, n) => check(texts[n]?.[0] === (goal.percent_text ?? "–"),
    `${page.name}: ${goal.id} prints ${texts[n]?.[0]}, JSON says ${goal.percent_text}`));
  return shown.length;
}

/** One screen: nothing wider than it, no fault against accessibility. */
async function screen(browser, page, size, scheme, rules) {
  await browser.as({ ...size, scheme });
  const where = `${page.name}, ${size.name}, ${scheme}`;
  const wider = await browser.evaluate("document.documentElement.scrollWidth - innerWidth");
  check(wider <= 0, `${where}: ${wider} pixels wider than the screen`);
  if (rules) {
    const found = await browser.evaluate("axe.run(document, { resultTypes: ['violations'] })");
    for (const { id, help, nodes } of found.violations) {
      failures.push(`${where}: ${id}: ${help}: ${nodes.slice(0, 3).map((n) => n.html).join(" ")}`);
    }
    check(true, where);
  }
}

/** The page as it opens, from top to end, and on paper. */
async function take(browser, page) {
  for (const size of SIZES) {
    for (const scheme of ["light", "dark"]) {
      await browser.as({ ...size, scheme });
      const path = join(pictures, `${page.name}-${size.name}-${scheme}.png`);
      writeFileSync(path, await browser.screenshot(true));
    }
  }
  writeFileSync(join(pictures, `${page.name}.pdf`), await browser.pdf());
}

/** Tab goes to the skip link first, and a folded table is unfolded with Enter. */
async function keyboard(browser, page) {
  await browser.press("Tab");
  const first = await browser.evaluate("document.activeElement.className");
  check(first === "skip", `${page.name}: Tab goes to ${first} first`);
  await browser.evaluate("document.querySelector('summary')?.focus()");
  await browser.press("Enter");
  const open = await browser.evaluate("document.querySelector('details')?.open ?? true");
  check(open, `${page.name}: Enter unfolds nothing`);
}

/** The style counts, so its hash is right; no script runs, so the policy is there. */
async function policy(browser, page) {
  const style = await browser.evaluate("getComputedStyle(document.querySelector('h1')).margin");
  check(style === "0px", `${page.name}: the style does not count (margin ${style})`);
  await browser.evaluate(
    `{ const s = document.createElement("script"); s.textContent = "window.ran = 1";
       document.body.append(s); }`);
  check(await browser.evaluate("window.ran === undefined"), `${page.name}: a script ran`);
}

async function look(browser, page, folder, source) {
  const file = join(folder, `${page.name}.html`);
  bdhvs("dashboard", ...page.options, "--quiet", "--out", file);
  const url = pathToFileURL(file).href;
  await browser.as(SIZES[1]);
  await browser.go(url);
  const { requests, complaints } = said(browser, url);
  check(requests.length === 0, `${page.name}: asks for ${requests.join(", ")}`);
  check(complaints.length === 0, `${page.name}: complains: ${complaints.join("; ")}`);
  const count = await figures(browser, page);
  if (pictures) await take(browser, page);
  await keyboard(browser, page);
  // Folded tables are looked at too.
  await browser.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true })");
  if (source) await browser.evaluate(source);
  for (const size of SIZES) {
    for (const scheme of ["light", "dark"]) await screen(browser, page, size, scheme, source);
  }
  const late = said(browser, url).requests;
  check(late.length === 0, `${page.name}: asked later for ${late.join(", ")}`);
  await policy(browser, page);
  return count;
}

const chromium = findChromium();
if (!program || !existsSync(program)) {
  console.error("usage: node tests/browser/board.mjs PROGRAM [FOLDER FOR PICTURES]");
  process.exit(2);
}
if (!chromium) {
  console.log("skipped: no chromium on this machine, the dashboard was not looked at in a browser");
  process.exit(0);
}
if (pictures) mkdirSync(pictures, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), "bdhvs-board-"));
const browser = await Browser.open(chromium);
try {
  const source = axe();
  for (const page of PAGES) {
    const count = await look(browser, page, folder, source);
    console.log(`${page.name}: ${count} figures compared with JSON`);
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
failures.forEach((failure) => console.log(`FAILED ${failure}`));
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length > 0 ? 1 : 0);
