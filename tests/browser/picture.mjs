// The picture in README, made from the examples:
//
//   node tests/browser/picture.mjs PROGRAM [PICTURE]
//
// PROGRAM is the built bdhvs; PICTURE is docs/anh/theo-doi.png where nobody says otherwise. Needs
// chromium. The letters differ with the fonts of the machine, so the picture is made by hand.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Browser, findChromium } from "./chromium.mjs";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
const MOST_BYTES = 150_000;

const [program, picture = join(ROOT, "docs/anh/theo-doi.png")] = process.argv.slice(2);
const chromium = findChromium();
if (!program) {
  console.error("usage: node tests/browser/picture.mjs PROGRAM [PICTURE]");
  process.exit(2);
}
if (!chromium) {
  console.log("skipped: no chromium on this machine, no picture was made");
  process.exit(0);
}
const folder = mkdtempSync(join(tmpdir(), "bdhvs-picture-"));
const page = join(folder, "theo-doi.html");
const words = ["dashboard", "--reports", "examples/reports", "--as-of", "2025-12-18"];
execFileSync(program, [...words, "--quiet", "--out", page], { cwd: ROOT });
const browser = await Browser.open(chromium);
try {
  await browser.as({ width: 1280, height: 1060, scale: 0.8 });
  await browser.go(pathToFileURL(page).href);
  mkdirSync(dirname(picture), { recursive: true });
  writeFileSync(picture, await browser.screenshot());
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
const { size } = statSync(picture);
console.log(`${picture}: ${size} bytes`);
process.exit(size > MOST_BYTES ? 1 : 0);
