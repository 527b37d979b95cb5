// Starts the real program with the sample council in a fresh data folder, and finds the addresses of everything in it.

import { spawn, execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const goldthread = process.env.GOLDTHREAD ?? join(root, "target/debug/goldthread");
const authority = "Wethercombe Borough Council";
const samples = ["samples/progress-report.md", "samples/partnership-plan.txt", "samples/action-plan.txt", "samples/inspection-report.md"];
const run = promisify(execFile);

// The site with the sample plans in it: { url, plans: { progress, partner, action, report }, stop() }.
export async function startSite(files = samples) {
  const data = await mkdtemp(join(tmpdir(), "goldthread-browser-"));
  const plans = [];
  for (const file of files) {
    const { stdout } = await run(goldthread, ["--data", data, "import", join(root, file), "--authority", authority, "--yes"]);
    plans.push(stdout.match(/plan ([0-9a-f-]{36})/)[1]);
  }
  const server = spawn(goldthread, ["--data", data, "serve", "--address", "127.0.0.1:0", "--authority", authority], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, GOLDTHREAD_LOG: "error" },
  });
  const url = await address(server);
  const [progress, partner, action, report] = plans.map((plan) => `${url}/plans/${plan}`);
  const stop = async () => {
    server.kill("SIGTERM");
    await once(server, "exit");
    await rm(data, { recursive: true });
  };
  return { url, plans: { progress, partner, action, report }, stop };
}

// The address that the program prints once it listens.
async function address(server) {
  for await (const line of createInterface({ input: server.stdout })) {
    const found = line.match(/http:\/\/[^\s/]+/);
    if (found) return found[0];
  }
  throw new Error("goldthread ended before it listened");
}
