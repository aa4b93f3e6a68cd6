// A headless Chromium spoken to over a pipe (the DevTools protocol needs no package for that).

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { accessSync, constants } from "node:fs";
import process from "node:process";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

/** The first browser on the path, or null. */
export function findChromium() {
  const folders = (process.env.PATH ?? "").split(":");
  for (const name of NAMES) {
    for (const folder of folders) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // Not in this folder.
      }
    }
  }
  return null;
}

/** A browser with one page. `send` asks, `events` are what the page said since `clear`. */
export class Browser {
  static async open(path) {
    const browser = new Browser();
    browser.profile = mkdtempSync(join(tmpdir(), "bdhvs-chromium-"));
    const flags = [
      "--headless=new", "--remote-debugging-pipe", "--no-first-run", "--disable-gpu",
      "--disable-background-networking", "--hide-scrollbars", "--force-color-profile=srgb",
      "--font-render-hinting=none", `--user-data-dir=${browser.profile}`,
    ];
    if (process.getuid?.() === 0) flags.push("--no-sandbox");
    browser.process = spawn(path, [...flags, "about:blank"], {
      stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
    });
    browser.listen(browser.process.stdio[4]);
    const { targetInfos } = await browser.send("Target.getTargets");
    const { targetId } = targetInfos.find((target) => target.type === "page");
    const attached = await browser.send("Target.attachToTarget", { targetId, flatten: true });
    browser.session = attached.sessionId;
    for (const domain of ["Page", "Network", "Runtime", "Log"]) await browser.send(`${domain}.enable`);
    return browser;
  }

  number = 0;
  waiting = new Map();
  events = [];
  left = Buffer.alloc(0);

  listen(stream) {
    stream.on("data", (bytes) => {
      this.left = Buffer.concat([this.left, bytes]);
      for (let end = this.left.indexOf(0); end >= 0; end = this.left.indexOf(0)) {
        this.take(JSON.parse(this.left.subarray(0, end).toString("utf8")));
        this.left = this.left.subarray(end + 1);
      }
    });
  }

  take(message) {
    const { id, error, result } = message;
    if (id === undefined) {
      this.events.push(message);
      return;
    }
    const { resolve, reject } = this.waiting.get(id);
    this.waiting.delete(id);
    if (error) reject(new Error(error.message));
    else resolve(result);
  }

  send(method, params = {}) {
    const id = ++this.number;
    const message = { id, method, params };
    if (this.session) message.sessionId = this.session;
    this.process.stdio[3].write(`${JSON.stringify(message)}\0`);
    return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
  }

  async evaluate(expression) {
    const asked = { expression, returnByValue: true, awaitPromise: true };
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", asked);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? "exception");
    return result.value;
  }

  async go(url) {
    this.events = [];
    await this.send("Page.navigate", { url });
    await this.until(() => this.events.some((event) => event.method === "Page.loadEventFired"));
  }

  async until(done) {
    for (let n = 0; n < 600; n += 1) {
      if (done()) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error("waited 30 seconds in vain");
  }

  /** Width and height in CSS pixels, light or dark, screen or print. */
  async as({ width, height, scale = 1, scheme = "light", media = "" }) {
    const metrics = { width, height, deviceScaleFactor: scale, mobile: false };
    await this.send("Emulation.setDeviceMetricsOverride", metrics);
    const features = [{ name: "prefers-color-scheme", value: scheme }];
    await this.send("Emulation.setEmulatedMedia", { media, features });
  }

  async press(key) {
    const codes = { Tab: 9, Enter: 13 };
    const event = { key, code: key, windowsVirtualKeyCode: codes[key] };
    if (key === "Enter") event.text = "\r";
    await this.send("Input.dispatchKeyEvent", { type: "keyDown", ...event });
    await this.send("Input.dispatchKeyEvent", { type: "keyUp", ...event });
  }

  async screenshot(whole = false) {
    const asked = { format: "png", captureBeyondViewport: whole };
    const { data } = await this.send("Page.captureScreenshot", asked);
    return Buffer.from(data, "base64");
  }

  async pdf() {
    const { data } = await this.send("Page.printToPDF", { preferCSSPageSize: true });
    return Buffer.from(data, "base64");
  }

  async close() {
    const ended = new Promise((resolve) => this.process.once("exit", resolve));
    this.session = undefined;
    await this.send("Browser.close");
    await ended;
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
