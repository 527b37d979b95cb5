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

// The site with the sample plans in it: { url, firstLink, plans: { progress, partner, action, report }, stop() }. Nobody is asked who
// they are there until somebody has used the first link, and of nobody a second factor unless it is said of whom.
export async function startSite(files = samples, { secondFactor = "choice" } = {}) {
  const data = await mkdtemp(join(tmpdir(), "goldthread-browser-"));
  const plans = [];
  for (const file of files) {
    const { stdout } = await run(goldthread, ["--data", data, "import", join(root, file), "--authority", authority, "--yes"]);
    plans.push(stdout.match(/plan ([0-9a-f-]{36})/)[1]);
  }
  const server = spawn(goldthread, ["--data", data, "serve", "--address", "127.0.0.1:0", "--authority", authority, "--second-factor", secondFactor], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, GOLDTHREAD_LOG: "error" },
  });
  const { url, firstLink } = await welcome(server);
  const [progress, partner, action, report] = plans.map((plan) => `${url}/plans/${plan}`);
  const stop = async () => {
    server.kill("SIGTERM");
    await once(server, "exit");
    await rm(data, { recursive: true });
  };
  return { url, firstLink, plans: { progress, partner, action, report }, stop };
}

// The address that the program prints once it listens, and the link that makes the first administrator.
async function welcome(server) {
  let url;
  for await (const line of createInterface({ input: server.stdout })) {
    url ??= line.match(/http:\/\/[^\s/]+/)?.[0];
    const [firstLink] = line.match(/http:\/\/\S+\/links\/\S+/) ?? [];
    if (firstLink) return { url, firstLink };
  }
  throw new Error("goldthread ended before it listened");
}
